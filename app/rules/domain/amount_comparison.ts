import { type AmountLimit, amountLimit } from './amount_limit.js'
import type { Prepared, Test } from './test.js'
import type { Operator } from './field_types.js'
import type { AmountFact } from './row.js'

/** An amount as somebody wrote it: `-42.10` of any currency, or `-42.10 EUR`. */
export interface WrittenAmount {
  decimal: string
  currency: string | null
}

export function readWrittenAmount(text: string): WrittenAmount {
  const [decimal, currency = null] = text.split(' ')
  return { decimal, currency }
}

type Holds = (minor: number, scale: number) => boolean

/** An amount of another currency than the one that was named is none of what is asked for. */
export function compileAmount(source: string, op: Operator, value: unknown): Test {
  const [first, last] = (Array.isArray(value) ? value : [value, value]) as string[]
  const { decimal, currency } = readWrittenAmount(first)
  if (op === 'is_not') {
    const is = compileAmount(source, 'is', value)
    return (row) => !is(row)
  }
  const holds = comparing(op, amountLimit(decimal), amountLimit(readWrittenAmount(last).decimal))
  const read = (row: Prepared) => row[source] as AmountFact | null
  if (currency === null)
    return (row) => {
      const amount = read(row)
      return amount !== null && holds(amount.minor, amount.scale)
    }
  return (row) => {
    const amount = read(row)
    return amount !== null && amount.currency === currency && holds(amount.minor, amount.scale)
  }
}

function comparing(op: Operator, from: AmountLimit, to: AmountLimit): Holds {
  switch (op) {
    case 'is':
    case 'between':
      return (minor, scale) => minor >= from.ceiling[scale] && minor <= to.floor[scale]
    case 'gt':
      return (minor, scale) => minor > from.floor[scale]
    case 'gte':
      return (minor, scale) => minor >= from.ceiling[scale]
    case 'lt':
      return (minor, scale) => minor < from.ceiling[scale]
    case 'lte':
      return (minor, scale) => minor <= from.floor[scale]
    default:
      throw new RangeError(`${op} does not compare amounts.`)
  }
}
