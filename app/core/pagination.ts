import { invalidField } from './exceptions.js'
import { isPlainDate } from './plain_date.js'

/** A page of a list that is walked by key, not by offset. */
export interface Page<T> {
  data: T[]
  /** Pass it back as `cursor` for the next page; null on the last one. */
  next_cursor: string | null
}

export const PAGE_LIMIT_DEFAULT = 50
export const PAGE_LIMIT_MAX = 200

/** A cursor is the last row's sort key, opaque to clients. */
export function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

export function decodeCursor(cursor: string | undefined, length: number): (string | number)[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(key) && key.length === length && isSortKey(key)) return key
  } catch {
    // Told below: what a client sends that is no cursor is an invalid field, whatever the reason.
  }
  throw invalidField('/cursor', 'cursor', 'The cursor is not one that this list gave out.')
}

/** Lists are in the order of ids, or of days and then ids. What else somebody puts into a cursor would reach the database as it is. */
function isSortKey(key: unknown[]): key is (string | number)[] {
  const days = key.slice(0, -1)
  return days.every((day) => typeof day === 'string' && isPlainDate(day)) && Number.isSafeInteger(key.at(-1))
}

/** Cuts the one row read beyond the limit and turns the last kept one into the cursor. */
export function pageOf<T>(rows: T[], limit: number, key: (row: T) => readonly (string | number)[]): Page<T> {
  const more = rows.length > limit
  const data = more ? rows.slice(0, limit) : rows
  return { data, next_cursor: more ? encodeCursor(key(data[data.length - 1])) : null }
}
