import { dayNumber } from '#core/plain_date'
import { matchKey } from '#ledger/domain/match_key'
import { amountLimit } from './amount_limit.js'
import type { Comparison } from './condition.js'
import { type TextField, fields, weekdays } from './fields.js'
import { fold } from './folding.js'
import { compilePattern } from './pattern.js'
import type { RuleRow } from './row.js'

export type Test = (row: RuleRow) => boolean

/** A test and roughly what it costs, so that the cheap ones of a group can go first. */
export interface CostedTest {
  test: Test
  cost: number
}

const COST_OF_COMPARING = 1
const COST_OF_SEARCHING = 4
const COST_OF_A_PATTERN = 40

/** The comparison has been checked against the catalogue, which is why its value may be taken for what its kind says. */
export function compileComparison({ field, op, value }: Comparison): CostedTest {
  const { type } = fields[field]
  if (type === 'text') return compileText(field as TextField, op, value)
  return { test: compileOther(type, op, value), cost: COST_OF_COMPARING }
}

function compileOther(
  type: Exclude<(typeof fields)[Comparison['field']]['type'], 'text'>,
  op: string,
  value: unknown,
): Test {
  switch (type) {
    case 'amount':
      return compileAmount(op, value)
    case 'account':
      return compileChoice((row) => row.accountId, op, value)
    case 'category':
      return op === 'is_empty' ? (row) => row.categoryId === null : compileChoice((row) => row.categoryId, op, value)
    case 'currency':
      return compileChoice((row) => row.currency, op, value)
    case 'date':
      return compileDate(op, value)
    case 'tag':
      return compileTag(op, value)
    case 'direction':
      return value === 'in' ? (row) => row.amountMinor > 0 : (row) => row.amountMinor < 0
    case 'weekday':
      return compileChoice((row) => weekdayOf(row.date), op, value)
    case 'day_of_month':
      return compileNumber((row) => Number(row.date.slice(8)), op, value)
  }
}

function compileText(field: TextField, op: string, value: unknown): CostedTest {
  if (op === 'is_empty') return { test: (row) => row[field] === '', cost: COST_OF_COMPARING }
  if (op === 'matches') {
    const pattern = compilePattern(value as string)
    return { test: (row) => pattern.test(row[field]), cost: COST_OF_A_PATTERN }
  }
  if (op === 'one_of') {
    const texts = new Set((value as string[]).map(fold))
    return { test: (row) => texts.has(row[field]), cost: COST_OF_COMPARING }
  }
  return { test: compileWords(field, op, fold(value as string)), cost: COST_OF_SEARCHING }
}

function compileWords(field: TextField, op: string, words: string): Test {
  switch (op) {
    case 'is':
      return (row) => row[field] === words
    case 'is_not':
      return (row) => row[field] !== words
    case 'contains':
      return (row) => row[field].includes(words)
    case 'not_contains':
      return (row) => !row[field].includes(words)
    case 'starts_with':
      return (row) => row[field].startsWith(words)
    case 'ends_with':
      return (row) => row[field].endsWith(words)
    default:
      throw new RangeError(`${op} does not compare text.`)
  }
}

function compileAmount(op: string, value: unknown): Test {
  const [low, high] = Array.isArray(value) ? value : [value, value]
  const from = amountLimit(low as string)
  const to = amountLimit(high as string)
  switch (op) {
    case 'is':
    case 'between':
      return (row) => row.amountMinor >= from.ceiling[row.scale] && row.amountMinor <= to.floor[row.scale]
    case 'is_not':
      return (row) => row.amountMinor < from.ceiling[row.scale] || row.amountMinor > to.floor[row.scale]
    case 'gt':
      return (row) => row.amountMinor > from.floor[row.scale]
    case 'gte':
      return (row) => row.amountMinor >= from.ceiling[row.scale]
    case 'lt':
      return (row) => row.amountMinor < from.ceiling[row.scale]
    case 'lte':
      return (row) => row.amountMinor <= from.floor[row.scale]
    default:
      throw new RangeError(`${op} does not compare amounts.`)
  }
}

function compileDate(op: string, value: unknown): Test {
  const [day, last] = Array.isArray(value) ? (value as string[]) : [value as string, value as string]
  switch (op) {
    case 'on':
      return (row) => row.date === day
    case 'before':
      return (row) => row.date < day
    case 'after':
      return (row) => row.date > day
    case 'between':
      return (row) => row.date >= day && row.date <= last
    default:
      throw new RangeError(`${op} does not compare days.`)
  }
}

function compileTag(op: string, value: unknown): Test {
  if (op === 'is_empty') return (row) => row.tags.length === 0
  const key = matchKey(value as string)
  return op === 'has' ? (row) => row.tags.includes(key) : (row) => !row.tags.includes(key)
}

function compileChoice(read: (row: RuleRow) => string | number | null, op: string, value: unknown): Test {
  if (op === 'one_of') {
    const choices = new Set(value as (string | number | null)[])
    return (row) => choices.has(read(row))
  }
  return op === 'is' ? (row) => read(row) === value : (row) => read(row) !== value
}

function compileNumber(read: (row: RuleRow) => number, op: string, value: unknown): Test {
  const [low, high] = (Array.isArray(value) ? value : [value, value]) as number[]
  switch (op) {
    case 'gt':
      return (row) => read(row) > low
    case 'gte':
      return (row) => read(row) >= low
    case 'lt':
      return (row) => read(row) < low
    case 'lte':
      return (row) => read(row) <= low
    case 'between':
      return (row) => read(row) >= low && read(row) <= high
    default:
      return compileChoice(read, op, value)
  }
}

/** 1970-01-01 was a Thursday. */
function weekdayOf(date: string): string {
  return weekdays[(((dayNumber(date) + 3) % 7) + 7) % 7]
}
