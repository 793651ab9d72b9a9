import type { FieldProblem } from '#core/exceptions'
import { allocate, exactDecimal } from '#core/money'
import { amountLimit } from './amount_limit.js'
import type { SplitShare } from './rule.js'

/** A part of a transaction's amount, signed like the whole. */
export interface SplitPart {
  category_id: number
  minor: number
  memo: string
}

/** Percentages have four decimals at the most, so that they are whole numbers of this. */
const PERCENT_DECIMALS = 4
const HUNDRED_PERCENT = 100 * 10 ** PERCENT_DECIMALS

/**
 * Divides an amount to the last unit: fixed amounts first, then percentages of the whole, and what is left goes to the share that names
 * neither. Undefined when the fixed amounts and percentages are more than there is, or not told in the currency's units.
 */
export function divide(minor: number, scale: number, shares: readonly SplitShare[]): SplitPart[] | undefined {
  const sign = minor < 0 ? -1 : 1
  const size = Math.abs(minor)
  const percents = shares.map(({ percent }) => (percent === undefined ? 0 : percentUnits(percent)))
  const rest = Math.max(0, HUNDRED_PERCENT - sum(percents))
  const byPercent = allocate(size, [...percents, rest]).slice(0, shares.length)
  const sizes = shares.map((share, at) => (share.amount === undefined ? byPercent[at] : unitsOf(share.amount, scale)))
  if (sizes.includes(undefined)) return undefined
  const left = size - sum(sizes as number[])
  const taker = shares.findIndex(takesRest)
  if (left < 0 || (left > 0 && taker < 0)) return undefined
  if (taker >= 0) sizes[taker] = left
  return shares
    .map(({ category_id, memo = '' }, at) => ({ category_id, minor: sign * sizes[at]! || 0, memo }))
    .filter((part) => part.minor !== 0)
}

export function takesRest({ percent, amount }: SplitShare): boolean {
  return percent === undefined && amount === undefined
}

/** What is wrong with shares beyond the form of each. */
export function sharesProblems(shares: readonly SplitShare[], pointer: string): FieldProblem[] {
  const problem = (code: string, message: string) => [{ pointer, code, message }]
  const percent = sum(shares.map((share) => (share.percent === undefined ? 0 : percentUnits(share.percent))))
  const takers = shares.filter(takesRest).length
  if (takers > 1) return problem('rest', 'Only one part can take what is left.')
  if (percent > HUNDRED_PERCENT) return problem('percent', 'The parts come to more than 100 percent.')
  const isWhole = percent === HUNDRED_PERCENT && shares.every((share) => share.percent !== undefined)
  if (takers === 0 && !isWhole)
    return problem('rest', 'One part has to take what is left: give it neither a percentage nor an amount.')
  return []
}

function percentUnits(percent: string): number {
  const { digits, decimals } = exactDecimal(percent)
  return Number(digits) * 10 ** (PERCENT_DECIMALS - decimals)
}

function unitsOf(amount: string, scale: number): number | undefined {
  const { floor, ceiling } = amountLimit(amount)
  return floor[scale] === ceiling[scale] ? floor[scale] : undefined
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
