import type { Operator } from './field_types.js'
import type { Occurrence } from './occurrence.js'

/** What somebody looks for: a tree of comparisons. It is stored and exchanged as JSON and nothing in it is ever run as code. */
export type Condition = AllOf | AnyOf | NoneOf | Comparison

export interface AllOf {
  all: Condition[]
}

export interface AnyOf {
  any: Condition[]
}

export interface NoneOf {
  not: Condition
}

export interface Comparison {
  /** The name of a field of the catalogue in force, see catalogues.ts. */
  field: string
  op: Operator
  /** Its kind follows from the field and the operator; absent for `is_empty` and `changed`. */
  value?: ComparisonValue
}

export type ComparisonValue = string | number | boolean | null | readonly string[] | readonly number[] | Occurrence

export const CONDITION_DEPTH_MAX = 10
export const CONDITION_NODES_MAX = 200
export const TEXT_LENGTH_MAX = 200
export const ALTERNATIVES_MAX = 100

export function isAllOf(condition: Condition): condition is AllOf {
  return 'all' in condition
}

export function isAnyOf(condition: Condition): condition is AnyOf {
  return 'any' in condition
}

export function isNoneOf(condition: Condition): condition is NoneOf {
  return 'not' in condition
}

/** All comparisons of a condition in the order they are written, each with its JSON pointer. */
export function comparisonsOf(condition: Condition, pointer = ''): { comparison: Comparison; pointer: string }[] {
  if (isNoneOf(condition)) return comparisonsOf(condition.not, `${pointer}/not`)
  if (isAllOf(condition)) return condition.all.flatMap((member, at) => comparisonsOf(member, `${pointer}/all/${at}`))
  if (isAnyOf(condition)) return condition.any.flatMap((member, at) => comparisonsOf(member, `${pointer}/any/${at}`))
  return [{ comparison: condition, pointer }]
}
