import { addMinor, assertMinorUnits } from '#core/money'
import { UnbalancedTransactionException } from '../exceptions.js'

export interface PostingDraft {
  accountId: number
  commodityId: number
  /** In the commodity's minor units; positive increases an asset or an expense. */
  quantity: number
  /** The same in the transaction currency's minor units. */
  value: number
  memo: string
}

export interface Part {
  /** A category, or another account of one's own for a transfer. */
  accountId: number
  commodityId: number
  /** In the transaction currency, signed like the whole. */
  amount: number
  /** What arrives, in the other account's currency; equals `-amount` where the currencies are the same. */
  quantity?: number
  memo: string
}

export interface OwnSide {
  accountId: number
  commodityId: number
  /** From the account's view: money in is positive. */
  amount: number
}

/**
 * Turns what a person sees (an account, an amount, its parts) into postings that sum to zero.
 * @throws UnbalancedTransactionException when the parts do not add up to the whole.
 */
export function toPostings(own: OwnSide, parts: readonly Part[]): PostingDraft[] {
  const distributed = parts.reduce((sum, part) => addMinor(sum, part.amount), 0)
  if (parts.length === 0 || distributed !== own.amount)
    throw new UnbalancedTransactionException(own.amount - distributed)
  const postings = [
    { accountId: own.accountId, commodityId: own.commodityId, quantity: own.amount, value: own.amount, memo: '' },
    ...parts.map((part) => ({
      accountId: part.accountId,
      commodityId: part.commodityId,
      quantity: part.quantity ?? negate(part.amount),
      value: negate(part.amount),
      memo: part.memo,
    })),
  ]
  assertBalanced(postings)
  return postings
}

/** The invariant of double entry. Broken only by a programmer's error, because input is checked before. */
export function assertBalanced(postings: readonly PostingDraft[]): void {
  let sum = 0
  for (const posting of postings) {
    assertMinorUnits(posting.quantity)
    sum = addMinor(sum, posting.value)
  }
  if (sum !== 0) throw new RangeError(`Postings sum to ${sum} instead of zero.`)
}

/** Without the negative zero that JavaScript would make of 0. */
export function negate(minor: number): number {
  return minor === 0 ? 0 : -minor
}
