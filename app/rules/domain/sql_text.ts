import type { Operator } from './field_types.js'
import type { TextField } from './fields.js'
import { fold, isAscii } from './folding.js'
import { requiredLiterals } from './required_literals.js'
import { always, anyOf, both, type Bounds, exactly, fragment, type Fragment, negated, never } from './sql_fragment.js'
import { type Dialect, lowered, positionOf } from './sql_expressions.js'

const texts: Record<TextField, string> = {
  payee: `COALESCE(y.name, '')`,
  description: `CASE WHEN t.raw_description = '' THEN t.memo ELSE t.raw_description END`,
  memo: 't.memo',
  note: 't.note',
}

/**
 * Databases fold ASCII as we do, and nothing else: text that is plain ASCII is decided by them, all other text is possible and looked at
 * again. Its bytes are as many as its characters.
 */
export function textBounds(field: TextField, op: Operator, value: unknown, dialect: Dialect): Bounds {
  const text = texts[field]
  switch (op) {
    case 'is_empty':
      return exactly(fragment(`${text} = ''`))
    case 'one_of':
      return anyOf((value as string[]).map((each) => textBounds(field, 'is', each, dialect)))
    case 'is_not':
      return negated(textBounds(field, 'is', value, dialect))
    case 'not_contains':
      return negated(textBounds(field, 'contains', value, dialect))
    case 'matches':
      return patternBounds(text, value as string, dialect)
    default:
      return wordBounds(text, op, fold(value as string), dialect)
  }
}

const plain = (text: string) => fragment(`octet_length(${text}) = length(${text})`)
const notPlain = (text: string) => fragment(`octet_length(${text}) <> length(${text})`)

function wordBounds(text: string, op: Operator, words: string, dialect: Dialect): Bounds {
  // Plain text never has words that are not; databases differ in what they make of the character NUL.
  if (!isAscii(words) || words.includes('\0')) return { sure: never, possible: notPlain(text) }
  const test = wordTest(lowered(text, dialect), op, words, dialect)
  return { sure: both(plain(text), test), possible: either(notPlain(text), test) }
}

function wordTest(text: string, op: Operator, words: string, dialect: Dialect): Fragment {
  const { length } = words
  switch (op) {
    case 'is':
      return fragment(`${text} = ?`, words)
    case 'contains':
      return fragment(`${positionOf(text, dialect)} > 0`, words)
    case 'starts_with':
      return fragment(`substr(${text}, 1, ${length}) = ?`, words)
    case 'ends_with':
      return fragment(`(length(${text}) >= ${length} AND substr(${text}, length(${text}) - ${length - 1}) = ?)`, words)
    default:
      throw new RangeError(`${op} does not compare text.`)
  }
}

/** No database has our engine of patterns; a pattern is possible where the text has a piece without which it cannot match. */
function patternBounds(text: string, pattern: string, dialect: Dialect): Bounds {
  const literals = requiredLiterals(pattern)
  if (!literals || literals.some((literal) => literal === '' || literal.includes('\0')))
    return { sure: never, possible: always }
  const having = literals.map((literal) => wordTest(lowered(text, dialect), 'contains', literal, dialect))
  return { sure: never, possible: having.reduce(either, notPlain(text)) }
}

function either(a: Fragment, b: Fragment): Fragment {
  return { sql: `(${a.sql} OR ${b.sql})`, params: [...a.params, ...b.params] }
}
