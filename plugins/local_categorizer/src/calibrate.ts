import { fit, type Row, score, softmax, type TrainOptions } from './linear.js'

/** How far confidence is toned down, for names that were learned from and for new ones. */
export interface Temperatures {
  seen: number
  unseen: number
}

/** Share of the rows, the latest, that confidence is judged by. */
const HELD_OUT = 0.2
const ROWS_MAX = 10_000
/** With fewer rows than these one temperature serves both. */
const ENOUGH = 30
/** Fewer say nothing at all. */
const LEAST = 20
/** Parts that few rows are guessed in. */
const PARTS = 10
/** How much it takes to move confidence at all. */
const INERTIA = 4
const UNSURE: Temperatures = { seen: 1, unseen: 1 }
const RANGE = { least: 0.4, most: 4, steps: 24 }

export interface DatedRows {
  rows: readonly Row[]
  labels: Int32Array
  dates: readonly string[]
  /** The bucket of each row's whole text. */
  wholes: Uint32Array
}

/** A row that was guessed by a model that had not seen it. */
interface Guessed {
  scores: Float64Array
  label: number
  /** Whether the model knew the same text. */
  isSeen: boolean
}

/**
 * Learns from the earlier rows, guesses the later ones, and answers how confident it may be. Where the latest are too few to judge by, all
 * are guessed, each part of them by what the other parts teach.
 */
export function calibrate(data: DatedRows, classes: number, size: number, options: TrainOptions): Temperatures {
  const order = [...data.rows.keys()].sort((one, other) => compare(data.dates[one]!, data.dates[other]!) || one - other)
  const recent = order.slice(-ROWS_MAX)
  if (recent.length < LEAST) return UNSURE
  const guess = (from: number[], some: number[], orders?: number) =>
    guessed(data, { from, some }, { ...options, classes, size }, orders)
  const split = Math.floor(recent.length * (1 - HELD_OUT))
  const judged =
    recent.length - split < ENOUGH ? inTurns(recent, guess) : guess(recent.slice(0, split), recent.slice(split))
  const seen = judged.filter(({ isSeen }) => isSeen)
  const unseen = judged.filter(({ isSeen }) => !isSeen)
  const both = best(judged)
  return {
    seen: seen.length < ENOUGH ? Math.min(both, UNSURE.seen) : best(seen),
    unseen: unseen.length < ENOUGH ? Math.max(both, UNSURE.unseen) : best(unseen),
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)

function inTurns(
  rows: readonly number[],
  guess: (from: number[], some: number[], orders: number) => Guessed[],
): Guessed[] {
  return Array.from({ length: PARTS }, (_, part) =>
    guess(
      rows.filter((_row, at) => at % PARTS !== part),
      rows.filter((_row, at) => at % PARTS === part),
      1,
    ),
  ).flat()
}

function guessed(
  { rows, labels, wholes }: DatedRows,
  { from, some }: { from: readonly number[]; some: readonly number[] },
  options: TrainOptions & { classes: number; size: number },
  orders?: number,
): Guessed[] {
  const model = fit(
    from.map((at) => rows[at]!),
    Int32Array.from(from, (at) => labels[at]!),
    options,
    orders,
  )
  const known = new Set(from.map((at) => wholes[at]!))
  return some.map((at) => {
    const scores = new Float64Array(model.classes)
    score(model, rows[at]!, scores)
    return { scores, label: labels[at]!, isSeen: known.has(wholes[at]!) }
  })
}

/** The temperature under which what happened was most likely; few rows hardly move it. */
function best(judged: readonly Guessed[]): number {
  let [chosen, least] = [1, Infinity]
  for (let step = 0; step <= RANGE.steps; step++) {
    const temperature = RANGE.least * (RANGE.most / RANGE.least) ** (step / RANGE.steps)
    let loss = INERTIA * Math.log(temperature) ** 2
    for (const { scores, label } of judged) {
      const shares = Float64Array.from(scores)
      softmax(shares, temperature)
      loss -= Math.log(Math.max(1e-9, shares[label]!))
    }
    if (loss < least) [chosen, least] = [temperature, loss]
  }
  return Math.round(chosen * 1000) / 1000
}
