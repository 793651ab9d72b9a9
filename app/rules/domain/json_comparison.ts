import { bodyPath, partOf } from './body_path.js'
import type { Operator } from './field_types.js'
import { fold } from './folding.js'
import { compilePattern } from './pattern.js'
import type { Test } from './test.js'

/**
 * Compares a part of a body. The value of the comparison says what it is compared as: with a number the part is a number, also where it
 * was written as text, with text it is text. What is not there is empty, and equal to nothing.
 */
export function compileJson(field: string, source: string, op: Operator, value: unknown): Test {
  const path = bodyPath(field)!
  const test = testOf(op, value)
  return (row) => test(partOf(row[source], path))
}

function testOf(op: Operator, value: unknown): (part: unknown) => boolean {
  switch (op) {
    case 'is_empty':
      return isEmpty
    case 'is':
      return equals(value)
    case 'is_not': {
      const same = equals(value)
      return (part) => !same(part)
    }
    case 'one_of': {
      const all = (value as string[]).map(equals)
      return (part) => all.some((same) => same(part))
    }
    case 'matches': {
      const pattern = compilePattern(value as string)
      return (part) => isWritten(part) && pattern.test(textOf(part))
    }
    case 'gt':
    case 'gte':
    case 'lt':
    case 'lte':
    case 'between':
      return measured(op, value)
    default:
      return worded(op, fold(value as string))
  }
}

function equals(wanted: unknown): (part: unknown) => boolean {
  if (typeof wanted === 'number') return (part) => numberOf(part) === wanted
  if (typeof wanted === 'boolean') return (part) => part === wanted
  const text = fold(wanted as string)
  return (part) => isWritten(part) && textOf(part) === text
}

function measured(op: 'gt' | 'gte' | 'lt' | 'lte' | 'between', value: unknown): (part: unknown) => boolean {
  const [low, high] = [value].flat() as number[]
  const holds = {
    gt: (number: number) => number > low,
    gte: (number: number) => number >= low,
    lt: (number: number) => number < low,
    lte: (number: number) => number <= low,
    between: (number: number) => number >= low && number <= high,
  }[op]
  return (part) => {
    const number = numberOf(part)
    return number !== null && holds(number)
  }
}

function worded(op: Operator, words: string): (part: unknown) => boolean {
  const has = (part: unknown) => isWritten(part) && lookFor(op, textOf(part), words)
  return op === 'not_contains' ? (part) => !isWritten(part) || !textOf(part).includes(words) : has
}

function lookFor(op: Operator, text: string, words: string): boolean {
  if (op === 'starts_with') return text.startsWith(words)
  return op === 'ends_with' ? text.endsWith(words) : text.includes(words)
}

const isEmpty = (part: unknown) =>
  part === undefined || part === null || part === '' || (typeof part === 'object' && Object.keys(part).length === 0)
const isWritten = (part: unknown) => part !== undefined && part !== null
const textOf = (part: unknown) => fold(typeof part === 'object' ? JSON.stringify(part) : String(part))

function numberOf(part: unknown): number | null {
  if (typeof part === 'number') return part
  return typeof part === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(part.trim()) ? Number(part) : null
}
