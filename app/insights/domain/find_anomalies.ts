import { Turns } from '#core/turns'
import type { AnomalyKind } from './anomaly.js'
import { type Duplicate, findDuplicates } from './duplicates.js'
import { type Described, describePayments } from './features.js'
import { type Forest, growForest, scoreAt } from './isolation_forest.js'
import type { Payment } from './payment.js'
import { quantile, sortedNumbers } from './quantiles.js'
import { isNewLevel, isSeasonal, learnUsuals, residual, timesUsual, type Usual, type Usuals } from './usual.js'

/** Why a payment is suspicious; words are made of it where names are known. */
export type Cause =
  | { type: 'above_payee' | 'above_category'; times: number; count: number }
  | { type: 'first_time'; largerThanShare: number }
  | { type: 'long_away'; days: number }
  | { type: 'combination' }
  | { type: 'same_again'; other: Payment }

export interface Suspicion {
  payment: Payment
  kind: AnomalyKind
  /** From 0 to 1. */
  score: number
  causes: Cause[]
  /** Between which amounts payments like it usually are: minor units, positive. */
  usual?: { low: number; high: number }
}

export interface Judging {
  /** Payments before this day are learned from and not told. */
  tellFrom: number
  isRecurring: (id: number) => boolean
  seed: number
}

/** With fewer payments nothing is known of a household yet. */
export const PAYMENTS_NEEDED = 60
const DAYS_NEEDED = 60
/** The oddest ones only: whoever is told of everything looks at nothing. */
const TOLD_MAX = 20

const COUNT_OF_PAYEE = 6
const COUNT_OF_CATEGORY = 20
const RESIDUAL_LARGE = 4
const TIMES_LARGE = { above_payee: 2, above_category: 4 }
/** Which share of all payments is smaller than what is worth a word. */
const SHARE_WORTH_TELLING = 0.75
const SHARE_OF_DUPLICATE = 0.2
const SHARE_OF_NEW_PAYEE = 0.97
const SCORE_UNUSUAL = 0.55
const SHARE_OF_USUAL_SCORES = 0.99
const SCORES_SAMPLED = 2_000
const TIMES_OF_PAYEE = 1.6
const TIMES_OF_CATEGORY = 3
const DAYS_AWAY = 200

interface Household {
  payments: readonly Payment[]
  usuals: Usuals
  described: Described
  forest: Forest
  /** The score that nearly all outgoing payments stay below. */
  scoreLimit: number
  sizes: ReadonlyMap<string, Float64Array>
}

/** Payments unlike the others, the oddest first. They have to be sorted by day and id. Many take a while, so others go first in between. */
export async function findAnomalies(payments: readonly Payment[], judging: Judging): Promise<Suspicion[]> {
  const turns = new Turns()
  const first = payments[0]
  if (!first || payments.length < PAYMENTS_NEEDED || payments.at(-1)!.day - first.day < DAYS_NEEDED) return []
  const household = await learn(payments, judging.seed, turns)
  const duplicates = new Map(findDuplicates(payments, judging).map((found) => [found.payment.id, found]))
  const found: Judged[] = []
  for (let at = firstFrom(payments, judging.tellFrom); at < payments.length; at++) {
    await turns.rest()
    const payment = payments[at]!
    const judged = judge(household, at, judging.isRecurring(payment.id), duplicates.get(payment.id))
    if (judged) found.push(judged)
  }
  found.sort((a, b) => b.score - a.score || b.payment.id - a.payment.id)
  return found.slice(0, TOLD_MAX).map(({ compared, ...suspicion }) => ({
    ...suspicion,
    ...(compared && { usual: usualRange(suspicion.payment, compared) }),
  }))
}

/** With what it was compared, if with anything. */
type Judged = Omit<Suspicion, 'usual'> & { compared?: Comparison }

async function learn(payments: readonly Payment[], seed: number, turns: Turns): Promise<Household> {
  const usuals = learnUsuals(payments)
  await turns.rest()
  const described = describePayments(payments, usuals)
  await turns.rest()
  const forest = growForest(described.points, { seed })
  await turns.rest()
  const { values, width } = described.points
  const step = Math.max(1, Math.floor(payments.length / SCORES_SAMPLED))
  const scores: number[] = []
  for (let at = 0; at < payments.length; at += step)
    if (payments[at]!.amount < 0) scores.push(scoreAt(forest, values, at * width))
  const scoreLimit = Math.max(SCORE_UNUSUAL, quantile(sortedNumbers(scores), SHARE_OF_USUAL_SCORES))
  await turns.rest()
  const groups = Map.groupBy(payments, ({ sizeGroup }) => sizeGroup)
  const sizes = new Map([...groups].map(([key, group]) => [key, sortedNumbers(group.map(({ size }) => size))]))
  return { payments, usuals, described, forest, scoreLimit, sizes }
}

function judge(
  household: Household,
  at: number,
  isRecurring: boolean,
  duplicate: Duplicate | undefined,
): Judged | undefined {
  const { described, forest } = household
  const payment = household.payments[at]!
  const smaller = shareOfSmaller(household, payment)
  if (duplicate && smaller >= SHARE_OF_DUPLICATE) {
    const causes: Cause[] = [{ type: 'same_again', other: duplicate.other }]
    return { payment, kind: 'duplicate', score: round(duplicate.certainty), causes }
  }
  if (isRecurring || smaller < SHARE_WORTH_TELLING) return undefined
  return judgeSize(household, at, round(scoreAt(forest, described.points.values, at * described.points.width)))
}

function judgeSize(household: Household, at: number, score: number): Judged | undefined {
  const payment = household.payments[at]!
  const compared = comparison(household.usuals, payment)
  const away = household.described.daysAway[at]
  const causes: Cause[] = []
  const times = compared === undefined ? 0 : timesUsual(payment, compared.usual)
  if (compared && times >= TIMES_OF_PAYEE && isKnownLevel(payment, compared)) return undefined
  const largeBy = compared === undefined || times < TIMES_LARGE[compared.type] ? 0 : residual(payment, compared.usual)
  const isLarge = largeBy >= RESIDUAL_LARGE
  if (compared && (isLarge || times >= (compared.type === 'above_payee' ? TIMES_OF_PAYEE : TIMES_OF_CATEGORY)))
    causes.push({ type: compared.type, times, count: compared.usual.payments.length })
  const smaller = shareOfSmaller(household, payment)
  const isFirst =
    payment.payeeId !== null && away === undefined && payment.amount < 0 && isOldEnough(household, payment)
  if (isFirst && smaller >= SHARE_OF_NEW_PAYEE) causes.push({ type: 'first_time', largerThanShare: smaller })
  if (away !== undefined && away >= DAYS_AWAY) causes.push({ type: 'long_away', days: away })
  if (isLarge)
    return { payment, kind: 'large', score: Math.max(score, round(largeBy / (largeBy + 4))), causes, compared }
  if (causes.some(({ type }) => type === 'first_time')) return { payment, kind: 'new_payee', score, causes, compared }
  if (score < household.scoreLimit || causes.length === 0 || payment.amount > 0) return undefined
  return { payment, kind: 'unusual', score, causes: [...causes, { type: 'combination' }], compared }
}

interface Comparison {
  type: 'above_payee' | 'above_category'
  usual: Usual
}

function isKnownLevel(payment: Payment, { type, usual }: Comparison): boolean {
  return isSeasonal(payment, usual) || (type === 'above_payee' && isNewLevel(payment, usual))
}

/** With its payee where that is known well, else with its category. */
function comparison({ ofPayee, ofCategory }: Usuals, payment: Payment): Comparison | undefined {
  const { payeeGroup, categoryGroup } = payment
  const payee = payeeGroup === undefined ? undefined : ofPayee.get(payeeGroup)
  if (payee && payee.payments.length >= COUNT_OF_PAYEE) return { type: 'above_payee', usual: payee }
  const category = ofCategory.get(categoryGroup)
  return category && category.payments.length >= COUNT_OF_CATEGORY
    ? { type: 'above_category', usual: category }
    : undefined
}

/** Where eight of ten of the others are. */
function usualRange(payment: Payment, { usual }: Comparison): { low: number; high: number } {
  const others = usual.payments.filter(({ id }) => id !== payment.id)
  const sorted = sortedNumbers(others.map(({ amount }) => Math.abs(amount)))
  return { low: Math.round(quantile(sorted, 0.1)), high: Math.round(quantile(sorted, 0.9)) }
}

function shareOfSmaller({ sizes }: Household, payment: Payment): number {
  const sorted = sizes.get(payment.sizeGroup)!
  return lowerBound(sorted, payment.size) / sorted.length
}

/** At the beginning everybody is new. */
function isOldEnough({ payments }: Household, { day }: Payment): boolean {
  return day - payments[0]!.day >= DAYS_NEEDED
}

function firstFrom(payments: readonly Payment[], day: number): number {
  const at = payments.findIndex((payment) => payment.day >= day)
  return at < 0 ? payments.length : at
}

function lowerBound(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < value) low = middle + 1
    else high = middle
  }
  return low
}

const round = (score: number) => Math.round(score * 1000) / 1000
