import {
  DecimalSum,
  PluginError,
  writtenAmounts,
  writtenDays,
  type NamedRow,
  type NamedTable,
} from '@florin/plugin-sdk'
import {
  CARD_GROUP,
  clearingOf,
  INCOME_GROUP,
  type YnabAccount,
  type YnabBudget,
  type YnabTransaction,
} from './budget.js'
import { currencyOf } from './currency.js'
import { pairTransfers, type SingleRow } from './pair_transfers.js'

const ISSUES_TOLD = 200
/** `Split (1/3) cheese` of YNAB and `(Split 1/3) cheese` of YNAB 4. */
const SPLIT = /^\(?Split\s*\(?(\d{1,3})\/(\d{1,3})\)\s*/i
const TRANSFER = /^Transfer\s?:\s*(.+)$/i

/** Group and name of a row's category, as both generations of the program call the columns. */
export function categoryOf(row: NamedRow): { group: string; name: string } | undefined {
  const group = row.get('Category Group') || row.get('Master Category')
  const name = row.get('Sub Category') || (row.get('Category Group/Category') ? row.get('Category') : '')
  if (name !== '') return { group, name }
  const [first = '', ...rest] = (row.get('Category Group/Category') || row.get('Category')).split(':')
  if (first.trim() === '') return undefined
  return rest.length > 0 ? { group: first.trim(), name: rest.join(':').trim() } : { group, name: first.trim() }
}

export const isRegister = (table: NamedTable) => table.has('Account', 'Date', 'Payee', 'Outflow', 'Inflow')

/** Reads the table of all transactions into a budget. */
export function readRegister(table: NamedTable, budget: YnabBudget): void {
  const days = writtenDays([...table.rows()].map((row) => row.get('Date')))
  const read = writtenAmounts([...table.rows()].flatMap((row) => [row.get('Outflow'), row.get('Inflow')]))
  const rows: SingleRow[] = []
  for (const row of table.rows()) {
    const date = days.read(row.get('Date'))
    const [outflow, inflow] = [read(row.get('Outflow') || '0'), read(row.get('Inflow') || '0')]
    if (!date || outflow === undefined || inflow === undefined || row.get('Account') === '') {
      if (budget.issues.length < ISSUES_TOLD) budget.issues.push(unreadable(row, date))
      continue
    }
    rows.push(singleRow(row, date, new DecimalSum(inflow).subtract(outflow).toString(), budget))
  }
  if (rows.length === 0) throw new PluginError('invalid_input', 'The register has no row that can be read.')
  if (days.isUnsure)
    budget.issues.push({
      line: null,
      code: 'ambiguous_dates',
      message: 'Nothing tells the order of day and month; the month was taken to come first.',
    })
  budget.currency = currencyOf([...table.rows()].map((row) => row.get('Outflow')))
  for (const account of new Set(rows.map((row) => row.account)))
    budget.accounts.set(account, accountNamed(account, budget))
  budget.transactions = joinSplits(pairTransfers(rows, budget))
}

function singleRow(row: NamedRow, date: string, amount: string, budget: YnabBudget): SingleRow {
  const category = categoryOf(row)
  const key = category ? `${category.group}\n${category.name}` : null
  if (category && key) budget.categories.set(key, { ...category, isIncome: INCOME_GROUP.test(category.group) })
  const split = SPLIT.exec(row.get('Memo'))
  const check = row.get('Check Number')
  return {
    line: row.line,
    date,
    account: row.get('Account'),
    payee: row.get('Payee'),
    memo: [row.get('Memo').replace(SPLIT, ''), check].filter((text) => text !== '').join(' '),
    flag: row.get('Flag'),
    clearing: clearingOf(row.get('Cleared')),
    amount,
    category: key,
    other: TRANSFER.exec(row.get('Payee'))?.[1]?.trim() ?? null,
    part: split ? { number: Number(split[1]), of: Number(split[2]) } : null,
    transfer: null,
    isTaken: false,
  }
}

function unreadable(row: NamedRow, date: string | undefined) {
  const what =
    date === undefined ? `"${row.get('Date').slice(0, 40)}" is no date` : 'the account or an amount is missing'
  return { line: row.line, code: 'unreadable', message: `Line ${row.line}: ${what}; the row is left out.` }
}

/** The cards are those that a category of payments is named after; of the others their balance tells what they are. */
function accountNamed(name: string, { categories }: YnabBudget): YnabAccount {
  const isCard = [...categories.values()].some((each) => CARD_GROUP.test(each.group) && each.name === name)
  const told = { name, isClosed: false, note: '' }
  return isCard ? { ...told, kind: 'liability', subtype: 'credit_card' } : { ...told, kind: undefined, subtype: null }
}

/** Rows that say they are parts of one transaction stand one below the other. */
function joinSplits(rows: readonly SingleRow[]): YnabTransaction[] {
  const transactions: YnabTransaction[] = []
  let open: { row: SingleRow; transaction: YnabTransaction } | undefined
  for (const row of rows) {
    if (row.isTaken) continue
    const part = { amount: row.amount, category: row.category, memo: row.memo, transfer: row.transfer }
    if (row.part && open && belongs(row, open.row) && open.transaction.parts.length < row.part.of) {
      open.transaction.parts.push(part)
      // The payee of a part that moves money elsewhere is that account.
      if (TRANSFER.test(open.transaction.payee) && !row.other) open.transaction.payee = row.payee
      continue
    }
    const { line, date, account, payee, flag, clearing } = row
    const memo = row.part ? '' : row.memo
    const transaction = { id: '', line, date, account, payee: payeeOf(row, payee), memo, flag, clearing, parts: [part] }
    transactions.push(transaction)
    open = row.part ? { row, transaction } : undefined
  }
  return transactions
}

const belongs = (row: SingleRow, first: SingleRow) =>
  row.account === first.account && row.date === first.date && row.part!.of === first.part!.of

/** What is a transfer within the budget has no payee. */
const payeeOf = (row: SingleRow, payee: string) => (row.transfer ? '' : payee)
