/** A straight mapping from values to pixels. */
export interface LinearScale {
  (value: number): number
  invert: (pixel: number) => number
  /** Round values across the domain, for grid lines. */
  ticks: number[]
}

type Extent = [from: number, to: number]

export function linearScale([from, to]: Extent, [start, end]: Extent, ticks: number[] = []): LinearScale {
  const perUnit = to === from ? 0 : (end - start) / (to - from)
  const scale = (value: number) => start + (value - from) * perUnit
  return Object.assign(scale, {
    invert: (pixel: number) => (perUnit === 0 ? from : from + (pixel - start) / perUnit),
    ticks,
  })
}

/** Widens the domain to round values, so that the first and the last grid line are its ends. */
export function niceScale([from, to]: Extent, range: Extent, about = 4): LinearScale {
  const step = niceStep((to - from) / about)
  const first = Math.floor(from / step)
  const last = Math.max(first + 1, Math.ceil(to / step))
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step, step))
  return linearScale([ticks[0]!, ticks.at(-1)!], range, ticks)
}

/**
 * What a line needs of an axis. Zero belongs to it unless the whole line is further from zero than it is long: then its course and its
 * band would be a stroke at the top. Bars always begin at zero.
 */
export function lineExtent(values: readonly number[]): Extent {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const isFar = Math.min(Math.abs(low), Math.abs(high)) > high - low && low * high > 0
  return isFar && high > low ? [low, high] : [Math.min(low, 0), Math.max(high, 0) || 1]
}

/** 1, 2 or 5 times a power of ten: the steps people count in. */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough || 1))
  const fraction = rough / power
  return power * (fraction <= 1 ? 1 : fraction <= 2 ? 2 : fraction <= 5 ? 5 : 10)
}

/** 3 × 0.1 is 0.30000000000000004; a grid line is not. */
function round(value: number, step: number): number {
  return Number(value.toFixed(Math.max(0, -Math.floor(Math.log10(step)))))
}

export interface Bands {
  /** Where the band begins. */
  start: (index: number) => number
  /** From the beginning of one band to the next. */
  step: number
  /** Width of a band without the gap after it. */
  width: number
}

const GAP = 0.35

/** Divides the range into equal bands with gaps between them. */
export function bands(count: number, [start, end]: Extent): Bands {
  const step = (end - start) / Math.max(1, count)
  const width = step * (1 - GAP)
  return { start: (index) => start + index * step + (step - width) / 2, step, width }
}

/** An SVG path through the points. */
export function linePath(points: Extent[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)},${y.toFixed(1)}`).join('')
}

/** An SVG path around the area between two lines. */
export function areaPath(upper: Extent[], lower: Extent[]): string {
  return upper.length === 0 ? '' : `${linePath([...upper, ...lower.toReversed()])}Z`
}
