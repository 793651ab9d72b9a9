import { exactDecimal } from '#core/money'

/** Yearly interest as percent in decimal text, such as `3.75`, per ten million and month. */
const MONTHLY_UNIT = 12n * 100n

/** A month's interest on an amount, rounded half away from zero; the amount is minor units. */
export function monthInterest(amount: number, yearlyRate: string): number {
  const { digits, decimals } = exactDecimal(yearlyRate)
  const [product, divisor] = [BigInt(amount) * digits, MONTHLY_UNIT * 10n ** BigInt(decimals)]
  const size = product < 0n ? -product : product
  const rounded = Number((size * 2n + divisor) / (divisor * 2n))
  return product < 0n && rounded !== 0 ? -rounded : rounded
}

/** The part of an amount that a month adds: 0.003125 for 3.75 percent a year. For estimates; money is counted by `monthInterest`. */
export function monthRate(yearlyRate: string): number {
  return Number(yearlyRate) / 1200
}
