import { formatAmount } from './money.js'
import type { PlainDate } from './plain_date.js'

/*
 * Money and days inside of the sentences that the server writes. The sentences are English, so what stands in them is, whatever way
 * somebody has numbers and dates written on their screen.
 */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const percents = new Intl.NumberFormat('en', { style: 'percent', signDisplay: 'negative' })
const numbers = new Map<string, Intl.NumberFormat>()

/** `€33,961.32`, and `5.00 shares` of what is no currency. */
export function moneyWords(minor: number, { code, scale }: { code: string; scale: number }): string {
  return decimalMoneyWords(formatAmount(minor, scale), code)
}

/** The same of an amount as decimal text, with the decimals that it has. */
export function decimalMoneyWords(amount: string, code: string): string {
  const decimals = amount.split('.')[1]?.length ?? 0
  // Intl reads decimal text exactly, without passing through a float.
  const text = numberFormat(code, decimals).format(amount as `${number}`)
  return isCode(code) ? text : `${text} ${code}`.trim()
}

/** `1,250%` of a share such as 12.5. */
export const percentWords = (share: number) => percents.format(share)

/** `21 November 2026`; what is no day stays as it is. */
export function dayWords(day: PlainDate): string {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? []
  return date === undefined ? day : `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** `November 2026`, of a month or of a day in it. */
export function monthWords(month: string): string {
  const [, year, at] = /^(\d{4})-(\d\d)(?:-\d\d)?$/.exec(month) ?? []
  return at === undefined ? month : `${MONTHS[Number(at) - 1]} ${year}`
}

/** `November 2026`, `the week of 16 November 2026`, `2026`: a period by its first day. */
export function periodWords(period: 'month' | 'week' | 'year', from: PlainDate): string {
  if (period === 'week') return `the week of ${dayWords(from)}`
  return period === 'year' ? from.slice(0, 4) : monthWords(from)
}

const isCode = (code: string) => /^[A-Z]{3}$/.test(code)

function numberFormat(code: string, decimals: number): Intl.NumberFormat {
  const key = `${code} ${decimals}`
  const known = numbers.get(key)
  if (known) return known
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  const made = new Intl.NumberFormat('en', isCode(code) ? { style: 'currency', currency: code, ...digits } : digits)
  numbers.set(key, made)
  return made
}
