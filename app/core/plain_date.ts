/**
 * Calendar days are `YYYY-MM-DD` strings and months `YYYY-MM` strings: they sort and compare as text and know no time zone.
 */
export type PlainDate = string
export type Month = string

const DAY_MS = 86_400_000

export function isPlainDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

export function monthOf(day: PlainDate): Month {
  return day.slice(0, 7)
}

/** Days since 1970-01-01; the difference of two is the distance in days. */
export function dayNumber(day: PlainDate): number {
  return Math.round(Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / DAY_MS)
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return new Date((dayNumber(day) + days) * DAY_MS).toISOString().slice(0, 10)
}

export function addMonths(month: Month, months: number): Month {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** All months from one to another, both included; empty when they are the wrong way round. */
export function monthsBetween(from: Month, to: Month): Month[] {
  const months: Month[] = []
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month)
  return months
}

/** Months since the year 0, for tables and loops over many of them: integers cost a third of their texts. */
export function monthNumber(month: Month): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1
}

export function monthOfNumber(number: number): Month {
  const month = (number % 12) + 1
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}`
}

export function firstDay(month: Month): PlainDate {
  return `${month}-01`
}

export function lastDay(month: Month): PlainDate {
  return `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}`
}
