import { addDays, addMonths, firstDay, lastDay, monthOf, type PlainDate } from '#core/plain_date'
import type { Test } from './test.js'
import type { Operator, Period } from './field_types.js'
import { weekdayNumber } from './occurrence.js'
import type { Surroundings } from './surroundings.js'

const EARLIEST = '0000-00-00'
const LATEST = '9999-99-99'

/** Days as text, which sort as days do: the first belongs to the range, the end does not. */
export interface DateRange {
  from: string
  until: string
}

/** The end of a day: after the day itself, before every later one. */
const endOf = (day: PlainDate) => `${day}~`

export function compileDate(source: string, op: Operator, value: unknown, surroundings: Surroundings): Test {
  const { from, until } = dateRange(op, value, surroundings)
  return (row) => {
    const date = row[source] as PlainDate | null
    return date !== null && date >= from && date < until
  }
}

/** Every comparison of dates asks for a range; relative ones count from the household's day. */
export function dateRange(op: Operator, value: unknown, surroundings: Surroundings): DateRange {
  switch (op) {
    case 'on':
      return days(value as string, value as string)
    case 'before':
      return { from: EARLIEST, until: value as string }
    case 'after':
      return { from: endOf(value as string), until: LATEST }
    case 'between': {
      const [from, to] = value as string[]
      return days(from, to)
    }
    default:
      return relativeRange(op, value, surroundings)
  }
}

function relativeRange(op: Operator, value: unknown, { today }: Surroundings): DateRange {
  if (today === undefined) throw new RangeError(`${op} needs to know what day it is.`)
  switch (op) {
    case 'in_last_days':
      return days(addDays(today, 1 - (value as number)), today)
    case 'in_next_days':
      return days(addDays(today, 1), addDays(today, value as number))
    case 'in_period':
      return periodOf(value as Period, today)
    default:
      throw new RangeError(`${op} does not compare days.`)
  }
}

function days(first: PlainDate, last: PlainDate): DateRange {
  return { from: first, until: endOf(last) }
}

function periodOf(period: Period, today: PlainDate): DateRange {
  const monday = addDays(today, -weekdayNumber(today))
  const month = monthOf(today)
  const year = Number(today.slice(0, 4))
  switch (period) {
    case 'today':
      return days(today, today)
    case 'yesterday':
      return days(addDays(today, -1), addDays(today, -1))
    case 'this_week':
      return days(monday, addDays(monday, 6))
    case 'last_week':
      return days(addDays(monday, -7), addDays(monday, -1))
    case 'this_month':
      return days(firstDay(month), lastDay(month))
    case 'last_month':
      return days(firstDay(addMonths(month, -1)), lastDay(addMonths(month, -1)))
    case 'this_year':
      return wholeYear(year)
    case 'last_year':
      return wholeYear(year - 1)
  }
}

function wholeYear(year: number): DateRange {
  const digits = String(year).padStart(4, '0')
  return days(`${digits}-01-01`, `${digits}-12-31`)
}
