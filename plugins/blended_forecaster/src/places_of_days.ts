import { dateOf, dayNumber, daysInMonth, type Holidays, isWeekend, NO_HOLIDAYS, weekdayOf } from './calendar.js'

/** Which days are alike: one number for each day, from the first of the history to the last ahead. */
export interface Places {
  name: string
  of: Int32Array
  count: number
}

const MOST_WORKING_DAYS = 23

/**
 * Days by the working days of their month, counted from its nearer end: wages come on the last one, standing orders leave on the first.
 * All days of weekends and holidays are one place.
 */
export function placesInMonth(start: string, count: number, holidays: Holidays = NO_HOLIDAYS): Places {
  const of = new Int32Array(count)
  const first = dayNumber(start)
  for (let at = 0; at < count;) {
    const { day, days } = partsOf(first + at)
    const open = workingDaysFrom(first + at - day + 1, days, holidays)
    for (const [before, number] of open.entries()) {
      const after = open.length - before - 1
      const place = before < after ? before + 1 : 2 * MOST_WORKING_DAYS - after - 1
      if (number >= first && number < first + count) of[number - first] = place
    }
    at += days - day + 1
  }
  return { name: 'working day of the month', of, count: 2 * MOST_WORKING_DAYS }
}

/** Days by their date; what comes after the 28th is counted from the end of its month. */
export function placesByDate(start: string, count: number): Places {
  const first = dayNumber(start)
  const of = Int32Array.from({ length: count }, (_, at) => {
    const { day, days } = partsOf(first + at)
    return day <= 28 ? day - 1 : 28 + days - day
  })
  return { name: 'day of the month', of, count: 31 }
}

export function placesInWeek(start: string, count: number): Places {
  const first = dayNumber(start)
  return { name: 'weekday', of: Int32Array.from({ length: count }, (_, at) => weekdayOf(first + at)), count: 7 }
}

/** All days are alike. */
export function onePlace(count: number): Places {
  return { name: 'steady change', of: new Int32Array(count), count: 1 }
}

function partsOf(number: number) {
  const { year, month, day } = dateOf(number)
  return { day, days: daysInMonth(year, month) }
}

function workingDaysFrom(first: number, days: number, holidays: Holidays): number[] {
  const open: number[] = []
  for (let number = first; number < first + days; number++)
    if (!isWeekend(weekdayOf(number)) && !holidays.has(number)) open.push(number)
  return open
}
