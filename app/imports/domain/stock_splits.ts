import { exactDecimal } from '#core/money'

/** How many smallest units a split adds to those that are held; `3:2` makes three of two, and what is left of a unit is rounded. */
export function addedBySplit(held: number, ratio: string): number {
  const [now, old] = ratio.split(':').map(exactDecimal)
  const places = Math.max(now.decimals, old.decimals)
  const [parts, of] = [now, old].map(({ digits, decimals }) => digits * 10n ** BigInt(places - decimals))
  const added = BigInt(held) * (parts - of)
  const size = added < 0n ? -added : added
  const rounded = (size * 2n + of) / (of * 2n)
  return Number(added < 0n ? -rounded : rounded)
}
