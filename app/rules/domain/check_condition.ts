import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { FieldProblem } from '#core/exceptions'
import { isPlainDate } from '#core/plain_date'
import { readWrittenAmount } from './amount_comparison.js'
import { amountLimit } from './amount_limit.js'
import { PART_OF_BODY, plainField } from './body_path.js'
import { type Catalogue, catalogues, fieldOf, type Trigger } from './catalogues.js'
import {
  type Comparison,
  CONDITION_DEPTH_MAX,
  CONDITION_NODES_MAX,
  comparisonsOf,
  type Condition,
} from './condition.js'
import { conditionSchema } from './condition_schema.js'
import { patternProblem } from './pattern.js'
import { explainErrors, missingMember } from './schema_errors.js'

const ajv = new Ajv({ allErrors: true, verbose: true, discriminator: true, allowUnionTypes: true })
ajv.addFormat('plain-date', isPlainDate)
ajv.addFormat('pattern', (text: string) => patternProblem(text) === undefined)

const validators = new Map<Trigger, ValidateFunction<Condition>>()

function validatorOf(trigger: Trigger): ValidateFunction<Condition> {
  let validator = validators.get(trigger)
  if (!validator) {
    validator = ajv.compile<Condition>(conditionSchema(trigger, catalogues[trigger]))
    validators.set(trigger, validator)
  }
  return validator
}

/** What is wrong with a condition, each with a JSON pointer below `pointer`; empty when it may be stored and compiled. */
export function conditionProblems(
  condition: unknown,
  pointer = '/condition',
  trigger: Trigger = 'rule',
): FieldProblem[] {
  const size = sizeProblem(condition, pointer)
  if (size) return [size]
  const isCondition = validatorOf(trigger)
  const catalogue: Catalogue = catalogues[trigger]
  if (!isCondition(withPlainFields(condition)))
    return explainErrors(isCondition.errors!, pointer, (error, place) => describe(error, place, catalogue))
  return comparisonsOf(condition as Condition, pointer).flatMap((each) => rangeProblem(each, catalogue) ?? [])
}

/** The same tree in which every part of a body is asked for under the one name that the language knows. */
function withPlainFields(condition: unknown): unknown {
  if (Array.isArray(condition)) return condition.map(withPlainFields)
  if (typeof condition !== 'object' || condition === null) return condition
  const entries = Object.entries(condition).map(([name, member]): [string, unknown] => {
    if (name === 'all' || name === 'any' || name === 'not') return [name, withPlainFields(member)]
    // The name itself says that there is a path, and not which.
    if (name === 'field') return [name, member === PART_OF_BODY ? `${PART_OF_BODY} ` : plainField(String(member))]
    return [name, member]
  })
  return Object.fromEntries(entries)
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

type Placed = ReturnType<typeof comparisonsOf>[number]

/** A range whose ends are swapped holds nothing, which nobody means; ends of two currencies are no range. */
function rangeProblem({ comparison, pointer }: Placed, catalogue: Catalogue): FieldProblem | undefined {
  if (comparison.op !== 'between') return undefined
  const place = `${pointer}/value`
  const isAmount = fieldOf(catalogue, comparison.field).type === 'amount'
  if (isAmount && !isOfOneCurrency(comparison))
    return { pointer: place, code: 'currency', message: 'Both ends of the range must be of the same currency.' }
  if (isAscending(comparison, isAmount)) return undefined
  return { pointer: place, code: 'range', message: 'The first end of the range must not be above the last.' }
}

const SCALE_OF_ALL_DECIMALS = 8

function isAscending({ value }: Comparison, isAmount: boolean): boolean {
  const [first, last] = value as string[]
  if (!isAmount) return first <= last
  const minor = (text: string) => amountLimit(readWrittenAmount(text).decimal).floor[SCALE_OF_ALL_DECIMALS]
  return minor(first) <= minor(last)
}

function isOfOneCurrency({ value }: Comparison): boolean {
  const [first, last] = (value as string[]).map((text) => readWrittenAmount(text).currency)
  return first === last
}

function describe(error: ErrorObject, pointer: string, catalogue: Catalogue): FieldProblem | undefined {
  const { keyword, params, data } = error
  if (keyword === 'discriminator') return unknownName(error, pointer, catalogue)
  if (keyword !== 'format' || params.format !== 'pattern') return undefined
  return { pointer, code: 'pattern', message: brokenPattern(data as string) }
}

/** The name by which a branch is chosen is missing or none of those there are. */
function unknownName({ params, data }: ErrorObject, pointer: string, catalogue: Catalogue): FieldProblem {
  const { tag, tagValue } = params as { tag: 'field' | 'op'; tagValue: unknown }
  const place = `${pointer}/${tag}`
  if (tagValue === undefined) return { pointer: place, code: 'required', message: missingMember(tag) }
  const given = typeof tagValue === 'string' ? `"${tagValue.slice(0, 40)}"` : 'This'
  const { field } = data as { field: string }
  const what = tag === 'field' ? 'a field' : `an operator of the field ${field}`
  const known = Object.keys(tag === 'field' ? catalogue : fieldOf(catalogue, field).ops)
  return { pointer: place, code: 'unknown', message: `${given} is not ${what}. Possible are ${known.join(', ')}.` }
}

function brokenPattern(pattern: string): string {
  const { position, reason } = patternProblem(pattern)!
  return `The regular expression cannot be read${position === undefined ? '' : ` at character ${position}`}: ${reason}.`
}
