import { type Cadence, MEASURES } from './cadence.js'
import { civil, numberOf, type Shift, shifted, weekdayOf } from './working_days.js'

/** The day of a month: 1 to 31, the last one where the month is too short; or the so-many-th weekday of it, −1 for the last one. */
export type MonthDay = { day: number } | { nth: number; weekday: number }

/** When a payment comes. Times are counted: weeks from `anchor`, a day number; months from the month number `anchor`. */
export interface Rhythm {
  cadence: Cadence
  anchor: number
  /** Null for cadences of weeks. */
  on: MonthDay | null
  shift: Shift
}

const LAST = 31
/** What came long ago says less about the next time. */
const FITTED_MAX = 12
const FORGETTING = 0.92
const FARTHEST = 9
/** A rule that says more has to be better by so many days a payment. */
const WEEKDAY_PRICE = 0.6
const SHIFT_PRICE = 0.02

const daysIn = (month: number) => numberOf(Math.floor((month + 1) / 12), ((month + 1) % 12) + 1, 1) - firstOf(month)
const firstOf = (month: number) => numberOf(Math.floor(month / 12), (month % 12) + 1, 1)

/** Months since the year 0. */
export function monthIndex(day: number): number {
  const { year, month } = civil(day)
  return year * 12 + month - 1
}

/** The day in a month, before weekends are looked at. */
export function dayIn(month: number, on: MonthDay): number {
  const first = firstOf(month)
  if ('day' in on) return first + Math.min(on.day, daysIn(month)) - 1
  if (on.nth < 0) {
    const last = first + daysIn(month) - 1
    return last - ((weekdayOf(last) - on.weekday + 7) % 7)
  }
  return first + ((on.weekday - weekdayOf(first) + 7) % 7) + 7 * (on.nth - 1)
}

/** The day of the so-many-th time, counted from the anchor. */
export function timeOf({ cadence, anchor, on, shift }: Rhythm, at: number): number {
  const { unit, every } = MEASURES[cadence]
  if (unit === 'week' || !on) return shifted(anchor + 7 * every * at, shift)
  return shifted(dayIn(anchor + every * at, on), shift)
}

/** The time whose day is nearest. */
export function nearestTime(rhythm: Rhythm, day: number): number {
  const { unit, every } = MEASURES[rhythm.cadence]
  if (unit === 'week') return Math.round((day - rhythm.anchor) / (7 * every))
  const about = Math.floor((monthIndex(day) - rhythm.anchor) / every)
  let [best, distance] = [about, Infinity]
  for (let at = about - 1; at <= about + 1; at++) {
    const away = Math.abs(timeOf(rhythm, at) - day)
    if (away < distance) [best, distance] = [at, away]
  }
  return best
}

/** The rhythm of a cadence that fits days best, the latest of them most. Days are in order and at least one. */
export function fitRhythm(cadence: Cadence, days: readonly number[]): Rhythm {
  const recent = days.slice(-FITTED_MAX)
  const candidates =
    MEASURES[cadence].unit === 'week' ? weekCandidates(cadence, recent) : monthCandidates(cadence, recent)
  let [best, least] = [candidates[0]!, Infinity]
  for (const candidate of candidates) {
    const cost = costOf(candidate, recent)
    if (cost < least) [best, least] = [candidate, cost]
  }
  return best
}

function weekCandidates(cadence: Cadence, days: readonly number[]): Rhythm[] {
  const period = 7 * MEASURES[cadence].every
  const residues = new Set(days.map((day) => ((day % period) + period) % period))
  return [...residues].map((anchor) => ({ cadence, anchor, on: null, shift: 'none' as const }))
}

function monthCandidates(cadence: Cadence, days: readonly number[]): Rhythm[] {
  const candidates: Rhythm[] = []
  for (const on of monthDays(days))
    for (const shift of ['none', 'after', 'before'] as const)
      candidates.push({ cadence, anchor: phaseOf(cadence, on, days), on, shift })
  return candidates
}

/** Days of a month near those that were seen; and the weekday, when it was nearly always the same one. */
function monthDays(days: readonly number[]): MonthDay[] {
  const near = new Set<number>()
  for (const number of days) {
    const { year, month, day } = civil(number)
    for (let away = -3; away <= 3; away++) {
      const wanted = day + away
      if (wanted >= 1 && wanted <= LAST) near.add(wanted)
      // The first days of a month may be its last day before, and the other way round.
      if (wanted < 1) near.add(LAST + wanted)
    }
    if (day === daysIn(year * 12 + month - 1)) near.add(LAST)
  }
  const found: MonthDay[] = [...near].sort((one, other) => other - one).map((day) => ({ day }))
  const weekday = weekdayOf(days.at(-1)!)
  const same = days.filter((day) => weekdayOf(day) === weekday).length
  if (days.length < 4 || same < 0.8 * days.length) return found
  for (const nth of [1, 2, 3, 4, -1]) found.push({ nth, weekday })
  return found
}

/** Which of the months it is, for what comes every few months. */
function phaseOf(cadence: Cadence, on: MonthDay, days: readonly number[]): number {
  const { every } = MEASURES[cadence]
  if (every === 1) return 0
  const votes = new Map<number, number>()
  for (const [at, day] of days.entries()) {
    const month = nearestTime({ cadence: 'month', anchor: 0, on, shift: 'none' }, day)
    const phase = month % every
    votes.set(phase, (votes.get(phase) ?? 0) + 1 + at / 100)
  }
  return [...votes].reduce((most, vote) => (vote[1] > most[1] ? vote : most))[0]
}

function costOf(rhythm: Rhythm, days: readonly number[]): number {
  let [cost, weight, sum] = [0, 1, 0]
  for (let at = days.length - 1; at >= 0; at--) {
    const away = Math.abs(timeOf(rhythm, nearestTime(rhythm, days[at]!)) - days[at]!)
    cost += weight * Math.min(away, FARTHEST)
    sum += weight
    weight *= FORGETTING
  }
  const extra = (rhythm.on && 'nth' in rhythm.on ? WEEKDAY_PRICE : 0) + (rhythm.shift === 'none' ? 0 : SHIFT_PRICE)
  return cost / sum + extra
}

/** How far a day is from the time it belongs to. */
export function awayFrom(rhythm: Rhythm, day: number): number {
  return day - timeOf(rhythm, nearestTime(rhythm, day))
}

/**
 * The next time after the last payment. Months that were left out a year ago, and the year before that or two of them together, are left
 * out again: some bills come ten times a year.
 */
export function nextTime(rhythm: Rhythm, days: readonly number[]): number {
  const taken = new Set(days.map((day) => nearestTime(rhythm, day)))
  const [first, last] = [Math.min(...taken), Math.max(...taken)]
  const year = MEASURES[rhythm.cadence].perYear
  let at = last + 1
  if (rhythm.cadence !== 'month') return at
  const wasLeftOut = (time: number) => time > first && time < last && !taken.has(time)
  while (at <= last + 3) {
    const before = at - year
    const again = before - year > first ? wasLeftOut(before - year) : wasLeftOut(before - 1) || wasLeftOut(before + 1)
    if (!wasLeftOut(before) || !again) break
    at++
  }
  return at
}
