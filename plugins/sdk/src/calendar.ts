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
