import { isPlainDate } from '#lib/dates/plain_date.ts'
import { formatDate } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'

/** What fields are called on the screen. */
export const FIELD_WORDS: Record<string, string> = {
  occurred_on: 'Date',
  payee: 'Payee',
  category: 'Category',
  splits: 'Parts',
  amount: 'Amount',
  memo: 'Memo',
  note: 'Note',
  tags: 'Tags',
  status: 'Status',
  clearing: 'Cleared',
  account: 'Account',
  reviewed: 'Reviewed',
  excluded: 'Left out of reports',
  needs_review: 'To be reviewed',
  recurring: 'Bill',
  split_memo: 'Memo of a part',
}

/** A recorded value in words; the server sends text, numbers, money, named things and lists of them. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length === 0 ? 'nothing' : value.map(describeValue).join(', ')
  if (typeof value === 'object') return describeObject(value as Record<string, unknown>)
  const text = String(value)
  return isPlainDate(text) ? formatDate(text) : text
}

function describeObject(value: Record<string, unknown>): string {
  if (typeof value.amount === 'string' && typeof value.currency === 'string') {
    const money = formatMoney({ amount: value.amount, currency: value.currency })
    return value.category ? `${describeValue(value.category)} ${money}` : money
  }
  if ('name' in value) return describeValue(value.name)
  return Object.values(value).map(describeValue).join(' ')
}
