import type { Value } from '#database/database'

/**
 * A list of texts for `IN (…)`, padded with one that nothing is named to a power of two, so that lists of many lengths share a few
 * kept statements.
 */
export function textList(texts: readonly string[]): { placeholders: string; values: Value[] } {
  let size = 1
  while (size < texts.length) size *= 2
  const values = [...texts, ...new Array<string>(size - texts.length).fill('')]
  return { placeholders: new Array<string>(size).fill('?').join(', '), values }
}
