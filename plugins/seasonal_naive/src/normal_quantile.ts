/**
 * How many standard deviations to each side hold a share of a normal distribution: 1.96 for 0.95. Winitzki's approximation of the
 * inverse error function, right to about two thousandths, which is far less than a forecast is.
 */
export function quantileOfLevel(level: number): number {
  const share = Math.min(Math.max(level, 0), 0.9999)
  const a = 0.147
  const log = Math.log(1 - share * share)
  const half = 2 / (Math.PI * a) + log / 2
  return Math.SQRT2 * Math.sqrt(Math.sqrt(half * half - log / a) - half)
}
