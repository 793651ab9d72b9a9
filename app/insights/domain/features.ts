import { median } from '#alerts/domain/unusual'
import type { Points } from './isolation_forest.js'
import type { Payment } from './payment.js'
import { timesUsual, type Usual, type Usuals } from './usual.js'

/**
 * What a forest looks at of each payment, in this order. That something is smaller than usual is nobody’s worry: below the middle all
 * sizes count as the middle, so that only large ones stand alone.
 */
export const features = [
  'size',
  'size for its payee',
  'size for its category',
  'day of the month',
  'weekday',
  'days since its payee was last seen',
  'direction',
  'new payee',
] as const

/** Longer ago than this is simply long ago. */
const DAYS_AWAY_MAX = 400
/** Fewer payments than these say nothing of what is usual. */
const COUNT_LEAST = 3
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3

export interface Described {
  points: Points
  /** Days since the payee was last seen, point by point; undefined for the first time. */
  daysAway: (number | undefined)[]
}

/** Payments as points, in their order; they have to be sorted by day. */
export function describePayments(payments: readonly Payment[], usuals: Usuals): Described {
  const width = features.length
  const middle = median(payments.map(({ size }) => size))
  const values = new Float64Array(payments.length * width)
  const lastSeen = new Map<number, number>()
  const daysAway: (number | undefined)[] = []
  for (const [at, payment] of payments.entries()) {
    const { payeeId, payeeGroup, day, amount } = payment
    const seen = payeeId === null ? undefined : lastSeen.get(payeeId)
    const away = seen === undefined ? undefined : day - seen
    if (payeeId !== null) lastSeen.set(payeeId, day)
    daysAway.push(away)
    let next = at * width
    values[next++] = Math.max(middle, payment.size)
    values[next++] = payeeGroup === undefined ? 0 : logTimes(payment, usuals.ofPayee.get(payeeGroup))
    values[next++] = logTimes(payment, usuals.ofCategory.get(payment.categoryGroup))
    values[next++] = Number(payment.on.slice(8))
    values[next++] = (day + THURSDAY) % 7
    values[next++] = payeeId === null ? 0 : Math.log1p(Math.min(DAYS_AWAY_MAX, away ?? DAYS_AWAY_MAX))
    values[next++] = amount > 0 ? 1 : 0
    values[next] = payeeId !== null && away === undefined ? 1 : 0
  }
  return { points: { ids: payments.map(({ id }) => id), width, values }, daysAway }
}

function logTimes(payment: Payment, usual: Usual | undefined): number {
  return usual === undefined || usual.payments.length < COUNT_LEAST
    ? 0
    : Math.max(0, Math.log(timesUsual(payment, usual)))
}
