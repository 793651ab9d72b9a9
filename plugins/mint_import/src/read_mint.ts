import { writtenAmounts, writtenDays, type NamedTable } from '@florin/plugin-sdk'
import { type Movement, type Problems, tagsOf } from './movements.js'

export const isMint = (table: NamedTable) =>
  table.has('Date', 'Description', 'Original Description', 'Amount', 'Transaction Type', 'Account Name')

/** Mint's amounts have no sign: a column says whether money left or came. */
export function readMint(table: NamedTable, problems: Problems): Movement[] {
  const rows = [...table.rows()]
  const days = writtenDays(rows.map((row) => row.get('Date')))
  const read = writtenAmounts(rows.map((row) => row.get('Amount')))
  return rows.flatMap((row): Movement[] => {
    const [date, written] = [days.read(row.get('Date')), read(row.get('Amount'))]
    const type = row.get('Transaction Type').toLowerCase()
    if (!date || written === undefined || (type !== 'debit' && type !== 'credit')) {
      problems.tell(row.line, 'the date, the amount or its direction cannot be read; the row is left out.')
      return []
    }
    const size = written.replace(/^-/, '')
    if (size !== written)
      problems.tell(row.line, `"${row.get('Amount')}" has a sign beside "${type}"; the word was taken to be right.`)
    const [payee, original] = [row.get('Description'), row.get('Original Description')]
    return [
      {
        line: row.line,
        date,
        account: row.get('Account Name') || 'Mint',
        amount: type === 'debit' && /[1-9]/.test(size) ? `-${size}` : size,
        payee,
        memo: original === payee ? '' : original,
        note: row.get('Notes'),
        category: row.get('Category'),
        tags: tagsOf(row.get('Labels'), ','),
        transfer: null,
        isTaken: false,
      },
    ]
  })
}
