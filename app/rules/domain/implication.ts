import { amountLimit } from './amount_limit.js'
import { readWrittenAmount } from './amount_comparison.js'
import { type Comparison, type Condition, isAllOf, isAnyOf, isNoneOf } from './condition.js'
import { fold } from './folding.js'
import { isTextField } from './fields.js'

/** Whether every transaction that meets the first condition surely meets the second. A `false` only means that it is not certain. */
export function implies(first: Condition, second: Condition): boolean {
  if (JSON.stringify(first) === JSON.stringify(second)) return true
  if (isAllOf(second)) return second.all.every((member) => implies(first, member))
  if (isAnyOf(first)) return first.any.every((member) => implies(member, second))
  if (isAllOf(first)) return first.all.some((member) => implies(member, second)) || anyImplied(first, second)
  if (isAnyOf(second)) return anyImplied(first, second)
  if (isNoneOf(first) && isNoneOf(second)) return implies(second.not, first.not)
  return 'field' in first && 'field' in second && comparisonImplies(first, second)
}

function anyImplied(first: Condition, second: Condition): boolean {
  return isAnyOf(second) && second.any.some((member) => implies(first, member))
}

function comparisonImplies(first: Comparison, second: Comparison): boolean {
  if (first.field !== second.field) return false
  if (first.op === 'one_of')
    return (first.value as (string | number)[]).every((value) => implies(exactly(first, value), second))
  if (second.op === 'one_of')
    return (second.value as (string | number)[]).some((value) => implies(first, exactly(second, value)))
  if (isTextField(first.field)) return textImplies(first, second)
  return first.field === 'amount' && amountImplies(first, second)
}

function exactly({ field }: Comparison, value: string | number): Comparison {
  return { field, op: 'is', value }
}

/** What the text surely is, and what it is then surely not without. */
function textImplies(first: Comparison, second: Comparison): boolean {
  if (typeof first.value !== 'string' || typeof second.value !== 'string') return false
  const [has, wants] = [fold(first.value), fold(second.value)]
  const isWhole = first.op === 'is'
  if (!isWhole && first.op !== 'contains' && first.op !== 'starts_with' && first.op !== 'ends_with') return false
  switch (second.op) {
    case 'is':
      return isWhole && has === wants
    case 'contains':
      return has.includes(wants)
    case 'starts_with':
      return (isWhole || first.op === 'starts_with') && has.startsWith(wants)
    case 'ends_with':
      return (isWhole || first.op === 'ends_with') && has.endsWith(wants)
    default:
      return false
  }
}

const SCALE_OF_ALL_DECIMALS = 8

/** Limits in one direction, of any currency or of the same. */
function amountImplies(first: Comparison, second: Comparison): boolean {
  if (typeof first.value !== 'string' || typeof second.value !== 'string') return false
  const [tight, loose] = [readWrittenAmount(first.value), readWrittenAmount(second.value)]
  if (loose.currency !== null && loose.currency !== tight.currency) return false
  const [a, b] = [tight, loose].map(({ decimal }) => amountLimit(decimal).floor[SCALE_OF_ALL_DECIMALS])
  const above = { gt: true, gte: true, lt: false, lte: false } as Record<string, boolean | undefined>
  if (above[first.op] === undefined || above[first.op] !== above[second.op]) return false
  if (a === b) return first.op === second.op || second.op === 'gte' || second.op === 'lte'
  return above[first.op] ? a > b : a < b
}
