/** What an amount is expected to be; low is the smaller number, so for money out the larger amount. */
export interface Band {
  low: number
  expected: number
  high: number
}

/** Amounts without a sign as the account sees them. */
export function signedBand([least, most]: readonly [number, number], direction: 'in' | 'out') {
  return direction === 'in' ? { low: least, high: most } : { low: -most, high: -least }
}

/** A fixed price that became another one. */
export interface PriceStep {
  from: number
  to: number
  /** Which payment was the first at the new price. */
  at: number
}

/** Prices that differ by less, such as after a conversion, are the same. */
const SAME = 0.006
const REMEMBERED = 36
const USUAL_OF = 5
const FLOOR_FIXED = 0.1
const FLOOR_VARYING = 0.15
const EDGE = 0.02
const STEADY_BEFORE = 3
const TRIAL_MOST = 0.6

export const isSame = (one: number, other: number) => Math.abs(one - other) <= SAME * Math.abs(other)

export function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
  return below + (above - below) * (at - Math.floor(at))
}

export function median(values: readonly number[]): number {
  return quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  )
}

/** The share of payments that cost what the one before did. */
export function steadiness(amounts: readonly number[]): number {
  if (amounts.length < 2) return 0
  let same = 0
  for (let at = 1; at < amounts.length; at++) if (isSame(amounts[at]!, amounts[at - 1]!)) same++
  return same / (amounts.length - 1)
}

/** The last price where it is a price, else what is usual lately. */
function foretell(amounts: readonly number[]): number {
  const last = amounts.at(-1)!
  if (amounts.length === 1) return last
  const recent = amounts.slice(-USUAL_OF)
  if (isSame(last, amounts.at(-2)!) || steadiness(amounts.slice(-REMEMBERED)) >= 0.5) return last
  return median(recent)
}

/** A first amount far below a price that was paid twice since was a trial, and says nothing of the next one. */
function afterTrial(amounts: readonly number[]): readonly number[] {
  const [first, second, third] = amounts
  if (third === undefined || Math.abs(first!) > TRIAL_MOST * Math.abs(second!) || !isSame(second!, third))
    return amounts
  return amounts.slice(1)
}

/**
 * What the next payment is expected to be, and between which amounts: as far off as it was in nearly all earlier cases, at least by
 * a floor, and farther while there are few cases to tell by.
 */
export function amountBand(given: readonly number[]): Band {
  const amounts = afterTrial(given.slice(-REMEMBERED))
  const expected = foretell(amounts)
  const floor = steadiness(amounts) >= 0.5 ? FLOOR_FIXED : FLOOR_VARYING
  const factors: number[] = []
  for (let known = 1; known < amounts.length; known++) {
    const told = foretell(amounts.slice(0, known))
    if (told !== 0) factors.push(amounts[known]! / told)
  }
  factors.sort((one, other) => one - other)
  const widening = 1 + (steadiness(amounts) >= 0.5 ? 2 : 3) / amounts.length
  const under = factors.length > 0 ? Math.max(0, 1 - quantile(factors, EDGE)) : 0
  const over = factors.length > 0 ? Math.max(0, quantile(factors, 1 - EDGE) - 1) : 0
  const least = 1 - Math.min(0.95, Math.max(floor, under * widening))
  const most = 1 + Math.min(3, Math.max(floor, over * widening))
  const ends = [Math.round(expected * least), Math.round(expected * most)].sort((one, other) => one - other)
  return { low: ends[0]!, expected: Math.round(expected), high: ends[1]! }
}

/** The latest change of a price that had been the same some times before, and has stayed since. */
export function lastStep(amounts: readonly number[]): PriceStep | null {
  let at = amounts.length - 1
  while (at > 0 && isSame(amounts[at]!, amounts[at - 1]!)) at--
  if (at < STEADY_BEFORE) return null
  const before = amounts.slice(at - STEADY_BEFORE, at)
  if (!before.every((amount) => isSame(amount, before[0]!))) return null
  return { from: amounts[at - 1]!, to: amounts[at]!, at }
}
