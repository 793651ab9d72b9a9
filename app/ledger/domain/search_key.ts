import { dayNumber } from '#core/plain_date'

/** How much of the key is the id. */
export const ID_BITS = 2 ** 36
const DAY_MAX = 2 ** 16 - 1

/**
 * The key of a transaction in SQLite's search index: its day and its id in one integer, so that the index itself walks hits in the order
 * of the list. Days outside 1970–2149 share the ends.
 */
export function searchKey(occurredOn: string, id: number): number {
  const day = Math.min(DAY_MAX, Math.max(0, dayNumber(occurredOn)))
  return day * ID_BITS + id
}

/** The same of the columns `occurred_on` and `id`, in SQLite's SQL. */
export const SEARCH_KEY = `min(${DAY_MAX}, max(0, unixepoch(occurred_on) / 86400)) * ${ID_BITS} + id`

/** Every word must occur, the last one may be unfinished. Nothing of the text is taken for an operator. */
export function searchExpression(text: string, dialect: 'sqlite' | 'postgres'): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  if (dialect === 'sqlite') return words.map((word) => `"${word}"*`).join(' ') || '""'
  return words.map((word) => `'${word}':*`).join(' & ') || `''`
}
