export const sortedNumbers = (values: readonly number[]) => Float64Array.from(values).sort()

/** Between two values as far as the share lies between them; 0 of nothing. */
export function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return 0
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return low + (high - low) * (at - Math.floor(at))
}
