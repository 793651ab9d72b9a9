/** Fewer amounts than these tell nothing about what is usual. */
export const AMOUNTS_NEEDED = 5

/** Makes the median absolute deviation comparable to a standard deviation. */
const TO_DEVIATION = 1.4826
/** Where a payee always takes nearly the same, small changes are no surprise. */
const SHARE_OF_MEDIAN = 0.05

export interface Usual {
  median: number
  /** How many robust deviations the amount is above what is usual; negative below. */
  score: number
}

/** How far an amount is from what was paid before. Median and deviation from it: one odd payment of the past does not move them. */
export function compareToUsual(amount: number, before: readonly number[]): Usual | undefined {
  if (before.length < AMOUNTS_NEEDED) return undefined
  const { median: usual, deviation } = robustSpread(before)
  const scale = Math.max(deviation, Math.abs(usual) * SHARE_OF_MEDIAN, 1)
  return { median: usual, score: (amount - usual) / scale }
}

/** The middle of some values and their median absolute deviation from it, as large as a standard deviation would be. */
export function robustSpread(values: readonly number[]): { median: number; deviation: number } {
  const middle = median(values)
  return { median: middle, deviation: TO_DEVIATION * median(values.map((each) => Math.abs(each - middle))) }
}

/** 0 of nothing. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return 0
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
