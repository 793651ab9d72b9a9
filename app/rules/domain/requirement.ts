import { type Comparison, type Condition, isAllOf, isAnyOf, isNoneOf } from './condition.js'
import { isTextField, type TextField } from './fields.js'
import { fold } from './folding.js'
import { requiredLiterals } from './required_literals.js'

/** Something that is quickly seen in a row: a piece of text in a field, or its account. */
export type Key = { field: TextField; literal: string } | { account: number }

/** Shorter literals occur everywhere and tell nothing. */
export const LITERAL_LENGTH_MIN = 3

/**
 * Keys of which a row has at least one whenever the condition holds, so that a rule can be passed over without being tried. Undefined
 * when the condition may hold for any row.
 */
export function requirementOf(condition: Condition): readonly Key[] | undefined {
  if (isNoneOf(condition)) return undefined
  if (isAllOf(condition)) {
    const parts = condition.all.map(requirementOf).filter((keys) => keys !== undefined)
    return parts.sort((a, b) => selectivity(b) - selectivity(a))[0]
  }
  if (isAnyOf(condition)) {
    const parts = condition.any.map(requirementOf)
    return parts.every((keys) => keys !== undefined) ? parts.flat() : undefined
  }
  return requirementOfComparison(condition)
}

function requirementOfComparison({ field, op, value }: Comparison): readonly Key[] | undefined {
  if (field === 'account' && op !== 'is_not') return [value].flat().map((account) => ({ account: account as number }))
  if (!isTextField(field)) return undefined
  const literals = requiredText(op, value)
  if (!literals || literals.some((literal) => literal.length < LITERAL_LENGTH_MIN)) return undefined
  return literals.map((literal) => ({ field, literal }))
}

function requiredText(op: Comparison['op'], value: Comparison['value']): readonly string[] | undefined {
  switch (op) {
    case 'is':
    case 'contains':
    case 'starts_with':
    case 'ends_with':
      return [fold(value as string)]
    case 'one_of':
      return (value as string[]).map(fold)
    case 'matches':
      return requiredLiterals(value as string)
    default:
      return undefined
  }
}

/** An account is one of a dozen; even a short piece of text is rarer. */
function selectivity(keys: readonly Key[]): number {
  return Math.min(...keys.map((key) => ('account' in key ? 1 : key.literal.length)))
}
