import { dateOf, dayNumber, daysInMonth, isWeekend, weekdayOf } from './calendar.js'

/** Which days are alike: one number for each day, from the first of the history to the last ahead. */
export interface Places {
  name: string
  of: Int32Array
  count: number
}

const MOST_WORKING_DAYS = 23

/**
 * Days by the working days of their month, counted from its nearer end: wages come on the last one, standing orders leave on the first.
 * All days of weekends are one place.
 */
export function placesInMonth(start: string, count: number): Places {
  const of = new Int32Array(count)
  const first = dayNumber(start)
  for (let at = 0; at < count; at++) {
    const { day, weekday, days } = partsOf(first + at)
    if (isWeekend(weekday)) continue
    const firstWeekday = weekdayOf(first + at - day + 1)
    const before = workingDaysOf(firstWeekday, day)
    const after = workingDaysOf(firstWeekday, days) - before + 1
    of[at] = before < after ? before : 2 * MOST_WORKING_DAYS - after
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
  return { day, weekday: weekdayOf(number), days: daysInMonth(year, month) }
}

/** How many of the first days of a month that begins on a weekday are working days. */
function workingDaysOf(firstWeekday: number, days: number): number {
  let count = 0
  for (let day = 0; day < days; day++) if (!isWeekend((firstWeekday + day) % 7)) count++
  return count
}
