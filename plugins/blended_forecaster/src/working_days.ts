import { dayNumber, daysInMonth, type Holidays, isWeekend, NO_HOLIDAYS, weekdayOf } from './calendar.js'
import type { Span } from './outlook.js'
import { mean } from './statistics.js'

const MONTHS = 12
/** So clear that chance hardly does it: one series in three thousand. */
const CLEARLY = 3
const MONTHS_TO_TELL = 36

/** From Monday to Friday, without holidays. */
export function workingDays(year: number, month: number, holidays: Holidays = NO_HOLIDAYS): number {
  const first = dayNumber(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`)
  const days = daysInMonth(year, month)
  let count = 20
  // Four whole weeks have twenty; the days after them decide.
  for (let day = 28; day < days; day++) if (!isWeekend(weekdayOf(first + day))) count++
  if (holidays.size > 0)
    for (let day = first; day < first + days; day++) if (holidays.has(day) && !isWeekend(weekdayOf(day))) count--
  return count
}

/**
 * By how much each month, also those ahead, is moved by having more or fewer working days than the same month usually has. Nothing where
 * that is not clear from the history.
 */
export function workingDayEffect(
  values: Float64Array,
  adjusted: Float64Array,
  { start, horizon, holidays }: Span,
): Float64Array {
  const effect = new Float64Array(values.length + horizon)
  if (values.length < MONTHS_TO_TELL) return effect
  const unusual = unusualDays(start, effect.length, holidays)
  let together = 0
  let days = 0
  let squares = 0
  for (let at = 1; at < values.length - 1; at++) {
    const value = apart(adjusted, at)
    const day = apart(unusual, at)
    together += value * day
    days += day * day
    squares += value * value
  }
  const perDay = days > 0 ? together / days : 0
  const error = Math.sqrt(Math.max(0, squares - perDay * together) / (values.length - 3) / days)
  if (!(perDay > CLEARLY * error) || perDay === 0) return effect
  return effect.map((_, at) => perDay * unusual[at]!)
}

/** What a value is apart from its neighbours. */
const apart = (values: Float64Array, at: number) => values[at]! - (values[at - 1]! + values[at + 1]!) / 2

function unusualDays(start: string, count: number, holidays: Holidays): Float64Array {
  const [year, month] = start.split('-').map(Number) as [number, number]
  const days = Float64Array.from({ length: count }, (_, at) => {
    const months = month - 1 + at
    return workingDays(year + Math.floor(months / MONTHS), (months % MONTHS) + 1, holidays)
  })
  const usual = Array.from({ length: MONTHS }, (_, place) => mean(days.filter((_day, at) => at % MONTHS === place)))
  return days.map((each, at) => each - usual[at % MONTHS]!)
}
