import type { BudgetPeriod } from '#lib/api/budgets.ts'
import { monthOf } from '#lib/dates/plain_date.ts'
import { formatDate, formatDay, formatMonth } from '#lib/format/date.ts'

type Days = Pick<BudgetPeriod['period'], 'from' | 'to'>

const isCalendarMonth = ({ from, to }: Days) =>
  from.endsWith('-01') && monthOf(from) === monthOf(to) && to.slice(8) >= '28'

/** `November 2026` for a calendar month, `2026` for a calendar year, else `25 Oct – 24 Nov 2026`. */
export function periodName(period: Days): string {
  if (isCalendarMonth(period)) return formatMonth(monthOf(period.from), 'full')
  if (period.from.endsWith('-01-01') && period.to.endsWith('-12-31')) return period.from.slice(0, 4)
  return `${formatDay(period.from)} – ${formatDate(period.to)}`
}

/** What stands in the address for the period of a day: the month where periods are calendar months. */
export function periodInAddress(day: string, period: Days): string {
  return isCalendarMonth(period) ? monthOf(day) : day
}
