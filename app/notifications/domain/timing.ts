import { shiftInstant } from '#core/clock'
import { addDays, dayNumber } from '#core/plain_date'
import type { Severity } from './notice.js'
import type { ChannelKind, Digest, Preferences, QuietHours } from './preferences.js'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
const EPOCH = '1970-01-01T00:00:00.000Z'

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
  const [hasBegun, goesOn] = [local.minutes >= start, local.minutes < end]
  const isQuiet = overMidnight ? hasBegun || goesOn : hasBegun && goesOn
  if (!isQuiet) return null
  const over = instantAt(addDays(local.day, overMidnight && hasBegun ? 1 : 0), end, timeZone)
  // In autumn clocks show a time again at which the quiet was over before.
  return over > now ? over : null
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
  return shownAt(Date.parse(instant), timeZone)
}

/**
 * The instant at which clocks show a time. A time that is skipped in spring is the same time after it, one that comes twice in autumn
 * is the first.
 */
export function instantAt(day: string, minutes: number, timeZone: string): string {
  const wanted = startOf(day) + minutes * MINUTE_MS
  const offsets = [wanted - DAY_MS, wanted + DAY_MS].map((near) => offsetAt(near, timeZone))
  const candidates = offsets.map((offset) => wanted - offset)
  const exact = candidates.filter((candidate) => candidate + offsetAt(candidate, timeZone) === wanted)
  return shiftInstant(EPOCH, (exact.length > 0 ? Math.min(...exact) : Math.max(...candidates)) / 1000)
}

/** How far clocks are ahead of UTC. */
function offsetAt(time: number, timeZone: string): number {
  const { day, minutes } = shownAt(time, timeZone)
  return startOf(day) + minutes * MINUTE_MS - Math.floor(time / MINUTE_MS) * MINUTE_MS
}

function shownAt(time: number, timeZone: string): { day: string; minutes: number } {
  // Sweden writes dates the ISO way.
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(time)
  const [day, clock] = text.split(' ') as [string, string]
  return { day, minutes: minutesOf(clock) }
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return hours * 60 + minutes
}

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** 1 is Monday; 1970 began on a Thursday. */
const weekdayOf = (day: string) => ((dayNumber(day) - dayNumber('1970-01-01') + 3) % 7) + 1
