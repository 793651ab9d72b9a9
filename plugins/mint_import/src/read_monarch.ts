import { writtenAmounts, writtenDays, type NamedTable } from '@florin/plugin-sdk'
import { type Balance, type Movement, type Problems, tagsOf } from './movements.js'

export const isMonarch = (table: NamedTable) =>
  table.has('Date', 'Merchant', 'Category', 'Account', 'Original Statement', 'Amount')

/** Nothing but a day, an account and its balance. */
export const isBalances = (table: NamedTable) => table.has('Date', 'Balance', 'Account') && !table.has('Amount')

export function readMonarch(table: NamedTable, problems: Problems): Movement[] {
  const rows = [...table.rows()]
  const days = writtenDays(rows.map((row) => row.get('Date')))
  const read = writtenAmounts(rows.map((row) => row.get('Amount')))
  return rows.flatMap((row): Movement[] => {
    const [date, amount] = [days.read(row.get('Date')), read(row.get('Amount'))]
    if (!date || amount === undefined) {
      problems.tell(row.line, 'the date or the amount cannot be read; the row is left out.')
      return []
    }
    const [payee, original] = [row.get('Merchant'), row.get('Original Statement')]
    return [
      {
        line: row.line,
        date,
        account: row.get('Account') || 'Monarch',
        amount,
        payee,
        memo: original === payee ? '' : original,
        note: row.get('Notes'),
        category: row.get('Category'),
        tags: tagsOf(row.get('Tags'), ','),
        transfer: null,
        isTaken: false,
      },
    ]
  })
}

/** The balances, those of each account in order of time. */
export function readBalances(table: NamedTable, problems: Problems): Map<string, Balance[]> {
  const rows = [...table.rows()]
  const days = writtenDays(rows.map((row) => row.get('Date')))
  const read = writtenAmounts(rows.map((row) => row.get('Balance')))
  const accounts = new Map<string, Balance[]>()
  for (const row of rows) {
    const [date, amount, account] = [days.read(row.get('Date')), read(row.get('Balance')), row.get('Account')]
    if (!date || amount === undefined || account === '') {
      problems.tell(row.line, 'the day, the balance or the account cannot be read; the row is left out.')
      continue
    }
    const known = accounts.get(account)
    if (known) known.push({ date, account, amount })
    else accounts.set(account, [{ date, account, amount }])
  }
  for (const balances of accounts.values()) balances.sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)))
  return accounts
}
