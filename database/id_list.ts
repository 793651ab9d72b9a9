import type { Value } from './database.js'

/**
 * A list of ids for `IN (…)`, padded with zeros (no row has id 0) to a power of two, so that lists of many lengths share a few kept
 * statements.
 */
export function idList(ids: readonly number[]): { placeholders: string; values: Value[] } {
  let size = 1
  while (size < ids.length) size *= 2
  const values = [...ids, ...new Array<number>(size - ids.length).fill(0)]
  return { placeholders: new Array<string>(size).fill('?').join(', '), values }
}
