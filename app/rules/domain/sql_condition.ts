import { matchKey } from '#ledger/domain/match_key'
import type { ruleFields } from './catalogues.js'
import { type Comparison, type Condition, isAllOf, isAnyOf, isNoneOf } from './condition.js'
import { dateRange } from './date_comparison.js'
import { months, type Operator, weekdays } from './field_types.js'
import { isTextField } from './fields.js'
import { allOf, anyOf, type Bounds, exactly, fragment, type Fragment, negated, never } from './sql_fragment.js'
import { amountBounds } from './sql_amount.js'
import { occurrenceBounds } from './sql_occurrence.js'
import { categoryOf, type Dialect, kindOf, weekdayOf } from './sql_expressions.js'
import { textBounds } from './sql_text.js'
import type { Surroundings } from './surroundings.js'

/** The tables that conditions on transactions are about; `p` is the posting of the account that the transaction is told from. */
export const TRANSACTIONS_SQL = `transactions t
  JOIN postings p ON p.transaction_id = t.id AND p.position = 0
  JOIN commodities c ON c.id = p.commodity_id
  LEFT JOIN payees y ON y.id = t.payee_id`

interface Writing {
  dialect: Dialect
  surroundings: Surroundings
}

/**
 * The second way to carry out a condition: a search through stored transactions. It means what compile_condition.ts makes of the same
 * tree, field by field; tests compare both on both databases.
 */
export function sqlCondition(condition: Condition, dialect: Dialect, surroundings: Surroundings = {}): Bounds {
  return write(condition, { dialect, surroundings })
}

function write(condition: Condition, writing: Writing): Bounds {
  if (isAllOf(condition)) return allOf(condition.all.map((member) => write(member, writing)))
  if (isAnyOf(condition)) return anyOf(condition.any.map((member) => write(member, writing)))
  if (isNoneOf(condition)) return negated(write(condition.not, writing))
  return writeComparison(condition, writing)
}

function writeComparison({ field, op, value }: Comparison, { dialect, surroundings }: Writing): Bounds {
  if (isTextField(field)) return textBounds(field, op, value, dialect)
  switch (field as keyof typeof ruleFields) {
    case 'amount':
      return amountBounds(op, value)
    case 'direction':
      return exactly(fragment(`p.quantity ${value === 'in' ? '>' : '<'} 0`))
    case 'account':
      return choice('p.account_id', op, value)
    case 'category':
      return op === 'is_empty' ? exactly(fragment(`${categoryOf('t')} = 0`)) : choice(categoryOf('t'), op, value)
    case 'currency':
      return choice('c.code', op, value)
    case 'date': {
      const { from, until } = dateRange(op, value, surroundings)
      return exactly(fragment('(t.occurred_on >= ? AND t.occurred_on < ?)', from, until))
    }
    case 'weekday':
      return choice(
        weekdayOf('t.occurred_on', dialect),
        op,
        mapped(value, (name) => weekdays.indexOf(name as never)),
      )
    case 'month':
      return choice('CAST(substr(t.occurred_on, 6, 2) AS INTEGER)', op, mapped(value, monthNumberOf))
    case 'day_of_month':
      return compared('CAST(substr(t.occurred_on, 9, 2) AS INTEGER)', op, value)
    case 'tag':
      return tagged(op, value)
    case 'kind':
      return choice(kindOf('t'), op, value)
    case 'status':
      return choice('t.status', op, value)
    case 'reviewed':
      return exactly(fragment(`t.reviewed_at IS ${value === true ? 'NOT ' : ''}NULL`))
    case 'needs_review':
      return exactly(fragment(`t.flagged_at IS ${value === true ? 'NOT ' : ''}NULL`))
    case 'excluded':
      return exactly(fragment(`t.excluded = ${value === true ? 1 : 0}`))
    case 'imported':
      return exactly(fragment(`t.import_batch_id IS ${value === true ? 'NOT ' : ''}NULL`))
    case 'occurrence':
      return occurrenceBounds(op, value, dialect)
    default:
      // Stored transactions know no before, so that nothing about them has changed.
      return exactly(never)
  }
}

const monthNumberOf = (name: unknown) => months.indexOf(name as never) + 1

function mapped(value: unknown, each: (one: unknown) => number): unknown {
  return Array.isArray(value) ? value.map(each) : each(value)
}

function choice(expression: string, op: Operator, value: unknown): Bounds {
  const choices = [value].flat() as (string | number)[]
  const is = exactly(fragment(`${expression} IN (${choices.map(() => '?').join(', ')})`, ...choices))
  return op === 'is_not' ? negated(is) : is
}

const comparators: Partial<Record<Operator, string>> = { gt: '>', gte: '>=', lt: '<', lte: '<=' }

function compared(expression: string, op: Operator, value: unknown): Bounds {
  if (op === 'between') {
    const [low, high] = value as number[]
    return exactly(fragment(`${expression} BETWEEN ? AND ?`, low, high))
  }
  const comparator = comparators[op]
  return comparator
    ? exactly(fragment(`${expression} ${comparator} ?`, value as number))
    : choice(expression, op, value)
}

const LINKS = 'SELECT 1 FROM transaction_tags l JOIN tags g ON g.id = l.tag_id WHERE l.transaction_id = t.id'

function tagged(op: Operator, value: unknown): Bounds {
  const any: Fragment = fragment(`EXISTS (${LINKS})`)
  if (op === 'is_empty') return negated(exactly(any))
  const has = exactly(fragment(`EXISTS (${LINKS} AND g.match_key = ?)`, matchKey(value as string)))
  return op === 'has' ? has : negated(has)
}
