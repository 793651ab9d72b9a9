import { dayNumber, monthNumber, type PlainDate } from '#core/plain_date'
import { amortise, neededPayment } from './amortisation.js'
import { neededContribution, type PlanMonth, savingPlan } from './saving.js'

export const goalKinds = ['save', 'pay_down'] as const
export type GoalKind = (typeof goalKinds)[number]

/** What a plan is made from; amounts are minor units, and what is owed is positive. */
export interface GoalFacts {
  kind: GoalKind
  current: number
  target: number
  start: number
  yearlyRate: string
  contribution: number | null
  startedOn: PlainDate
  targetOn: PlainDate | null
}

export interface Extras {
  extra?: number
  extraOnce?: ReadonlyMap<number, number>
}

export function isReached({ kind, current, target }: GoalFacts): boolean {
  return kind === 'save' ? current >= target : current <= target
}

/** From 0 to 1: how much of the way from the start to the target is done. */
export function progress(facts: GoalFacts): number {
  if (isReached(facts)) return 1
  const { kind, current, target, start } = facts
  const [done, whole] = kind === 'save' ? [current, target] : [start - current, start - target]
  return whole <= 0 ? 0 : Math.min(1, Math.max(0, done / whole))
}

/** The months that a contribution takes; undefined when it never gets there. */
export function plan(
  facts: GoalFacts,
  contribution: number,
  { extra, extraOnce }: Extras = {},
): PlanMonth[] | undefined {
  const { kind, current, target, yearlyRate } = facts
  if (kind === 'save')
    return savingPlan({ have: current, target, contribution: contribution + (extra ?? 0), yearlyRate })
  return amortise({ owed: current, target, payment: contribution, extra, extraOnce, yearlyRate })
}

/** What is needed each month to be there on a day. */
export function neededFor(facts: GoalFacts, today: PlainDate, targetOn: PlainDate): number {
  const months = monthsUntil(today, targetOn)
  const { kind, current, target, yearlyRate } = facts
  if (kind === 'save') return neededContribution({ have: current, target, yearlyRate }, months)
  return neededPayment({ owed: current, target, yearlyRate }, months)
}

/** Month ends from today up to a day, at least one. */
export function monthsUntil(today: PlainDate, day: PlainDate): number {
  const months = monthNumber(day) - monthNumber(today) + (day.slice(8) >= today.slice(8) ? 0 : -1)
  return Math.max(1, months)
}

/** Whether as much is done as the time that is over asks for; null without a day to be there. */
export function isOnTrack(facts: GoalFacts, today: PlainDate): boolean | null {
  if (facts.targetOn === null) return null
  if (isReached(facts)) return true
  const whole = dayNumber(facts.targetOn) - dayNumber(facts.startedOn)
  if (facts.contribution !== null)
    return neededFor(facts, today, facts.targetOn) <= facts.contribution && today <= facts.targetOn
  return whole > 0 && progress(facts) >= (dayNumber(today) - dayNumber(facts.startedOn)) / whole
}
