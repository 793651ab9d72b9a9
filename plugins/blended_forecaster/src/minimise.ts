/** Nelder and Mead's simplex within bounds. `step` is how far apart its corners begin. */
export function minimise(
  cost: (point: Float64Array) => number,
  start: readonly number[],
  bounds: readonly (readonly [number, number])[],
  { rounds = 120, tolerance = 1e-4, step = 0.15 } = {},
): { point: Float64Array; cost: number } {
  const size = start.length
  const clamp = (point: Float64Array) => {
    for (let at = 0; at < size; at++) {
      const [low, high] = bounds[at]!
      if (point[at]! < low) point[at] = low
      else if (point[at]! > high) point[at] = high
    }
    return point
  }
  const corners = [clamp(Float64Array.from(start))]
  for (let at = 0; at < size; at++) {
    const corner = Float64Array.from(corners[0]!)
    const [low, high] = bounds[at]!
    const width = (high - low) * step
    corner[at] = corner[at]! + width <= high ? corner[at]! + width : corner[at]! - width
    corners.push(clamp(corner))
  }
  const costs = corners.map(cost)
  const centre = new Float64Array(size)
  const between = (worst: Float64Array, factor: number) => {
    const point = new Float64Array(size)
    for (let at = 0; at < size; at++) point[at] = centre[at]! + factor * (worst[at]! - centre[at]!)
    return clamp(point)
  }
  for (let used = size + 1; used < rounds;) {
    sortTogether(corners, costs)
    if (costs[size]! - costs[0]! < tolerance) break
    centre.fill(0)
    for (let corner = 0; corner < size; corner++)
      for (let at = 0; at < size; at++) centre[at] = centre[at]! + corners[corner]![at]! / size
    const worst = corners[size]!
    let point = between(worst, -1)
    let found = cost(point)
    used++
    if (found < costs[0]!) {
      const further = between(worst, -2)
      const there = cost(further)
      used++
      if (there < found) [point, found] = [further, there]
    } else if (found >= costs[size - 1]!) {
      point = between(worst, found < costs[size]! ? -0.5 : 0.5)
      found = cost(point)
      used++
    }
    if (found < costs[size]!) {
      corners[size] = point
      costs[size] = found
      continue
    }
    for (let corner = 1; corner <= size; corner++) {
      const shrunk = corners[corner]!
      for (let at = 0; at < size; at++) shrunk[at] = (shrunk[at]! + corners[0]![at]!) / 2
      costs[corner] = cost(shrunk)
      used++
    }
  }
  sortTogether(corners, costs)
  return { point: corners[0]!, cost: costs[0]! }
}

/** Insertion sort: there are five corners at most, and they are nearly in order. */
function sortTogether(corners: Float64Array[], costs: number[]): void {
  for (let at = 1; at < costs.length; at++) {
    const [cost, corner] = [costs[at]!, corners[at]!]
    let to = at
    for (; to > 0 && costs[to - 1]! > cost; to--) {
      costs[to] = costs[to - 1]!
      corners[to] = corners[to - 1]!
    }
    costs[to] = cost
    corners[to] = corner
  }
}
