import { readWrittenAmount } from './amount_comparison.js'
import { amountLimit } from './amount_limit.js'
import type { Operator } from './field_types.js'
import { both, type Bounds, exactly, fragment, type Fragment, negated } from './sql_fragment.js'

export function amountBounds(op: Operator, value: unknown): Bounds {
  if (op === 'is_not') return negated(amountBounds('is', value))
  const [first, last] = (Array.isArray(value) ? value : [value, value]) as string[]
  const { decimal, currency } = readWrittenAmount(first)
  const compared = comparing(op, decimal, readWrittenAmount(last).decimal)
  return exactly(currency === null ? compared : both(fragment('c.code = ?', currency), compared))
}

function comparing(op: Operator, low: string, high: string): Fragment {
  const [from, to] = [amountLimit(low), amountLimit(high)]
  switch (op) {
    case 'is':
    case 'between':
      return fragment(`(p.quantity >= ${byScale(from.ceiling)} AND p.quantity <= ${byScale(to.floor)})`)
    case 'gt':
      return fragment(`p.quantity > ${byScale(from.floor)}`)
    case 'gte':
      return fragment(`p.quantity >= ${byScale(from.ceiling)}`)
    case 'lt':
      return fragment(`p.quantity < ${byScale(from.ceiling)}`)
    case 'lte':
      return fragment(`p.quantity <= ${byScale(from.floor)}`)
    default:
      throw new RangeError(`${op} does not compare amounts.`)
  }
}

/** Quantities are safe integers; a limit beyond them is beyond all of them. */
const BEYOND = Number.MAX_SAFE_INTEGER + 1

/** The limit in minor units of each row's own currency. */
function byScale(limits: readonly number[]): string {
  const cases = limits.map((limit, scale) => `WHEN ${scale} THEN ${Math.max(-BEYOND, Math.min(BEYOND, limit))}`)
  return `CASE c.scale ${cases.join(' ')} END`
}
