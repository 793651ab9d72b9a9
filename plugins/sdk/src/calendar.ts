const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * How many days a month of the Gregorian calendar has; 0 for a month that there is not.
 *
 * @example
 * daysInMonth(2024, 2) === 29
 */
export function daysInMonth(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeapYear ? 29 : (DAYS[month - 1] ?? 0)
}

/**
 * A day as `YYYY-MM-DD`; undefined where the calendar has no such day, and for years before 1900.
 *
 * @example
 * isoDate(2024, 2, 30) === undefined
 */
export function isoDate(year: number, month: number, day: number): string | undefined {
  if (!(year >= 1900 && year <= 9999 && day >= 1 && day <= daysInMonth(year, month))) return undefined
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`
}

const CYCLE_DAYS = 146_097
const CYCLE_YEARS = 400
/** From 0000-03-01 to 1970-01-01: years that begin in March have their leap day at the end. */
const DAYS_BEFORE_1970 = 719_468

/**
 * The day so many days after 1970-01-01; undefined outside the years 1900 to 9999.
 *
 * @example
 * isoDateOfDay(19783) === '2024-03-01'
 */
export function isoDateOfDay(days: number): string | undefined {
  const shifted = Math.floor(days) + DAYS_BEFORE_1970
  const cycle = Math.floor(shifted / CYCLE_DAYS)
  const dayOfCycle = shifted - cycle * CYCLE_DAYS
  const leapDays = Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096)
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365)
  const dayOfYear = dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1
  return isoDate(cycle * CYCLE_YEARS + yearOfCycle + (month <= 2 ? 1 : 0), month, day)
}
