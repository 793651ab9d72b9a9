import { errorsBySteps } from './back_test.js'
import { reachOf } from './bands.js'
import { blend, describeBlend } from './blend.js'
import type { Model } from './model.js'
import type { Outlook } from './outlook.js'

const YEAR = 12
const LEARNING = 0.1
/** Right most of the time is what these differ by, so the best of them counts for more. */
const TRUST = 4
const CAUTION = { start: 1.05, step: 0.01 }

/** Something came in fewer than three of four months. */
export function isIntermittent(values: Float64Array): boolean {
  const empty = values.reduce((count, value) => (value === 0 ? count + 1 : count), 0)
  return empty > 0 && empty >= values.length / 4
}

/** Amounts that come now and then: how much and how often are learnt apart, beside what the same month of earlier years brought. */
export function forecastIntermittent(values: Float64Array, horizon: number): Outlook {
  const models = [steady('Croston’s method', crostonRates(values)), steady('probability and size', tsbRates(values))]
  models.push(steady('average', averages(values)))
  if (values.length > YEAR) models.push(sameMonth(values))
  const first = Math.min(values.length - 1, Math.max(3, Math.min(YEAR, values.length >> 1)))
  const origins = Array.from({ length: values.length - first }, (_, at) => first + at)
  const found = blend(models, values, { origins, horizon, trust: TRUST })
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

/** The same in every month ahead; `rates[known]` is what was expected after `known` values. */
function steady(name: string, rates: Float64Array): Model {
  return { name, continueFrom: (known, horizon, into) => void into.fill(rates[known]!, 0, horizon) }
}

/** Croston's method in the form of Syntetos and Boylan, which takes off what the quotient is too high by. */
export function crostonRates(values: Float64Array): Float64Array {
  const rates = new Float64Array(values.length + 1)
  let size = 0
  let interval = 0
  let since = 0
  for (let at = 0; at < values.length; at++) {
    since++
    if (values[at] !== 0) {
      size = interval === 0 ? values[at]! : size + LEARNING * (values[at]! - size)
      interval = interval === 0 ? since : interval + LEARNING * (since - interval)
      since = 0
    }
    rates[at + 1] = interval === 0 ? 0 : ((1 - LEARNING / 2) * size) / interval
  }
  return rates
}

/** The method of Teunter, Syntetos and Babai: the probability is learnt in empty months too, so what has ended fades out. */
export function tsbRates(values: Float64Array): Float64Array {
  const rates = new Float64Array(values.length + 1)
  let size = 0
  let probability = 0
  for (let at = 0; at < values.length; at++) {
    const came = values[at] !== 0
    // As a plain share until there is enough to learn slowly from.
    const learning = Math.max(LEARNING, 1 / (at + 1))
    probability += learning * ((came ? 1 : 0) - probability)
    if (came) size = size === 0 ? values[at]! : size + LEARNING * (values[at]! - size)
    rates[at + 1] = probability * size
  }
  return rates
}

function averages(values: Float64Array): Float64Array {
  const rates = new Float64Array(values.length + 1)
  let sum = 0
  for (let at = 0; at < values.length; at++) {
    sum += values[at]!
    rates[at + 1] = sum / (at + 1)
  }
  return rates
}

/** Yearly bills: what came in the same month of last year, nothing where there was no last year. */
function sameMonth(values: Float64Array): Model {
  return {
    name: 'same month of last year',
    continueFrom(known, horizon, into) {
      for (let ahead = 0; ahead < horizon; ahead++) into[ahead] = values[known - YEAR + (ahead % YEAR)] ?? 0
    },
  }
}
