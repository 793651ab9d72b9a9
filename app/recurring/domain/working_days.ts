import { bankHolidays } from '#core/bank_holidays'
import { dayNumber } from '#core/plain_date'

export type Shift = 'none' | 'before' | 'after'

const WEEK = 7
const resting = new Map<number, ReadonlySet<number>>()

/** 0 is Sunday. Day 0, 1970-01-01, was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % WEEK) + WEEK) % WEEK
}

/** A day number as its year, month from 1 and day; without a Date, because fits ask for very many. */
export function civil(day: number): { year: number; month: number; day: number } {
  const sinceEra = day + 719_468
  const era = Math.floor(sinceEra / 146_097)
  const ofEra = sinceEra - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: ofYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

/** The opposite of `civil`. */
export function numberOf(year: number, month: number, day: number): number {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear - 719_468
}

/** Weekends, and the days on which payments rest in all of Europe: New Year, Good Friday, Easter Monday, the days of Christmas. */
export function isWorkingDay(day: number): boolean {
  const weekday = weekdayOf(day)
  if (weekday === 0 || weekday === 6) return false
  const { year } = civil(day)
  let holidays = resting.get(year)
  if (!holidays) resting.set(year, (holidays = holidaysOf(year)))
  return !holidays.has(day)
}

export function shifted(day: number, shift: Shift): number {
  if (shift === 'none') return day
  let to = day
  while (!isWorkingDay(to)) to += shift === 'after' ? 1 : -1
  return to
}

function holidaysOf(year: number): ReadonlySet<number> {
  return new Set(bankHolidays(null, year).map(dayNumber))
}
