import { addDays, addMonths, daysInMonth, monthOf, type PlainDate } from '#core/plain_date'

export const cadenceUnits = ['week', 'month', 'year'] as const

/** A payment that comes again: every so many weeks, months or years from its first day on. */
export interface Cadence {
  firstOn: PlainDate
  every: number
  unit: (typeof cadenceUnits)[number]
}

/** The day so many months later; where that month is too short, its last day. */
export function addMonthsTo(day: PlainDate, months: number): PlainDate {
  const month = addMonths(monthOf(day), months)
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`
}

/** Counted from the first day and not from one to the next, so that the 31st comes back after February. */
export function occurrence({ firstOn, every, unit }: Cadence, at: number): PlainDate {
  if (unit === 'week') return addDays(firstOn, 7 * every * at)
  return addMonthsTo(firstOn, (unit === 'year' ? 12 : 1) * every * at)
}

/** The days from one to another on which it comes, and the first one after them. */
export function occurrencesBetween(
  cadence: Cadence,
  from: PlainDate,
  to: PlainDate,
): { days: PlainDate[]; next: PlainDate } {
  const days: PlainDate[] = []
  for (let at = 0; ; at++) {
    const day = occurrence(cadence, at)
    if (day > to) return { days, next: day }
    if (day >= from) days.push(day)
  }
}
