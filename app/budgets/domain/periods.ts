import { addDays, addMonths, dayNumber, firstDay, type Month, monthOf, type PlainDate } from '#core/plain_date'

export const periodLengths = ['week', 'two_weeks', 'month', 'year'] as const
export type PeriodLength = (typeof periodLengths)[number]

/** How long the periods of a budget are, and a day on which one of them begins. */
export interface Rhythm {
  length: PeriodLength
  /** For months and years a day up to the 28th, which every month has. */
  anchorOn: PlainDate
}

/** Both days are included. */
export interface Period {
  from: PlainDate
  to: PlainDate
}

const DAYS: Partial<Record<PeriodLength, number>> = { week: 7, two_weeks: 14 }
const MONTHS: Partial<Record<PeriodLength, number>> = { month: 1, year: 12 }
export const ANCHOR_DAY_MAX = 28

export function periodOf(rhythm: Rhythm, day: PlainDate): Period {
  const from = startOf(rhythm, day)
  return { from, to: addDays(shift(rhythm, from, 1), -1) }
}

function startOf({ length, anchorOn }: Rhythm, day: PlainDate): PlainDate {
  const days = DAYS[length]
  if (days !== undefined) {
    const distance = dayNumber(day) - dayNumber(anchorOn)
    return addDays(day, -(distance - Math.floor(distance / days) * days))
  }
  const anchorDay = anchorOn.slice(8)
  const month = day.slice(8) >= anchorDay ? monthOf(day) : addMonths(monthOf(day), -1)
  if (length === 'month') return `${month}-${anchorDay}`
  const year = month.slice(5) >= anchorOn.slice(5, 7) ? month.slice(0, 4) : addMonths(month, -12).slice(0, 4)
  return `${year}${anchorOn.slice(4)}`
}

/** The first day of the period so many periods after the one that begins on `from`. */
export function shift({ length }: Rhythm, from: PlainDate, periods: number): PlainDate {
  const days = DAYS[length]
  if (days !== undefined) return addDays(from, periods * days)
  return addMonths(monthOf(from), periods * MONTHS[length]!) + from.slice(7)
}

/** All periods from the one with the first day to the one with the last, oldest first; empty when they are the wrong way round. */
export function periodsBetween(rhythm: Rhythm, first: PlainDate, last: PlainDate): Period[] {
  const periods: Period[] = []
  for (let from = startOf(rhythm, first); from <= last; from = shift(rhythm, from, 1))
    periods.push({ from, to: addDays(shift(rhythm, from, 1), -1) })
  return periods
}

/** Whether every period is made of whole calendar months, so that month totals tell what happened in it. */
export function isMadeOfMonths({ length, anchorOn }: Rhythm): boolean {
  return MONTHS[length] !== undefined && anchorOn.endsWith('-01')
}

/** The period people mean by a month: the one with today in the current month, else the one that begins in it. */
export function dayOfMonthMeant({ length }: Rhythm, month: Month, today: PlainDate): PlainDate {
  if (monthOf(today) === month) return today
  return length === 'month' ? `${month}-${ANCHOR_DAY_MAX}` : firstDay(month)
}

export function daysIn({ from, to }: Period): number {
  return dayNumber(to) - dayNumber(from) + 1
}

/** How many days of the period are left, the current one included; all of them before it begins. */
export function daysLeft(period: Period, today: PlainDate): number {
  if (today < period.from) return daysIn(period)
  return Math.max(0, dayNumber(period.to) - dayNumber(today) + 1)
}

/** The part of the period that is over when today ends, from 0 to 1. */
export function shareElapsed(period: Period, today: PlainDate): number {
  if (today < period.from) return 0
  return Math.min(1, (dayNumber(today) - dayNumber(period.from) + 1) / daysIn(period))
}
