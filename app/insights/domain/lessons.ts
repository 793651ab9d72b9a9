import type { AnomalyKind } from './anomaly.js'
import type { Payment } from './payment.js'

/** A payment that a person said was to be expected. */
export interface Lesson {
  kind: AnomalyKind
  payeeId: number | null
  commodityId: number
  /** Minor units as in the ledger. */
  amount: number
}

/** How much more than what was expected is expected too. */
const MORE = 1.25

/**
 * Whether a payment is like one that a person expected: the same payee, in the same direction, of that size or less. Expecting one charge
 * to come twice says nothing of another size.
 */
export function isExpected(payment: Payment, kind: AnomalyKind, lessons: readonly Lesson[]): boolean {
  return lessons.some((lesson) => {
    if (lesson.payeeId === null || lesson.payeeId !== payment.payeeId || lesson.commodityId !== payment.commodityId)
      return false
    if (Math.sign(lesson.amount) !== Math.sign(payment.amount)) return false
    const times = payment.amount / lesson.amount
    if (kind === 'duplicate' || lesson.kind === 'duplicate')
      return kind === lesson.kind && times <= MORE && times >= 1 / MORE
    return times <= MORE
  })
}
