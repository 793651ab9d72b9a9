/** Days since 1970-01-01, so that days can be counted, and back; by the rules of the Gregorian calendar (after Hinnant). */

/** Days on which banks rest besides weekends, by their numbers. */
export type Holidays = ReadonlySet<number>
export const NO_HOLIDAYS: Holidays = new Set()

const DAYS_OF_ERA = 146_097
const ERA_TO_1970 = 719_468
const THURSDAY = 4

export function dayNumber(date: string): number {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  // Years that begin in March have their odd day at the end.
  const from = month > 2 ? year : year - 1
  const ofEra = from - Math.floor(from / 400) * 400
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const days = ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear
  return Math.floor(from / 400) * DAYS_OF_ERA + days - ERA_TO_1970
}

export function dateOf(number: number): { year: number; month: number; day: number } {
  const shifted = number + ERA_TO_1970
  const era = Math.floor(shifted / DAYS_OF_ERA)
  const ofEra = shifted - era * DAYS_OF_ERA
  const years = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = ((fromMarch + 2) % 12) + 1
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  return { year: era * 400 + years + (month <= 2 ? 1 : 0), month, day }
}

/** 0 is Sunday. */
export function weekdayOf(number: number): number {
  return (((number + THURSDAY) % 7) + 7) % 7
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export const isWeekend = (weekday: number) => weekday === 0 || weekday === 6
