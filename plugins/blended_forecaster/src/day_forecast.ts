import { errorsBySteps } from './back_test.js'
import { reachOf } from './bands.js'
import { blend, describeBlend } from './blend.js'
import type { Holidays } from './calendar.js'
import type { Model } from './model.js'
import type { Outlook, Span } from './outlook.js'
import { onePlace, type Places, placesByDate, placesInMonth, placesInWeek } from './places_of_days.js'
import { middleHalf, quantileOfSorted, sortInPlace } from './statistics.js'

/** Older habits say little. */
const DAYS_THAT_COUNT = 730
/** Months have to come back before days of months say anything. */
const DAYS_FOR_MONTHS = 90
const BLOCK = 30
const BLOCK_STRIDE = 5
/** Not a multiple of seven, so that tests begin on every weekday. */
const ORIGIN_STRIDE = 9
const ORIGINS = 60
const TRUST = 25
const CAUTION = { start: 0.95, step: 0.007 }

/**
 * Days of what stood there, such as balances: each day changes it by what days like it usually did, and what is left of the changes is
 * spread evenly. Which days are alike is told by what missed least.
 */
export function forecastLevels(levels: Float64Array, { start, horizon, holidays }: Span): Outlook {
  const whole = levels.length + horizon
  const models = placesFor(levels.length, start, whole, holidays).map((places): Model => new DayModel(levels, places))
  return outlookOf([...models, unchanged(levels)], levels, horizon)
}

/** Days of what came on each of them. */
export function forecastFlows(values: Float64Array, { start, horizon, holidays }: Span): Outlook {
  const levels = new Float64Array(values.length)
  let level = 0
  for (let at = 0; at < values.length; at++) levels[at] = level += values[at]!
  const models = placesFor(values.length, start, values.length + horizon, holidays).map((places) =>
    changesOf(new DayModel(levels, places)),
  )
  return outlookOf(models, values, horizon)
}

function outlookOf(models: Model[], values: Float64Array, horizon: number): Outlook {
  const found = blend(models, values, { origins: originsOf(values.length), horizon, trust: TRUST })
  const errors = errorsBySteps(found.past, values, (value) => value)
  return {
    points: found.points,
    method: describeBlend(found),
    bandsOf(level) {
      const { below, above } = reachOf(errors, level, CAUTION, false)
      return {
        lower: found.points.map((point, step) => point - below[step]!),
        upper: found.points.map((point, step) => point + above[step]!),
      }
    },
  }
}

function placesFor(known: number, start: string, count: number, holidays: Holidays): Places[] {
  const always = [onePlace(count), placesInWeek(start, count)]
  if (known < DAYS_FOR_MONTHS) return always
  return [placesInMonth(start, count, holidays), placesByDate(start, count), ...always]
}

/** The last year and a half, the newest first; at least the last third of the history stays for testing. */
function originsOf(count: number): number[] {
  const first = Math.max(14, Math.min(DAYS_FOR_MONTHS + BLOCK, Math.floor(count * 0.6)))
  const origins: number[] = []
  for (let origin = count - 1; origin >= first && origins.length < ORIGINS; origin -= ORIGIN_STRIDE)
    origins.push(origin)
  return origins
}

class DayModel implements Model {
  readonly name: string
  readonly #changes: Float64Array

  constructor(
    private readonly levels: Float64Array,
    private readonly places: Places,
  ) {
    this.name = places.name
    this.#changes = levels.map((level, at) => (at === 0 ? 0 : level - levels[at - 1]!))
  }

  continueFrom(known: number, horizon: number, into: Float64Array): void {
    const from = Math.max(1, known - DAYS_THAT_COUNT)
    const usual = this.#usualChanges(from, known)
    const rest = this.#restPerDay(usual, from, known)
    let level = this.levelAt(known)
    for (let ahead = 0; ahead < horizon; ahead++) into[ahead] = level += usual[this.places.of[known + ahead]!]! + rest
  }

  levelAt(known: number): number {
    return this.levels[known - 1]!
  }

  /** The median of each place: what happens once does not count. */
  #usualChanges(from: number, until: number): Float64Array {
    const { count, of } = this.places
    const ends = new Int32Array(count + 1)
    for (let at = from; at < until; at++) ends[of[at]! + 1] = ends[of[at]! + 1]! + 1
    for (let place = 0; place < count; place++) ends[place + 1] = ends[place + 1]! + ends[place]!
    const next = ends.slice()
    const grouped = new Float64Array(until - from)
    for (let at = from; at < until; at++) grouped[next[of[at]!]!++] = this.#changes[at]!
    return Float64Array.from({ length: count }, (_, place) => {
      const changes = grouped.subarray(ends[place], ends[place + 1])
      return changes.length === 0 ? 0 : quantileOfSorted(sortInPlace(changes), 0.5)
    })
  }

  /** What months left of the changes that are usual, a day, over the months in the middle. */
  #restPerDay(usual: Float64Array, from: number, until: number): number {
    const sums = new Float64Array(until - from + 1)
    for (let at = from; at < until; at++)
      sums[at - from + 1] = sums[at - from]! + this.#changes[at]! - usual[this.places.of[at]!]!
    const days = until - from
    if (days < BLOCK) return days > 0 ? sums[days]! / days : 0
    const blocks: number[] = []
    for (let end = days; end >= BLOCK; end -= BLOCK_STRIDE) blocks.push((sums[end]! - sums[end - BLOCK]!) / BLOCK)
    return middleHalf(blocks)
  }
}

/** What moves without any habit is best left where it stands. */
function unchanged(levels: Float64Array): Model {
  return {
    name: 'no change',
    continueFrom: (known, horizon, into) => void into.fill(levels[known - 1]!, 0, horizon),
  }
}

/** The steps of a model of levels. */
function changesOf(model: DayModel): Model {
  return {
    name: model.name,
    continueFrom(known, horizon, into) {
      model.continueFrom(known, horizon, into)
      let before = model.levelAt(known)
      for (let ahead = 0; ahead < horizon; ahead++) {
        const level = into[ahead]!
        into[ahead] = level - before
        before = level
      }
    },
  }
}
