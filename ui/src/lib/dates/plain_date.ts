/** Calendar days are `YYYY-MM-DD` text, as on the server; they carry no time and no zone. */

const DAY_MS = 86_400_000

function fromUtc(time_ms: number): string {
  return new Date(time_ms).toISOString().slice(0, 10)
}

function toUtc(date: string): number {
  return Date.parse(`${date}T00:00:00Z`)
}

export function isPlainDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(toUtc(text)) && fromUtc(toUtc(text)) === text
}

export function today(timeZone?: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format()
}

export function addDays(date: string, days: number): string {
  return fromUtc(toUtc(date) + days * DAY_MS)
}

export function daysBetween(from: string, to: string): number {
  return Math.round((toUtc(to) - toUtc(from)) / DAY_MS)
}

/** 0 is Sunday. */
export function weekday(date: string): number {
  return new Date(toUtc(date)).getUTCDay()
}

export function monthOf(date: string): string {
  return date.slice(0, 7)
}

export function firstOfMonth(month: string): string {
  return `${month.slice(0, 7)}-01`
}

export function lastOfMonth(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return fromUtc(Date.UTC(year, number, 0))
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return fromUtc(Date.UTC(year, number - 1 + count, 1)).slice(0, 7)
}
