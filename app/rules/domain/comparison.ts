import { matchKey } from '#ledger/domain/match_key'
import { compileAmount } from './amount_comparison.js'
import type { Field } from './catalogues.js'
import { compileChange } from './change_comparison.js'
import { PART_OF_BODY } from './body_path.js'
import type { Comparison } from './condition.js'
import { compileDate } from './date_comparison.js'
import { isChangeOperator, months, type Operator, weekdays } from './field_types.js'
import { fold } from './folding.js'
import { compileJson } from './json_comparison.js'
import { weekdayNumber } from './occurrence.js'
import { compileOccurrence } from './occurrence_comparison.js'
import { compilePattern } from './pattern.js'
import type { AmountFact } from './row.js'
import type { Surroundings } from './surroundings.js'
import type { CostedTest, Prepared, Test } from './test.js'

const COST_OF_COMPARING = 1
const COST_OF_SEARCHING = 4
const COST_OF_A_PATTERN = 40
const COST_OF_LOOKING_BACK = 100

/** The comparison has been checked against the catalogue, which is why its value may be taken for what its kind says. */
export function compileComparison(
  { field: name, op, value }: Comparison,
  field: Field,
  surroundings: Surroundings,
): CostedTest {
  if (isChangeOperator(op)) {
    const test = compileChange(
      field,
      op,
      (plain) => compileComparison({ field: '', op: plain, value }, field, surroundings).test,
    )
    return { test, cost: COST_OF_COMPARING }
  }
  if (field.type === 'text') return compileText(field.source, op, value)
  if (field.type === 'json') return { test: compileJson(name, PART_OF_BODY, op, value), cost: COST_OF_SEARCHING }
  if (field.type === 'occurrence')
    return { test: compileOccurrence(op, value, surroundings), cost: COST_OF_LOOKING_BACK }
  return { test: compileOther(field, op, value, surroundings), cost: COST_OF_COMPARING }
}

function compileOther({ type, source }: Field, op: Operator, value: unknown, surroundings: Surroundings): Test {
  switch (type) {
    case 'amount':
      return compileAmount(source, op, value)
    case 'account':
    case 'category':
    case 'choice':
      return op === 'is_empty' ? (row) => row[source] === null : compileChoice((row) => row[source], op, value)
    case 'yes_no':
      return (row) => row[source] === value
    case 'currency':
      return compileChoice((row) => (row[source] as AmountFact | null)?.currency ?? null, op, value)
    case 'date':
      return compileDate(source, op, value, surroundings)
    case 'tag':
      return compileTag(source, op, value)
    case 'direction':
      return compileDirection(source, value)
    case 'weekday':
      return compileChoice((row) => row[source] && weekdays[weekdayNumber(row[source])], op, value)
    case 'month':
      return compileChoice((row) => row[source] && months[Number(row[source].slice(5, 7)) - 1], op, value)
    case 'day_of_month':
      return compileNumber((row) => row[source] && Number(row[source].slice(8)), op, value)
    case 'number':
      return compileNumber((row) => row[source], op, value)
    default:
      throw new RangeError(`There are no comparisons of ${type}.`)
  }
}

function compileDirection(source: string, value: unknown): Test {
  return value === 'in'
    ? (row) => row[source] !== null && row[source].minor > 0
    : (row) => row[source] !== null && row[source].minor < 0
}

function compileText(source: string, op: Operator, value: unknown): CostedTest {
  if (op === 'is_empty') return { test: (row) => row[source] === '', cost: COST_OF_COMPARING }
  if (op === 'matches') {
    const pattern = compilePattern(value as string)
    return { test: (row) => pattern.test(row[source]), cost: COST_OF_A_PATTERN }
  }
  if (op === 'one_of') {
    const texts = new Set((value as string[]).map(fold))
    return { test: (row) => texts.has(row[source]), cost: COST_OF_COMPARING }
  }
  return { test: compileWords(source, op, fold(value as string)), cost: COST_OF_SEARCHING }
}

function compileWords(source: string, op: Operator, words: string): Test {
  switch (op) {
    case 'is':
      return (row) => row[source] === words
    case 'is_not':
      return (row) => row[source] !== words
    case 'contains':
      return (row) => row[source].includes(words)
    case 'not_contains':
      return (row) => !row[source].includes(words)
    case 'starts_with':
      return (row) => row[source].startsWith(words)
    case 'ends_with':
      return (row) => row[source].endsWith(words)
    default:
      throw new RangeError(`${op} does not compare text.`)
  }
}

function compileTag(source: string, op: Operator, value: unknown): Test {
  if (op === 'is_empty') return (row) => row[source].length === 0
  const key = matchKey(value as string)
  return op === 'has' ? (row) => row[source].includes(key) : (row) => !row[source].includes(key)
}

function compileChoice(read: (row: Prepared) => string | number | null, op: Operator, value: unknown): Test {
  if (op === 'one_of') {
    const choices = new Set(value as (string | number | null)[])
    return (row) => choices.has(read(row))
  }
  return op === 'is' ? (row) => read(row) === value : (row) => read(row) !== value
}

/** What has no number is neither above nor below one. */
function compileNumber(read: (row: Prepared) => number | null, op: Operator, value: unknown): Test {
  const [low, high] = (Array.isArray(value) ? value : [value, value]) as number[]
  const when =
    (holds: (number: number) => boolean): Test =>
    (row) => {
      const number = read(row)
      return number !== null && holds(number)
    }
  switch (op) {
    case 'gt':
      return when((number) => number > low)
    case 'gte':
      return when((number) => number >= low)
    case 'lt':
      return when((number) => number < low)
    case 'lte':
      return when((number) => number <= low)
    case 'between':
      return when((number) => number >= low && number <= high)
    default:
      return compileChoice(read, op, value)
  }
}
