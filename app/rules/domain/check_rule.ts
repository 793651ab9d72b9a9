import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { FieldProblem } from '#core/exceptions'
import { isPlainDate } from '#core/plain_date'
import { amountLimit } from './amount_limit.js'
import {
  type Comparison,
  CONDITION_DEPTH_MAX,
  CONDITION_NODES_MAX,
  comparisonsOf,
  type Condition,
} from './condition.js'
import { fields } from './fields.js'
import { patternProblem } from './pattern.js'
import type { Action } from './rule.js'
import { actionsSchema, actionTypes, conditionSchema } from './rule_schema.js'

const PROBLEMS_MAX = 20

const ajv = new Ajv({ allErrors: true, verbose: true, discriminator: true, allowUnionTypes: true })
ajv.addFormat('plain-date', isPlainDate)
ajv.addFormat('pattern', (text: string) => patternProblem(text) === undefined)
const isCondition: ValidateFunction<Condition> = ajv.compile(conditionSchema)
const isActions: ValidateFunction<Action[]> = ajv.compile(actionsSchema)

/** What is wrong with a condition, each with a JSON pointer below `pointer`; empty when it may be stored and compiled. */
export function conditionProblems(condition: unknown, pointer = '/condition'): FieldProblem[] {
  const size = sizeProblem(condition, pointer)
  if (size) return [size]
  if (!isCondition(condition)) return explain(isCondition.errors!, pointer)
  return rangeProblems(condition, pointer)
}

export function actionsProblems(actions: unknown, pointer = '/actions'): FieldProblem[] {
  return isActions(actions) ? [] : explain(isActions.errors!, pointer)
}

/** Looked at first and without recursion, because everything after it walks the tree to its full depth. */
function sizeProblem(condition: unknown, pointer: string): FieldProblem | undefined {
  const open: { node: unknown; depth: number }[] = [{ node: condition, depth: 1 }]
  for (let nodes = 1; open.length > 0; nodes++) {
    const { node, depth } = open.pop()!
    if (depth > CONDITION_DEPTH_MAX)
      return { pointer, code: 'depth', message: `Conditions may be nested ${CONDITION_DEPTH_MAX} deep at the most.` }
    if (nodes > CONDITION_NODES_MAX)
      return { pointer, code: 'size', message: `A rule may have ${CONDITION_NODES_MAX} conditions at the most.` }
    if (typeof node !== 'object' || node === null) continue
    const { all, any, not } = node as Record<string, unknown>
    for (const members of [all, any])
      if (Array.isArray(members)) for (const member of members) open.push({ node: member, depth: depth + 1 })
    if (not !== undefined) open.push({ node: not, depth: depth + 1 })
  }
  return undefined
}

/** A range whose ends are swapped holds nothing, which nobody means. */
function rangeProblems(condition: Condition, base: string): FieldProblem[] {
  return comparisonsOf(condition, base)
    .filter(({ comparison }) => comparison.op === 'between' && !isAscending(comparison))
    .map(({ pointer }) => ({
      pointer: `${pointer}/value`,
      code: 'range',
      message: 'The first end of the range must not be above the last.',
    }))
}

const SCALE_OF_ALL_DECIMALS = 8

function isAscending({ field, value }: Comparison): boolean {
  const [first, last] = value as string[]
  if (fields[field].type !== 'amount') return first <= last
  return amountLimit(first).floor[SCALE_OF_ALL_DECIMALS] <= amountLimit(last).floor[SCALE_OF_ALL_DECIMALS]
}

/** Errors of a branch's own rules only: that an `if` or a `oneOf` failed says nothing a person can use. */
function explain(errors: readonly ErrorObject[], pointer: string): FieldProblem[] {
  const problems = errors
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'oneOf')
    .map((error) => describe(error, pointer))
  const distinct = new Map(problems.map((problem) => [`${problem.pointer} ${problem.message}`, problem]))
  return [...distinct.values()].slice(0, PROBLEMS_MAX)
}

function describe(error: ErrorObject, base: string): FieldProblem {
  const pointer = base + error.instancePath
  const { params, keyword } = error
  if (keyword === 'required')
    return {
      pointer: `${pointer}/${params.missingProperty}`,
      code: 'required',
      message: missing(params.missingProperty as string),
    }
  if (keyword === 'additionalProperties') {
    const name = params.additionalProperty as string
    return { pointer: `${pointer}/${name}`, code: 'unknown', message: `There is no member "${name}" here.` }
  }
  if (keyword === 'discriminator') return unknownName(error, pointer)
  if (keyword === 'format' && params.format === 'pattern')
    return { pointer, code: 'pattern', message: brokenPattern(error.data as string) }
  const { description } = error.parentSchema as { description?: string }
  return { pointer, code: keyword, message: `The value must be ${description ?? 'something else'}.` }
}

function missing(member: string): string {
  if (member === 'field') return 'A condition needs a field, or "all", "any" or "not".'
  return `"${member}" is missing.`
}

/** The name by which a branch is chosen is missing or none of those there are. */
function unknownName({ params, data }: ErrorObject, pointer: string): FieldProblem {
  const { tag, tagValue } = params as { tag: string; tagValue: unknown }
  const known = namesFor(tag, data as Record<string, unknown>)
  const place = `${pointer}/${tag}`
  if (tagValue === undefined) return { pointer: place, code: 'required', message: missing(tag) }
  const given = typeof tagValue === 'string' ? `"${tagValue.slice(0, 40)}"` : 'This'
  const what = {
    field: 'a field',
    op: `an operator of the field ${String((data as { field?: unknown }).field)}`,
    type: 'an action',
  }[tag]
  return { pointer: place, code: 'unknown', message: `${given} is not ${what}. Possible are ${known.join(', ')}.` }
}

function namesFor(tag: string, data: Record<string, unknown>): readonly string[] {
  if (tag === 'type') return actionTypes
  if (tag === 'field') return Object.keys(fields)
  return Object.keys(fields[data.field as keyof typeof fields].ops)
}

function brokenPattern(pattern: string): string {
  const { position, reason } = patternProblem(pattern)!
  return `The regular expression cannot be read${position === undefined ? '' : ` at character ${position}`}: ${reason}.`
}
