import type { Operator } from './field_types.js'
import type { Occurrence, SameField, Span } from './occurrence.js'
import { always, type Bounds, exactly, fragment, never } from './sql_fragment.js'
import { categoryOf, daysBefore, type Dialect, weekdayOf } from './sql_expressions.js'

const comparators: Partial<Record<Operator, string>> = { is: '=', gte: '>=', lte: '<=' }

/** `o` and `op` are an earlier transaction and its first posting. */
const shared: Record<SameField, string> = {
  payee: 'o.payee_id = t.payee_id',
  amount: 'op.quantity = p.quantity AND op.commodity_id = p.commodity_id',
  account: 'op.account_id = p.account_id',
  category: `${categoryOf('o')} = ${categoryOf('t')} AND ${categoryOf('t')} <> 0`,
}

/**
 * Only a payee's transactions are found by an index, one payee's for each row. Without a payee each row would be compared with all others,
 * which an index in memory does better.
 */
export function occurrenceBounds(op: Operator, value: unknown, dialect: Dialect): Bounds {
  const { nth, same, within } = value as Occurrence
  if (!same.includes('payee')) return { sure: never, possible: always }
  const first = firstDay(within, dialect)
  const conditions = [
    ...same.map((field) => shared[field]),
    'o.occurred_on <= t.occurred_on',
    ...(first === null ? [] : [`o.occurred_on >= ${first}`]),
    '(o.occurred_on < t.occurred_on OR o.id < t.id)',
    `o.status <> 'void'`,
  ]
  const earlier = `SELECT COUNT(*) FROM transactions o JOIN postings op ON op.transaction_id = o.id AND op.position = 0
    WHERE ${conditions.join(' AND ')}`
  return exactly(fragment(`(${earlier}) + 1 ${comparators[op]} ${nth}`))
}

function firstDay(within: Span, dialect: Dialect): string | null {
  const day = 't.occurred_on'
  if (typeof within === 'number') return daysBefore(day, within, dialect)
  switch (within) {
    case 'week':
      return daysBefore(day, weekdayOf(day, dialect), dialect)
    case 'month':
      return `substr(${day}, 1, 7) || '-01'`
    case 'year':
      return `substr(${day}, 1, 4) || '-01-01'`
    case 'ever':
      return null
  }
}
