import { dayNumber, type PlainDate } from '#core/plain_date'

/** One transaction with a category, from its own account’s view. */
export interface PaymentFacts {
  id: number
  on: PlainDate
  payeeId: number | null
  accountId: number
  categoryId: number
  commodityId: number
  /** Decimals of the commodity. */
  scale: number
  /** Minor units, money in is positive, never 0. */
  amount: number
}

/** A payment with all that judging it asks again and again. */
export interface Payment extends PaymentFacts {
  /** Days since 1970-01-01. */
  day: number
  /** Amounts of all sizes and currencies on one measure: the logarithm of whole units. */
  size: number
  /** Payments to, or from, the same payee; undefined where nobody is named. */
  payeeGroup: string | undefined
  categoryGroup: string
  /** All of one currency and direction. */
  sizeGroup: string
}

export function paymentOf(facts: PaymentFacts): Payment {
  const { on, amount, scale, payeeId, categoryId, commodityId } = facts
  const sizeGroup = `${commodityId}${amount < 0 ? 'out' : 'in'}`
  return {
    ...facts,
    day: dayNumber(on),
    size: Math.log(Math.abs(amount)) - scale * Math.LN10,
    payeeGroup: payeeId === null ? undefined : `${payeeId} ${sizeGroup}`,
    categoryGroup: `${categoryId} ${sizeGroup}`,
    sizeGroup,
  }
}
