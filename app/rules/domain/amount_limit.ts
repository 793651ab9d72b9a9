import { exactDecimal } from '#core/money'

const SCALE_MAX = 8

/** A decimal as minor units of every scale. What a scale cannot express lies between two of its minor units. */
export interface AmountLimit {
  /** By scale, the largest count of minor units that is not above the limit. */
  floor: readonly number[]
  /** By scale, the smallest count of minor units that is not below the limit. */
  ceiling: readonly number[]
}

export function amountLimit(decimal: string): AmountLimit {
  const { digits, decimals } = exactDecimal(decimal)
  const floor: number[] = []
  const ceiling: number[] = []
  for (let scale = 0; scale <= SCALE_MAX; scale++) {
    const shift = scale - decimals
    const divisor = shift >= 0 ? 1n : 10n ** BigInt(-shift)
    const scaled = shift >= 0 ? digits * 10n ** BigInt(shift) : digits
    const towardsZero = scaled / divisor
    const rest = scaled % divisor
    floor.push(Number(rest < 0n ? towardsZero - 1n : towardsZero))
    ceiling.push(Number(rest > 0n ? towardsZero + 1n : towardsZero))
  }
  return { floor, ceiling }
}
