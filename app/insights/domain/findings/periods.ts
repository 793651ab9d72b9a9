import { addMonths, lastDay, type Month, monthOf, type PlainDate } from '#core/plain_date'

/** The quarter of a year that a day is in, such as `2026-Q4`, and its last day. */
export function quarterOf(day: PlainDate): { quarter: string; until: PlainDate } {
  const number = Math.ceil(Number(day.slice(5, 7)) / 3)
  const last: Month = `${day.slice(0, 4)}-${String(number * 3).padStart(2, '0')}`
  return { quarter: `${day.slice(0, 4)}-Q${number}`, until: lastDay(last) }
}

export const monthBefore = (day: PlainDate) => addMonths(monthOf(day), -1)
