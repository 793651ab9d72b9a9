import type { Severity } from './notice.js'
import type { ChannelKind, Digest, Preferences, QuietHours } from './preferences.js'

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

export interface Timing {
  dueAt: string
  heldFor: '' | 'quiet_hours' | 'digest'
}

/** When a message is sent. What is urgent is sent now; e-mail is gathered where a digest is wanted; all else waits for the quiet to end. */
export function timingOf(
  { quietHours, digest }: Pick<Preferences, 'quietHours' | 'digest'>,
  message: { kind: ChannelKind; severity: Severity },
  now: string,
  timeZone: string,
): Timing {
  if (message.severity === 'critical') return { dueAt: now, heldFor: '' }
  if (message.kind === 'email' && digest.every !== 'off')
    return { dueAt: nextDigest(digest, now, timeZone), heldFor: 'digest' }
  const end = quietHours && endOfQuiet(quietHours, now, timeZone)
  return end ? { dueAt: end, heldFor: 'quiet_hours' } : { dueAt: now, heldFor: '' }
}

/** When the quiet that lies over an instant ends; null where there is none. */
export function endOfQuiet({ from, to }: QuietHours, now: string, timeZone: string): string | null {
  const [start, end, local] = [minutesOf(from), minutesOf(to), localTime(now, timeZone)]
  const overMidnight = start > end
  const isQuiet = overMidnight
    ? local.minutes >= start || local.minutes < end
    : local.minutes >= start && local.minutes < end
  if (!isQuiet) return null
  return instantAt(addDays(local.day, overMidnight && local.minutes >= start ? 1 : 0), end, timeZone)
}

export function nextDigest({ every, at, weekday }: Digest, now: string, timeZone: string): string {
  const local = localTime(now, timeZone)
  for (let days = 0; days <= 8; days++) {
    const day = addDays(local.day, days)
    if (every === 'weekly' && weekdayOf(day) !== weekday) continue
    const instant = instantAt(day, minutesOf(at), timeZone)
    if (instant > now) return instant
  }
  throw new Error(`There is no ${every} digest within eight days of ${now}.`)
}

/** The calendar day and the minute of it that clocks of a time zone show. */
export function localTime(instant: string, timeZone: string): { day: string; minutes: number } {
  // Sweden writes dates the ISO way.
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(instant),
  )
  const [day, time] = text.split(' ') as [string, string]
  return { day, minutes: minutesOf(time) }
}

/**
 * The instant at which clocks show a time. A time that is skipped in spring is the same time after it, one that comes twice in autumn is the
 * first.
 */
export function instantAt(day: string, minutes: number, timeZone: string): string {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS
  const offsets = [wanted - DAY_MINUTES * MINUTE_MS, wanted + DAY_MINUTES * MINUTE_MS].map((near) =>
    offsetAt(near, timeZone),
  )
  const candidates = offsets.map((offset) => wanted - offset)
  const exact = candidates.filter((candidate) => candidate + offsetAt(candidate, timeZone) === wanted)
  return new Date(exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)).toISOString()
}

/** How far clocks are ahead of UTC. */
function offsetAt(time: number, timeZone: string): number {
  const { day, minutes } = localTime(new Date(time).toISOString(), timeZone)
  const shown = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS
  return shown - Math.floor(time / MINUTE_MS) * MINUTE_MS
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return hours * 60 + minutes
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MINUTES * MINUTE_MS).toISOString().slice(0, 10)
}

/** 1 is Monday. */
const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() || 7
