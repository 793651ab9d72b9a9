import { type Cadence, MEASURES } from './cadence.js'

/** What detection sees of a payment; payments are in the order of their days. */
export interface Payment {
  id: number
  /** Days since 1970-01-01. */
  day: number
  /** Minor units; all payments looked at together have the same sign. */
  amount: number
}

const LEFT_OUT_PRICE = 0.3
const UNEVEN_PRICE = 0.25
const AMOUNT_PRICE = 0.4

/** How many times may be left out between two payments. */
const stepsOf = (cadence: Cadence) => (MEASURES[cadence].days > 100 ? 2 : 3)

/**
 * The longest run of payments that come one cadence after another, give or take the slack, some left out; others may lie between them.
 * Similar amounts are preferred, which tells several payments to the same payee apart.
 */
export function longestChain(payments: readonly Payment[], cadence: Cadence): Payment[] {
  const { days, slack } = MEASURES[cadence]
  const steps = stepsOf(cadence)
  const scores = new Float64Array(payments.length)
  const before = new Int32Array(payments.length).fill(-1)
  let best = 0
  for (let at = 0; at < payments.length; at++) {
    scores[at] = 1
    for (let earlier = at - 1; earlier >= 0; earlier--) {
      const gap = payments[at]!.day - payments[earlier]!.day
      if (gap > steps * days + slack) break
      const step = Math.round(gap / days)
      if (step < 1 || step > steps) continue
      const away = Math.abs(gap - step * days)
      if (away > slack) continue
      const price =
        LEFT_OUT_PRICE * (step - 1) +
        (UNEVEN_PRICE * away) / slack +
        AMOUNT_PRICE * unlike(payments[at]!.amount, payments[earlier]!.amount)
      const score = scores[earlier]! + 1 - price
      if (score > scores[at]!) {
        scores[at] = score
        before[at] = earlier
      }
    }
    if (scores[at]! >= scores[best]!) best = at
  }
  const chain: Payment[] = []
  for (let at = payments.length > 0 ? best : -1; at >= 0; at = before[at]!) chain.push(payments[at]!)
  return chain.reverse()
}

/** 0 for equal amounts, 1 for one that is twice the other or more. */
export function unlike(one: number, other: number): number {
  if (one === other) return 0
  if (one === 0 || other === 0) return 1
  return Math.min(1, Math.abs(Math.log2(Math.abs(one) / Math.abs(other))))
}
