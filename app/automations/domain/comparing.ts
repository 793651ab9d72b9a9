import { exactDecimal } from '#core/money'
import { fillIn, type Scope, textOf } from './template.js'

export const comparingOps = [
  'is',
  'is_not',
  'contains',
  'not_contains',
  'gt',
  'gte',
  'lt',
  'lte',
  'is_empty',
  'is_not_empty',
] as const
export type ComparingOp = (typeof comparingOps)[number]

/** Whether a step runs: compares values, such as what an earlier step answered. */
export type Comparing =
  | { all: Comparing[] }
  | { any: Comparing[] }
  | { not: Comparing }
  | { value: string | number | boolean; op: ComparingOp; than?: string | number | boolean }

/** The same tree with what came of each part and the values that were seen. */
export type Compared =
  | { holds: boolean; all: Compared[] }
  | { holds: boolean; any: Compared[] }
  | { holds: boolean; not: Compared }
  | { holds: boolean; value: string; found: unknown; op: ComparingOp; than?: unknown }

export function compare(comparing: Comparing, scope: Scope): Compared {
  if ('all' in comparing) {
    const all = comparing.all.map((member) => compare(member, scope))
    return { holds: all.every(({ holds }) => holds), all }
  }
  if ('any' in comparing) {
    const any = comparing.any.map((member) => compare(member, scope))
    return { holds: any.some(({ holds }) => holds), any }
  }
  if ('not' in comparing) {
    const not = compare(comparing.not, scope)
    return { holds: !not.holds, not }
  }
  const { value, op } = comparing
  const [found, than] = [fillIn(value, scope), fillIn(comparing.than, scope)]
  const holds = tests[op](found, than)
  return { holds, value: String(value), found: found ?? null, op, ...(than === undefined ? {} : { than }) }
}

const tests: Record<ComparingOp, (found: unknown, than: unknown) => boolean> = {
  is: isSame,
  is_not: (found, than) => !isSame(found, than),
  contains: includes,
  not_contains: (found, than) => !includes(found, than),
  gt: (found, than) => order(found, than) > 0,
  gte: (found, than) => order(found, than) >= 0,
  lt: (found, than) => order(found, than) < 0,
  lte: (found, than) => order(found, than) <= 0,
  is_empty: isEmpty,
  is_not_empty: (found) => !isEmpty(found),
}

function isEmpty(found: unknown): boolean {
  return textOf(found) === ''
}

function isSame(found: unknown, than: unknown): boolean {
  return order(found, than) === 0 || fold(found) === fold(than)
}

function includes(found: unknown, than: unknown): boolean {
  return Array.isArray(found) ? found.some((member) => fold(member) === fold(than)) : fold(found).includes(fold(than))
}

const fold = (value: unknown) => textOf(value).toLowerCase()

/** Numbers are compared exactly as decimals; days and instants as text. NaN, which no comparison holds for, when they are neither. */
function order(found: unknown, than: unknown): number {
  const [a, b] = [decimalOf(found), decimalOf(than)]
  if (a && b) {
    const decimals = Math.max(a.decimals, b.decimals)
    const [left, right] = [a, b].map((each) => each.digits * 10n ** BigInt(decimals - each.decimals))
    return left < right ? -1 : left > right ? 1 : 0
  }
  const [left, right] = [textOf(found), textOf(than)]
  if (!DAY.test(left) || !DAY.test(right)) return Number.NaN
  return left < right ? -1 : left > right ? 1 : 0
}

const DAY = /^\d{4}-\d{2}-\d{2}/
const DECIMAL = /^([+-]?\d{1,30}(?:\.\d{1,30})?)(?: [A-Z0-9]{2,12})?$/

function decimalOf(value: unknown) {
  const [, decimal] = DECIMAL.exec(textOf(value).trim()) ?? []
  return decimal === undefined ? undefined : exactDecimal(decimal)
}
