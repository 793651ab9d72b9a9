import { addDays, addMonths, firstOfMonth, lastOfMonth, monthOf } from '#lib/dates/plain_date.ts'

export interface SpendingPeriod {
  id: string
  label: string
  from: string
  to: string
}

/** What people compare: a month, a quarter, a year back, and calendar years. */
export function spendingPeriods(today: string): SpendingPeriod[] {
  const year = Number(today.slice(0, 4))
  const lastMonth = addMonths(monthOf(today), -1)
  return [
    { id: 'month', label: 'Last month', from: firstOfMonth(lastMonth), to: lastOfMonth(lastMonth) },
    { id: 'quarter', label: '90 days', from: addDays(today, -89), to: today },
    { id: 'months', label: '12 months', from: addDays(today, -364), to: today },
    { id: 'year', label: String(year), from: `${year}-01-01`, to: today },
    { id: 'before', label: String(year - 1), from: `${year - 1}-01-01`, to: `${year - 1}-12-31` },
  ]
}
