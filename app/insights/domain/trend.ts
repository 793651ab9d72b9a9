import { median } from '#alerts/domain/unusual'

export interface Trend {
  direction: 'rising' | 'falling' | 'steady'
  /** Where the line through the values begins and ends. */
  from: number
  to: number
}

/** Five of a hundred series without any trend would pass for one. */
const Z_OF_CHANCE = 1.96

/**
 * Where a series goes: the median of the slopes between all pairs (Theil and Sen), which single odd values do not move, and the test of
 * Mann and Kendall for whether it is more than chance.
 */
export function trendOf(values: readonly number[]): Trend {
  const slopes: number[] = []
  let signs = 0
  for (let later = 1; later < values.length; later++)
    for (let earlier = 0; earlier < later; earlier++) {
      const rise = values[later]! - values[earlier]!
      slopes.push(rise / (later - earlier))
      signs += Math.sign(rise)
    }
  const slope = median(slopes)
  const middle = median(values.map((value, at) => value - slope * at))
  const [from, to] = [middle, middle + slope * Math.max(0, values.length - 1)]
  const z = Math.abs(signs) <= 1 ? 0 : (signs - Math.sign(signs)) / Math.sqrt(varianceOf(values.length))
  return { direction: Math.abs(z) < Z_OF_CHANCE || slope === 0 ? 'steady' : slope > 0 ? 'rising' : 'falling', from, to }
}

/** Of the sum of signs, without any trend. */
const varianceOf = (count: number) => (count * (count - 1) * (2 * count + 5)) / 18
