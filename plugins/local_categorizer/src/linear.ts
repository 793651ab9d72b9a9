import type { Sparse } from './sparse.js'

/** Weights of features by class: `weights[bucket * classes + class]`. */
export interface Linear {
  classes: number
  size: number
  weights: Float32Array
  bias: Float32Array
}

export const emptyLinear = (classes: number, size: number): Linear => ({
  classes,
  size,
  weights: new Float32Array(classes * size),
  bias: new Float32Array(classes),
})

/** One row: its parts share features with other rows, as the same text does. */
export interface Row {
  parts: readonly Sparse[]
  /** What is known of the world, by class; null where nothing is. */
  prior: Float32Array | null
}

/** Scores of all classes, written into `scores`. */
export function score({ weights, bias, classes }: Linear, { parts, prior }: Row, scores: Float64Array): void {
  for (let k = 0; k < classes; k++) scores[k] = bias[k]! + (prior === null ? 0 : prior[k]!)
  for (const { buckets, values, from, to } of parts) {
    for (let at = from; at < to; at++) {
      const value = values[at]!
      const base = buckets[at]! * classes
      for (let k = 0; k < classes; k++) scores[k]! += weights[base + k]! * value
    }
  }
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array, temperature = 1): void {
  let most = -Infinity
  for (const each of scores) if (each > most) most = each
  let sum = 0
  for (let k = 0; k < scores.length; k++) sum += scores[k] = Math.exp((scores[k]! - most) / temperature)
  for (let k = 0; k < scores.length; k++) scores[k]! /= sum
}

export interface TrainOptions {
  epochs: number
  rate: number
  /** For shuffling; the same seed gives the same model. */
  seed: number
}

/**
 * Multinomial logistic regression by stochastic gradient descent, with a rate of its own for each feature: what is seen often moves less.
 */
export function train(model: Linear, rows: readonly Row[], labels: Int32Array, options: TrainOptions): void {
  const { classes, bias } = model
  const seen = new Float32Array(model.size).fill(1e-3)
  const gradient = new Float64Array(classes)
  const wrong = new Int32Array(classes)
  const order = Int32Array.from(rows.keys())
  const random = generator(options.seed)
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random)
    const rate = options.rate * (1 - epoch / (options.epochs + 1))
    for (const at of order) {
      const row = rows[at]!
      score(model, row, gradient)
      softmax(gradient)
      gradient[labels[at]!]! -= 1
      let size = 0
      let count = 0
      for (let k = 0; k < classes; k++) {
        const each = gradient[k]!
        size += each * each
        bias[k]! -= 0.02 * rate * each
        if (Math.abs(each) > NOTHING) wrong[count++] = k
      }
      if (count > 0) step(model, row, { gradient, wrong, count, size, rate, seen })
    }
  }
}

/** A share that is off by less teaches nothing. */
const NOTHING = 0.004

interface Step {
  gradient: Float64Array
  /** The classes that are off, `count` of them. */
  wrong: Int32Array
  count: number
  size: number
  rate: number
  seen: Float32Array
}

function step({ classes, weights }: Linear, { parts }: Row, { gradient, wrong, count, size, rate, seen }: Step): void {
  for (const { buckets, values, from, to } of parts) {
    for (let f = from; f < to; f++) {
      const bucket = buckets[f]!
      const value = values[f]!
      seen[bucket]! += value * value * size
      const by = (rate * value) / Math.sqrt(seen[bucket]!)
      const base = bucket * classes
      for (let w = 0; w < count; w++) {
        const k = wrong[w]!
        weights[base + k]! -= by * gradient[k]!
      }
    }
  }
}

/** What few rows teach depends on their order; the mean of several orders depends on it less. */
const ORDERS = { many: 4, upTo: 20_000 }

/** A model learned from nothing but the rows. */
export function fit(
  rows: readonly Row[],
  labels: Int32Array,
  { classes, size, ...options }: TrainOptions & { classes: number; size: number },
  orders = rows.length <= ORDERS.upTo ? ORDERS.many : 1,
): Linear {
  const mean = emptyLinear(classes, size)
  for (let order = 0; order < orders; order++) {
    const one = orders === 1 ? mean : emptyLinear(classes, size)
    train(one, rows, labels, { ...options, seed: options.seed + order })
    if (one === mean) break
    for (let at = 0; at < mean.weights.length; at++) mean.weights[at]! += one.weights[at]! / orders
    for (let k = 0; k < classes; k++) mean.bias[k]! += one.bias[k]! / orders
  }
  return mean
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at]!
    order[at] = order[other]!
    order[other] = kept
  }
}

/** Mulberry32: small, and good enough to shuffle by. */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
