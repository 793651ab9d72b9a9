import { type Comparison, type Condition, isAllOf, isAnyOf, isNoneOf } from './condition.js'
import type { Operator } from './field_types.js'

/** How much an operator narrows down what a rule is about. What is not named says what something is not, which narrows nothing. */
const weights: Partial<Record<Operator, number>> = {
  is: 10,
  on: 10,
  has: 10,
  one_of: 9,
  in_period: 5,
  in_last_days: 5,
  in_next_days: 5,
  between: 5,
  starts_with: 4,
  ends_with: 4,
  contains: 3,
  matches: 3,
  is_empty: 3,
  gt: 2,
  gte: 2,
  lt: 2,
  lte: 2,
}

/** Fields with so few values that even an exact one is shared by many transactions. */
const coarse: ReadonlySet<string> = new Set([
  'direction',
  'currency',
  'kind',
  'status',
  'reviewed',
  'needs_review',
  'excluded',
  'imported',
  'weekday',
  'month',
])
const COARSE_MAX = 2

const OF_A_NEGATION = 1

/**
 * How special a condition is: the larger, the fewer transactions it is meant for. Conditions that must all hold add up, of alternatives
 * the least special one counts. Used to order a stage so that special rules come after general ones and win.
 */
export function specificityOf(condition: Condition): number {
  if (isAllOf(condition)) return condition.all.reduce((sum, member) => sum + specificityOf(member), 0)
  if (isAnyOf(condition)) return Math.min(...condition.any.map(specificityOf))
  if (isNoneOf(condition)) return OF_A_NEGATION
  return ofComparison(condition)
}

function ofComparison({ field, op }: Comparison): number {
  const weight = weights[op] ?? OF_A_NEGATION
  return coarse.has(field) ? Math.min(weight, COARSE_MAX) : weight
}
