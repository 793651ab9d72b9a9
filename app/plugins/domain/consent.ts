import { dayNumber, type PlainDate } from '#core/plain_date'
import type { InstanceState } from './instance_state.js'

/** A connection, as far as its consent goes. */
export interface Consented {
  state: InstanceState
  consent_ends_on: PlainDate | null
}

/** Nothing is left, or the bank has refused already. */
export const ENDED = 0
/** How many days ahead people are warned: enough for a holiday, for a week, and at the last moment. */
const WARNING_DAYS = [1, 7, 14]

export const daysUntil = (day: PlainDate, today: PlainDate) => dayNumber(day) - dayNumber(today)

/** Whether a bank wants a new consent before it answers again. */
export function hasEnded({ state, consent_ends_on: endsOn }: Consented, today: PlainDate): boolean {
  return state === 'needs_connection' || (endsOn !== null && endsOn < today)
}

/** How near the end is: `ENDED`, or the fewest of the days ahead that people are warned. Null while it is far or nobody knows. */
export function nearnessOf(consented: Consented, today: PlainDate): number | null {
  if (hasEnded(consented, today)) return ENDED
  const { consent_ends_on: endsOn } = consented
  if (endsOn === null) return null
  return WARNING_DAYS.find((days) => daysUntil(endsOn, today) <= days) ?? null
}

/**
 * How near it is to be told now; null where that was told. An end that moved away is that of a new consent: what was told of the one before
 * is to be forgotten.
 */
export function tellingOf(consented: Consented & { consent_told_days: number | null }, today: PlainDate) {
  const told = consented.consent_told_days
  const nearness = nearnessOf(consented, today)
  const days = consented.consent_ends_on === null ? Infinity : daysUntil(consented.consent_ends_on, today)
  const forget = told !== null && nearness !== ENDED && days > told
  const before = forget ? Infinity : (told ?? Infinity)
  return { tell: nearness !== null && nearness < before ? nearness : null, forget }
}

/** `today`, `tomorrow`, `in 12 days` */
export function aheadWords(days: number): string {
  if (days <= 0) return 'today'
  return days === 1 ? 'tomorrow' : `in ${days} days`
}
