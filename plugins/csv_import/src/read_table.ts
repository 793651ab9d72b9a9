import {
  PluginError,
  TransactionBatch,
  type Emit,
  type ImportFile,
  type Issue,
  type ParseOptions,
  type ParseResult,
} from '@florin/plugin-sdk'
import { describeColumns, describeGuess, makePlan } from './plan.js'
import { RowReader, type Reading } from './row_reader.js'
import { unifyLines, visitRows } from './rows.js'
import { StatementList } from './statement_list.js'

const ISSUES_TOLD = 500

type Read = Extract<Reading, { kind: 'transaction' }>

/** Reads one table of transactions. Throws a PluginError where it is none or none of its rows can be read. */
export function readTable(file: ImportFile, options: ParseOptions, emit: Emit): ParseResult {
  const text = unifyLines(file.text)
  const plan = makePlan(text, file, options.mapping)
  const reader = new RowReader(plan)
  const statements = new StatementList(plan)
  const batch = new TransactionBatch(emit)
  const issues: Issue[] = []
  let refused = 0
  // A row waits until it is known that the next one does not go on with its words.
  let waiting: Read | undefined

  const release = () => {
    if (!waiting) return
    const { fields, account, currency, balance } = waiting
    // Set, not spread: copying a row costs as much as everything else about it.
    fields.statement = statements.place(account, currency)
    statements.add(fields.statement, fields.amount, balance)
    batch.add(fields)
    waiting = undefined
  }

  visitRows(text, plan.dialect, (row) => {
    if (row.line <= plan.headerLine) return
    const reading = reader.read(row)
    if (reading.kind === 'continuation') {
      if (waiting) waiting.fields.memo = `${waiting.fields.memo} ${reading.text}`.trim().slice(0, 4000)
      return
    }
    release()
    if (reading.kind === 'transaction') waiting = reading
    else if (reading.kind === 'refused') {
      refused++
      if (issues.length < ISSUES_TOLD) issues.push({ line: row.line, code: reading.code, message: reading.message })
    }
  })
  release()
  batch.flush()

  if (batch.count === 0) {
    if (refused === 0)
      throw new PluginError('invalid_input', 'The table has names but no rows with transactions below them.')
    const reasons = issues.slice(0, 3).map(({ message }) => message)
    throw new PluginError('invalid_input', `None of the ${refused} rows can be read. ${reasons.join(' ')}`)
  }
  if (!plan.orderCertain) {
    const [order, other] = plan.order === 'dmy' ? ['day/month', 'month/day'] : ['month/day', 'day/month']
    issues.push({
      line: null,
      code: 'date_order_guessed',
      message: `The dates are read as ${order}; they could be ${other} too.`,
    })
  }
  return { statements: statements.finish(issues), issues, columns: describeColumns(plan), guessed: describeGuess(plan) }
}
