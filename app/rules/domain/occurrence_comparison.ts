import type { Test } from './test.js'
import type { Operator } from './field_types.js'
import type { Occurrence, Repeatable } from './occurrence.js'
import type { Surroundings } from './surroundings.js'

/** How often the same has happened by now, the transaction itself included. */
export function compileOccurrence(op: Operator, value: unknown, surroundings: Surroundings): Test {
  const { nth, same, within } = value as Occurrence
  const count = (row: Repeatable) => {
    if (!surroundings.history) throw new RangeError('Conditions on earlier transactions need to be given them.')
    return surroundings.history.countEarlier(row, same, within) + 1
  }
  switch (op) {
    case 'is':
      return (row) => count(row as Repeatable) === nth
    case 'gte':
      return (row) => count(row as Repeatable) >= nth
    case 'lte':
      return (row) => count(row as Repeatable) <= nth
    default:
      throw new RangeError(`${op} does not count occurrences.`)
  }
}
