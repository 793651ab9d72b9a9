/**
 * An isolation forest (Liu, Ting and Zhou, 2008): trees that split a small sample at random, again and again. What is unlike the rest
 * stands alone after few splits. The score is that of the paper, 2^(−E(h)/c(ψ)): near 1 for what is isolated at once, about 0.5 and below
 * for the usual.
 */
export interface Points {
  /** What each point is about; a forest depends on which points there are, not on their order. */
  ids: readonly number[]
  width: number
  /** Point after point, `width` numbers each. */
  values: Float64Array
}

export interface ForestOptions {
  seed: number
  trees?: number
  sampleSize?: number
}

export interface Forest {
  width: number
  trees: readonly Tree[]
  /** The length of path that a usual point of a sample has. */
  usualLength: number
}

/** Nodes by their number; a leaf has no feature (-1) and knows what a path through it would go on for. */
interface Tree {
  feature: Int8Array
  split: Float64Array
  left: Int16Array
  right: Int16Array
  rest: Float64Array
}

const TREES = 100
const SAMPLE_SIZE = 256
const EULER = 0.577_215_664_901_532_9

export function growForest(points: Points, { seed, trees = TREES, sampleSize = SAMPLE_SIZE }: ForestOptions): Forest {
  const count = points.ids.length
  const size = Math.min(sampleSize, count)
  const order = Uint32Array.from(points.ids.keys()).sort((a, b) => points.ids[a]! - points.ids[b]!)
  const random = seededRandom(seed)
  const grown = Array.from({ length: trees }, () => growTree(points, sampleOf(order, size, random), random))
  return { width: points.width, trees: grown, usualLength: usualPathLength(size) }
}

/** The anomaly score of the point that begins at `at` of `values`; from 0 to 1. */
export function scoreAt({ trees, usualLength }: Forest, values: Float64Array, at: number): number {
  if (usualLength === 0) return 0
  let length = 0
  for (const tree of trees) length += pathLength(tree, values, at)
  return 2 ** -(length / trees.length / usualLength)
}

/** c(n): the mean length of a path that ends nowhere in a binary search tree of n points. */
export function usualPathLength(count: number): number {
  if (count <= 1) return 0
  if (count === 2) return 1
  return 2 * (Math.log(count - 1) + EULER) - (2 * (count - 1)) / count
}

function pathLength({ feature, split, left, right, rest }: Tree, values: Float64Array, at: number): number {
  let node = 0
  let depth = 0
  while (feature[node]! >= 0) {
    node = values[at + feature[node]!]! < split[node]! ? left[node]! : right[node]!
    depth++
  }
  return depth + rest[node]!
}

type Random = () => number

function growTree({ values, width }: Points, sample: Uint32Array, random: Random): Tree {
  const nodes = Math.max(1, 2 * sample.length - 1)
  const tree: Tree = {
    feature: new Int8Array(nodes).fill(-1),
    split: new Float64Array(nodes),
    left: new Int16Array(nodes),
    right: new Int16Array(nodes),
    rest: new Float64Array(nodes),
  }
  const depthMax = Math.ceil(Math.log2(Math.max(2, sample.length)))
  let used = 0
  const grow = (from: number, to: number, depth: number): number => {
    const node = used++
    const feature = depth < depthMax ? featureToSplit(values, width, sample.subarray(from, to), random) : -1
    if (feature < 0) {
      tree.rest[node] = usualPathLength(to - from)
      return node
    }
    const value = (at: number) => values[sample[at]! * width + feature]!
    const split = between(value, from, to, random)
    const middle = partition(sample, from, to, (at) => value(at) < split)
    tree.feature[node] = feature
    tree.split[node] = split
    tree.left[node] = grow(from, middle, depth + 1)
    tree.right[node] = grow(middle, to, depth + 1)
    return node
  }
  grow(0, sample.length, 0)
  return tree
}

/** One of the features that differ within the points, or -1 where none does. */
function featureToSplit(values: Float64Array, width: number, points: Uint32Array, random: Random): number {
  const varied: number[] = []
  for (let feature = 0; feature < width && points.length > 1; feature++) {
    const first = values[points[0]! * width + feature]
    if (points.some((point) => values[point * width + feature] !== first)) varied.push(feature)
  }
  return varied.length === 0 ? -1 : varied[Math.floor(random() * varied.length)]!
}

/** A random value above the least and up to the greatest, so that both sides get something. */
function between(value: (at: number) => number, from: number, to: number, random: Random): number {
  let [least, greatest] = [Infinity, -Infinity]
  for (let at = from; at < to; at++) {
    least = Math.min(least, value(at))
    greatest = Math.max(greatest, value(at))
  }
  const split = least + (1 - random()) * (greatest - least)
  return split > least ? split : greatest
}

/** Moves those that belong to the left to the front, and answers where the others begin. */
function partition(sample: Uint32Array, from: number, to: number, isLeft: (at: number) => boolean): number {
  let middle = from
  for (let at = from; at < to; at++) {
    if (!isLeft(at)) continue
    const moved = sample[at]!
    sample[at] = sample[middle]!
    sample[middle++] = moved
  }
  return middle
}

function sampleOf(order: Uint32Array, size: number, random: Random): Uint32Array {
  if (size === order.length) return order.slice()
  const taken = new Set<number>()
  while (taken.size < size) taken.add(Math.floor(random() * order.length))
  return Uint32Array.from(taken, (at) => order[at]!)
}

/** The same numbers from 0 to below 1 for the same seed, everywhere (mulberry32). */
function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
