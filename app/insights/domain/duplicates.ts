import { median } from '#alerts/domain/unusual'
import type { Payment } from './payment.js'

/** Of two the same charges the later one is the suspect. */
export interface Duplicate {
  payment: Payment
  other: Payment
  /** From 0 to 1: how sure it is that one of them should not be there. */
  certainty: number
}

export const DUPLICATE_DAYS = 3
/** What costs the same again and again, for weeks, as a bus ticket does, is no mistake. */
const HABIT_COUNT = 4
const HABIT_DAYS_APART = 12
const HABIT_DAYS = 14
/** Whole fives are what cash machines give and what people choose: the same once more, on another day, means little. */
const ROUND_UNITS = 5
const SAME_DAY = 0.95
const LESS_BY_DAY = 0.1

export interface DuplicateSearch {
  /** Earlier payments only tell what is a habit. */
  tellFrom: number
  /** Of which it is known that they are meant to come again. */
  isRecurring: (id: number) => boolean
}

/** The same payee, account and amount within three days. Payments have to be sorted by day. */
export function findDuplicates(payments: readonly Payment[], { tellFrom, isRecurring }: DuplicateSearch): Duplicate[] {
  const amounts = new Set(payments.filter(({ day }) => day >= tellFrom).map(({ amount }) => amount))
  const outgoing = payments.filter(({ payeeId, amount }) => payeeId !== null && amount < 0 && amounts.has(amount))
  const groups = Map.groupBy(
    outgoing,
    ({ payeeId, accountId, amount, commodityId }) => `${payeeId} ${accountId} ${amount} ${commodityId}`,
  )
  const found = [...groups.values()].flatMap((group) => (group.length < 2 ? [] : duplicatesOf(group, isRecurring)))
  return found.filter(({ payment }) => payment.day >= tellFrom)
}

function duplicatesOf(group: readonly Payment[], isRecurring: (id: number) => boolean): Duplicate[] {
  if (isHabit(group)) return []
  const found: Duplicate[] = []
  for (let at = 1; at < group.length; at++) {
    const [other, payment] = [group[at - 1]!, group[at]!]
    const apart = payment.day - other.day
    if (apart > DUPLICATE_DAYS || (isRecurring(payment.id) && isRecurring(other.id))) continue
    if (apart > 0 && isRound(payment) && group.length > 2) continue
    found.push({ payment, other, certainty: SAME_DAY - apart * LESS_BY_DAY })
  }
  return found
}

const isRound = ({ amount, scale }: Payment) => amount % (ROUND_UNITS * 10 ** scale) === 0

function isHabit(group: readonly Payment[]): boolean {
  if (group.length < HABIT_COUNT || group.at(-1)!.day - group[0]!.day < HABIT_DAYS) return false
  return median(group.slice(1).map(({ day }, at) => day - group[at]!.day)) <= HABIT_DAYS_APART
}
