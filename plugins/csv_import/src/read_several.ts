import {
  PluginError,
  type ColumnMapping,
  type Emit,
  type ImportFile,
  type ParseOptions,
  type ParseResult,
  type Statement,
  type TransactionColumns,
} from '@florin/plugin-sdk'
import { askForColumns, ColumnsUnknown } from './plan.js'
import { readTable } from './read_table.js'

/** One of several tables of a file. */
export interface NamedText {
  /** How it is told of. */
  name: string
  text: string
  /** What an account is called that the rows do not name. */
  account?: string
  mapping?: ColumnMapping
}

/** Reads every table that is one of transactions. Where none is, the reason of the first is told. */
export function readSeveral(file: ImportFile, tables: NamedText[], options: ParseOptions, emit: Emit): ParseResult {
  const result: ParseResult = { statements: [], issues: [] }
  const told = (message: string, { name }: NamedText) => (tables.length > 1 && name ? `${name}: ${message}` : message)
  let refusal: PluginError | undefined
  let question: ColumnsUnknown | undefined
  for (const table of tables) {
    const batches: TransactionColumns[] = []
    try {
      const collect = { ...emit, transactions: (columns: TransactionColumns) => batches.push(columns) }
      const part = readTable({ ...file, text: table.text }, { ...options, mapping: table.mapping }, collect)
      const places = part.statements.map((statement) => placeOf(named(statement, table), result.statements))
      for (const columns of batches)
        emit.transactions({ ...columns, statement: columns.statement.map((index) => places[index]!) })
      result.issues.push(...part.issues.map((issue) => ({ ...issue, message: told(issue.message, table) })))
      result.columns ??= part.columns
      result.guessed ??= part.guessed
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      if (error instanceof ColumnsUnknown) question ??= error
      refusal ??= new PluginError(error.code, told(error.message, table))
    }
  }
  if (result.statements.length > 0) return result
  if (!question) throw refusal!
  return askForColumns(question)
}

function named(statement: Statement, { account: name }: NamedText): Statement {
  const { account } = statement
  return name && account.id === null && account.name === null
    ? { ...statement, account: { ...account, name: name.slice(0, 400) } }
    : statement
}

/** Tables often split one account by kind or year: what names the same account is one statement, whose balances nobody told. */
function placeOf(statement: Statement, all: Statement[]): number {
  const name = JSON.stringify(statement.account)
  const index = all.findIndex(({ account }) => JSON.stringify(account) === name)
  if (index < 0) return all.push(statement) - 1
  all[index] = { ...all[index]!, opening_balance: null, closing_balance: null }
  return index
}
