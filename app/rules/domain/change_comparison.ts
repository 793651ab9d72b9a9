import type { Field } from './catalogues.js'
import type { Prepared, Test } from './test.js'
import { type ChangeOperator, type Operator, sameness } from './field_types.js'
import type { AmountFact } from './row.js'

/** The facts as they were, under this name beside the facts as they are; absent for what is new and for history. */
export const PREVIOUS = 'previous'

/** Compares what was with what is, by the field's plain comparisons. What has no before has not changed. */
export function compileChange(field: Field, op: ChangeOperator, compile: (plain: Operator) => Test): Test {
  if (op === 'changed') return whenKnown((before, now) => differs(before[field.source], now[field.source]))
  if (op === 'fell_below' || op === 'rose_above') {
    const [far, near] = op === 'fell_below' ? [compile('gte'), compile('lt')] : [compile('lte'), compile('gt')]
    return whenKnown((before, now) => far(before) && near(now))
  }
  const has = compile(sameness(field.type))
  return op === 'changed_from'
    ? whenKnown((before, now) => has(before) && !has(now))
    : whenKnown((before, now) => !has(before) && has(now))
}

function whenKnown(test: (before: Prepared, now: Prepared) => boolean): Test {
  return (row) => {
    const before = row[PREVIOUS] as Prepared | null | undefined
    return before !== null && before !== undefined && test(before, row)
  }
}

function differs(before: unknown, now: unknown): boolean {
  if (Array.isArray(before) && Array.isArray(now))
    return before.length !== now.length || before.some((each) => !now.includes(each))
  if (isAmount(before) && isAmount(now)) return before.minor !== now.minor || before.currency !== now.currency
  return before !== now
}

function isAmount(value: unknown): value is AmountFact {
  return typeof value === 'object' && value !== null && 'minor' in value
}
