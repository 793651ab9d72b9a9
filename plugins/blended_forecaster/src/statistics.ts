export function mean(values: ArrayLike<number>, from = 0, until = values.length): number {
  let sum = 0
  for (let at = from; at < until; at++) sum += values[at]!
  return sum / (until - from)
}

/** The value below which a share of the sorted values lies, between neighbours by proportion. */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const above = Math.min(below + 1, sorted.length - 1)
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!)
}

const FEW = 48

/** Few values, of which there are many sets here, are put in order much faster by insertion. */
export function sortInPlace(values: Float64Array): Float64Array {
  if (values.length > FEW) return values.sort()
  for (let at = 1; at < values.length; at++) {
    const value = values[at]!
    let to = at
    for (; to > 0 && values[to - 1]! > value; to--) values[to] = values[to - 1]!
    values[to] = value
  }
  return values
}

/** The mean of the half in the middle: as deaf to what is far out as the median, and less jumpy. */
export function middleHalf(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort()
  const left = sorted.length >> 2
  return mean(sorted, left, sorted.length - left)
}

/** The line of least squares through the first `count` values. */
export function lineThrough(values: Float64Array, count = values.length): { start: number; slope: number } {
  const middle = (count - 1) / 2
  const average = mean(values, 0, count)
  let together = 0
  let squares = 0
  for (let at = 0; at < count; at++) {
    together += (at - middle) * (values[at]! - average)
    squares += (at - middle) ** 2
  }
  const slope = squares > 0 ? together / squares : 0
  return { start: average - slope * middle, slope }
}

export function deviation(values: ArrayLike<number>): number {
  const average = mean(values)
  let squares = 0
  for (let at = 0; at < values.length; at++) squares += (values[at]! - average) ** 2
  return Math.sqrt(squares / values.length)
}

export function autocorrelation(values: Float64Array, lag: number): number {
  const average = mean(values)
  let squares = 0
  let together = 0
  for (let at = 0; at < values.length; at++) {
    squares += (values[at]! - average) ** 2
    if (at >= lag) together += (values[at]! - average) * (values[at - lag]! - average)
  }
  return squares > 0 ? together / squares : 0
}
