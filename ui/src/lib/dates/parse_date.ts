import { addDays, addMonths, isPlainDate, weekday } from './plain_date.ts'

interface DateReading {
  /** Today, as `YYYY-MM-DD`. */
  today: string
  locale: string
}

/**
 * Reads dates the way people type them: `yesterday`, `tue`, `-3`, `14`, `3.4.`, `3/4/26`, `12 mar`, `2026-04-03`.
 * A date without a year is the latest one that is not more than a month ahead. Null when it cannot be read.
 */
export function parseDate(text: string, reading: DateReading): string | null {
  const typed = text.trim().toLowerCase()
  if (isPlainDate(typed)) return typed
  return relative(typed, reading) ?? named(typed, reading) ?? numeric(typed, reading)
}

function relative(typed: string, { today, locale }: DateReading): string | null {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  for (const offset of [0, -1, -2, 1]) {
    const english = new Intl.RelativeTimeFormat('en', { numeric: 'auto' }).format(offset, 'day')
    if (typed === english || typed === words.format(offset, 'day').toLowerCase()) return addDays(today, offset)
  }
  if (/^[-+]\d{1,3}$/.test(typed)) return addDays(today, Number(typed))
  const day = typed.length >= 2 ? weekdayNamed(typed, locale) : -1
  return day < 0 ? null : addDays(today, -((weekday(today) - day + 7) % 7))
}

function weekdayNamed(typed: string, locale: string): number {
  const names = (language: string) =>
    [...Array(7).keys()].map((day) =>
      // 4 January 1970 was a Sunday.
      new Date(Date.UTC(1970, 0, 4 + day)).toLocaleDateString(language, { weekday: 'long', timeZone: 'UTC' }),
    )
  for (const language of [locale, 'en']) {
    const found = names(language).findIndex((name) => name.toLowerCase().startsWith(typed))
    if (found >= 0) return found
  }
  return -1
}

function named(typed: string, reading: DateReading): string | null {
  const match = /^(?:(\d{1,2})\.?\s*)?(\p{L}{3,})\.?(?:\s*(\d{1,2})(?!\d))?,?\s*(\d{4})?$/u.exec(typed)
  if (!match) return null
  const month = monthNamed(match[2] ?? '', reading.locale)
  const day = match[1] ?? match[3]
  if (month < 0 || !day) return null
  return match[4] ? build(Number(match[4]), month, Number(day)) : nearest(month, Number(day), reading.today)
}

function monthNamed(typed: string, locale: string): number {
  for (const language of [locale, 'en']) {
    for (let month = 1; month <= 12; month++) {
      const name = new Date(Date.UTC(2000, month - 1, 1)).toLocaleDateString(language, {
        month: 'long',
        timeZone: 'UTC',
      })
      if (name.toLowerCase().startsWith(typed)) return month
    }
  }
  return -1
}

function numeric(typed: string, { today, locale }: DateReading): string | null {
  const parts = typed.split(/[./\-\s]+/).filter((part) => part !== '')
  if (parts.length === 0 || parts.length > 3 || !parts.every((part) => /^\d{1,4}$/.test(part))) return null
  const numbers = parts.map(Number)
  if (numbers.length === 1) return dayAlone(numbers[0]!, today)
  if (parts[0]!.length === 4) return build(numbers[0]!, numbers[1]!, numbers[2] ?? 1)
  const [day, month] = isMonthFirst(locale) ? [numbers[1]!, numbers[0]!] : [numbers[0]!, numbers[1]!]
  if (numbers.length === 2) return nearest(month, day, today)
  const year = numbers[2]! < 100 ? 2000 + numbers[2]! : numbers[2]!
  return build(year, month, day)
}

function dayAlone(day: number, today: string): string | null {
  const thisMonth = `${today.slice(0, 7)}-${String(day).padStart(2, '0')}`
  if (isPlainDate(thisMonth) && thisMonth <= today) return thisMonth
  const before = `${addMonths(today, -1)}-${String(day).padStart(2, '0')}`
  return isPlainDate(before) ? before : null
}

export function isMonthFirst(locale: string): boolean {
  const parts = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'numeric' }).formatToParts()
  return parts.findIndex((part) => part.type === 'month') < parts.findIndex((part) => part.type === 'day')
}

function nearest(month: number, day: number, today: string): string | null {
  const thisYear = Number(today.slice(0, 4))
  const candidate = build(thisYear, month, day)
  if (candidate && candidate > addDays(today, 31)) return build(thisYear - 1, month, day)
  return candidate
}

function build(year: number, month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isPlainDate(text) ? text : null
}
