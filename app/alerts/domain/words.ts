import { formatAmount } from '#core/money'
import type { PlainDate } from '#core/plain_date'

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

/** `Food, Travel and Rent`. */
export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'what is gone'
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** `November 2026`, `the week of 2026-11-16`, `2026`: a period by its first day. */
export function periodWords(period: 'month' | 'week' | 'year', from: PlainDate): string {
  if (period === 'week') return `the week of ${from}`
  if (period === 'year') return from.slice(0, 4)
  return `${MONTHS[Number(from.slice(5, 7)) - 1]} ${from.slice(0, 4)}`
}

/** `33,961.32 EUR`, as the sentences around it are English. */
export function moneyWords(minor: number, { code, scale }: { code: string; scale: number }): string {
  const [whole, fraction] = formatAmount(minor, scale).split('.') as [string, string | undefined]
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',')
  return `${grouped}${fraction === undefined ? '' : `.${fraction}`} ${code}`
}
