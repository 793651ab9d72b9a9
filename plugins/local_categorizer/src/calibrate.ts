import { fit, type Linear, type Row, score, softmax, type TrainOptions } from './linear.js'
import type { Temperatures } from './model_text.js'

/** Share of the rows, the latest, that confidence is judged by. */
const HELD_OUT = 0.2
const ROWS_MAX = 10_000
/** With fewer rows than these one temperature serves both. */
const ENOUGH = 30
const UNSURE: Temperatures = { seen: 1, unseen: 1 }
const RANGE = { least: 0.4, most: 4, steps: 24 }

export interface DatedRows {
  rows: readonly Row[]
  labels: Int32Array
  dates: readonly string[]
  /** The bucket of each row's whole text. */
  wholes: Uint32Array
}

/** Learns from the earlier rows, guesses the later ones, and answers how confident it may be. */
export function calibrate(data: DatedRows, classes: number, size: number, options: TrainOptions): Temperatures {
  const order = [...data.rows.keys()].sort((one, other) => compare(data.dates[one]!, data.dates[other]!) || one - other)
  const recent = order.slice(-ROWS_MAX)
  const split = Math.floor(recent.length * (1 - HELD_OUT))
  const [early, late] = [recent.slice(0, split), recent.slice(split)]
  if (late.length < ENOUGH) return UNSURE
  const model = fit(
    early.map((at) => data.rows[at]!),
    Int32Array.from(early, (at) => data.labels[at]!),
    { ...options, classes, size },
  )
  const known = new Set(early.map((at) => data.wholes[at]!))
  const seen = late.filter((at) => known.has(data.wholes[at]!))
  const unseen = late.filter((at) => !known.has(data.wholes[at]!))
  const both = best(model, data, late)
  return {
    seen: seen.length < ENOUGH ? Math.min(both, UNSURE.seen) : best(model, data, seen),
    unseen: unseen.length < ENOUGH ? Math.max(both, UNSURE.unseen) : best(model, data, unseen),
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

/** The temperature under which what happened was most likely. */
function best(model: Linear, { rows, labels }: DatedRows, some: readonly number[]): number {
  const scores = some.map((at) => {
    const all = new Float64Array(model.classes)
    score(model, rows[at]!, all)
    return all
  })
  let [chosen, least] = [1, Infinity]
  for (let step = 0; step <= RANGE.steps; step++) {
    const temperature = RANGE.least * (RANGE.most / RANGE.least) ** (step / RANGE.steps)
    let loss = 0
    some.forEach((at, index) => {
      const shares = Float64Array.from(scores[index]!)
      softmax(shares, temperature)
      loss -= Math.log(Math.max(1e-9, shares[labels[at]!]!))
    })
    if (loss < least) [chosen, least] = [temperature, loss]
  }
  return Math.round(chosen * 1000) / 1000
}
