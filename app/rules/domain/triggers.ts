import type { FieldProblem } from '#core/exceptions'
import { type Catalogue, catalogues, type Trigger } from './catalogues.js'
import { PREVIOUS } from './change_comparison.js'
import { conditionProblems } from './check_condition.js'
import { compileCondition } from './compile_condition.js'
import type { Condition } from './condition.js'
import { explainCondition, type Explanation } from './explanation.js'
import { type Facts, prepareFacts } from './facts.js'
import type { FieldType, ValueKind } from './field_types.js'
import { conditionReferenceProblems, type References } from './references.js'
import type { Surroundings } from './surroundings.js'

/*
 * What rules, alerts and automations share: for each thing that can happen the fields a condition may ask for, and conditions checked,
 * compiled and explained by it.
 */

export { type Trigger, triggers } from './catalogues.js'
export type { Condition } from './condition.js'
export type { Explanation } from './explanation.js'
export type { Facts, FactValue } from './facts.js'
export { askedOf } from './look_back.js'
export type { References } from './references.js'
export type { Surroundings } from './surroundings.js'
export type ConditionProblem = FieldProblem

export interface FieldDescription {
  name: string
  label: string
  type: FieldType
  ops: { op: string; value: ValueKind }[]
  /** What a field of the type `choice` may be. */
  choices?: readonly string[]
}

export function fieldsOf(trigger: Trigger): FieldDescription[] {
  return Object.entries<Catalogue[string]>(catalogues[trigger]).map(([name, { label, type, ops, choices }]) => ({
    name,
    label,
    type,
    ops: Object.entries(ops).map(([op, value]) => ({ op, value })),
    ...(choices ? { choices } : {}),
  }))
}

/** What is wrong with a condition, with JSON pointers below `pointer`. Only one without problems may be compiled. */
export function checkCondition(
  trigger: Trigger,
  condition: unknown,
  references: References,
  pointer = '/condition',
): ConditionProblem[] {
  const problems = conditionProblems(condition, pointer, trigger)
  if (problems.length > 0) return problems
  return conditionReferenceProblems(condition as Condition, references, pointer, catalogues[trigger])
}

/** Tells of facts, and of what they were before where that is known, whether the condition holds. */
export type Holds = (facts: Facts, before?: Facts) => boolean

/** Compile once, ask often. */
export function compileFor(trigger: Trigger, condition: Condition, surroundings: Surroundings = {}): Holds {
  const catalogue = catalogues[trigger]
  const test = compileCondition(condition, surroundings, catalogue)
  return (facts, before) => test(prepare(catalogue, facts, before))
}

/** The condition's tree with what came of each part, and what was found there. */
export function explainFor(
  trigger: Trigger,
  condition: Condition,
  facts: Facts,
  { before, surroundings = {} }: { before?: Facts; surroundings?: Surroundings } = {},
): Explanation {
  const catalogue = catalogues[trigger]
  return explainCondition(condition, { catalogue, surroundings, facts, row: prepare(catalogue, facts, before) })
}

function prepare(catalogue: Catalogue, facts: Facts, before?: Facts) {
  const row = prepareFacts(catalogue, facts)
  return before ? { ...row, [PREVIOUS]: prepareFacts(catalogue, before) } : row
}
