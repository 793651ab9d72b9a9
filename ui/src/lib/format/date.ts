import { daysBetween, today } from '../dates/plain_date.ts'
import { language } from './language.svelte.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

function format(key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = `${language.locale}|${language.timeZone}|${key}`
  const known = formats.get(id)
  if (known) return known
  const created = new Intl.DateTimeFormat(language.locale, options)
  formats.set(id, created)
  return created
}

const atMidnight = (date: string) => new Date(`${date}T00:00:00Z`)

/** `3 Apr 2026` */
export function formatDate(date: string): string {
  return format('date', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(atMidnight(date))
}

/** `3 Apr`, with the year only where it is not this one. */
export function formatDay(date: string): string {
  if (date.slice(0, 4) !== today().slice(0, 4)) return formatDate(date)
  return format('day', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(atMidnight(date))
}

/** The way dates are typed: `03/04/2026` or `03.04.2026`. */
export function formatTyped(date: string): string {
  return format('typed', { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' }).format(
    atMidnight(date),
  )
}

/** `Apr`, or `April 2026` in full. */
export function formatMonth(month: string, style: 'short' | 'full' | 'year' = 'short'): string {
  const options: Intl.DateTimeFormatOptions =
    style === 'short'
      ? { month: 'short' }
      : { month: style === 'full' ? 'long' : 'short', year: style === 'full' ? 'numeric' : '2-digit' }
  return format(`month ${style}`, { ...options, timeZone: 'UTC' }).format(atMidnight(`${month.slice(0, 7)}-01`))
}

/** `Monday`, or `Mon`; Monday is 1, as in the answers of the server. */
export function formatWeekday(weekday: number, style: 'long' | 'short'): string {
  // A week that began on a Monday.
  return format(`weekday ${style}`, { weekday: style, timeZone: 'UTC' }).format(atMidnight(`2024-01-0${weekday}`))
}

/** An instant in the household's time zone. */
export function formatInstant(at: string): string {
  return format('instant', { dateStyle: 'medium', timeStyle: 'short', timeZone: language.timeZone }).format(
    new Date(at),
  )
}

/** The day an instant falls on in the household's time zone. */
export function dayOf(at: string): string {
  const { timeZone } = language
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: '2-digit', day: '2-digit', timeZone }
  // Canada writes dates as we keep them.
  return new Intl.DateTimeFormat('en-CA', parts).format(new Date(at))
}

/** `today`, `yesterday`, `5 days ago`, then the date itself. */
export function formatAge(date: string): string {
  const days = daysBetween(date, today(language.timeZone))
  if (days < 0 || days > 13) return formatDay(date)
  return new Intl.RelativeTimeFormat(language.locale, { numeric: 'auto' }).format(-days, 'day')
}

/** `today`, `tomorrow`, `in 12 days` */
export function formatAhead(date: string): string {
  const days = daysBetween(today(language.timeZone), date)
  return new Intl.RelativeTimeFormat(language.locale, { numeric: 'auto' }).format(days, 'day')
}

/** `just now`, `5 minutes ago`, `3 hours ago`, then the day. */
export function formatSince(at: string): string {
  const minutes = Math.round((Date.now() - Date.parse(at)) / 60_000)
  const relative = new Intl.RelativeTimeFormat(language.locale, { numeric: 'auto' })
  if (minutes < 1) return 'just now'
  if (minutes < 60) return relative.format(-minutes, 'minute')
  if (minutes < 24 * 60) return relative.format(-Math.round(minutes / 60), 'hour')
  return formatInstant(at)
}
