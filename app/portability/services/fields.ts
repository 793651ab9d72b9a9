import { formatAmount, parseAmount } from '#core/money'
import { isPlainDate } from '#core/plain_date'
import type { Row, Value } from '#database/database'
import type { KnownIds } from './restoring.js'

export type Entry = Record<string, unknown>

/** A column as a document tells it, and back. */
export interface Field {
  tell(stored: Value, row: Row): unknown
  /** @throws RefusedError when the document says something that cannot be stored. */
  take(told: unknown, entry: Entry, ids: KnownIds): Value
}

/** Its message completes the sentence "This …". */
export class RefusedError extends Error {}

function refuse(message: string): never {
  throw new RefusedError(message)
}

const TEXT_MAX = 10_000
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/

/** What is stored as it is told, once it was looked at. */
function plain(isRight: (told: unknown) => boolean, message: string): Field {
  return {
    tell: (stored) => stored,
    take: (told) => (isRight(told) ? (told as Value) : refuse(message)),
  }
}

/** PostgreSQL stores no NUL in text. */
export const isText = (told: unknown): told is string => typeof told === 'string' && !told.includes('\0')

export const text = (most = TEXT_MAX) =>
  plain((told) => isText(told) && told.length <= most, `has to be text of up to ${most} characters`)
export const someText = (most = 200) =>
  plain(
    (told) => isText(told) && told.trim() !== '' && told.length <= most,
    `has to be text of 1 to ${most} characters`,
  )
export const day = () =>
  plain((told) => typeof told === 'string' && isPlainDate(told), 'has to be a day such as 2026-01-31')
export const instant = () =>
  plain(
    (told) => typeof told === 'string' && INSTANT.test(told) && !Number.isNaN(Date.parse(told)),
    'has to be an instant such as 2026-01-31T10:00:00.000Z',
  )
export const whole = (least = 0, most = Number.MAX_SAFE_INTEGER) =>
  plain(
    (told) => Number.isSafeInteger(told) && (told as number) >= least && (told as number) <= most,
    `has to be a whole number from ${least} to ${most}`,
  )
export const oneOf = (values: readonly string[]) =>
  plain((told) => typeof told === 'string' && values.includes(told), `has to be one of ${values.join(', ')}`)

export const yesOrNo = (): Field => ({
  tell: (stored) => stored === 1,
  take: (told) => (typeof told === 'boolean' ? Number(told) : refuse('has to be true or false')),
})

/** Also for what an older export does not tell yet. */
export const orNull = (field: Field): Field => ({
  tell: (stored, row) => (stored === null ? null : field.tell(stored, row)),
  take: (told, entry, ids) => (told === null || told === undefined ? null : field.take(told, entry, ids)),
})

/** Minor units as decimal text; how many decimals follows from the rest of the entry. */
export const amount = (scaleOf: (entry: Entry) => number): Field => ({
  tell: (stored, row) => formatAmount(stored as number, scaleOf(row)),
  take: (told, entry) =>
    typeof told === 'string' ? parseAmount(told, scaleOf(entry)) : refuse('has to be an amount such as "42.10"'),
})

/** An id of the document that has to be in it. */
export const reference = (kind: string): Field => ({
  tell: (stored) => stored,
  take: (told, _, ids) =>
    ids.find(kind, told) ?? refuse(`names a ${kind.replaceAll('_', ' ')} that is not in the export`),
})

/** Ids as a JSON list. Those of what was deleted meanwhile are left out. */
export const references = (kind: string): Field =>
  json((told, ids) => {
    if (!Array.isArray(told)) refuse('has to be a list')
    return told.flatMap((id) => ids.find(kind, id) ?? [])
  })

/** A reference that nothing enforces: what it named may be gone, and then it names nothing. */
export const looseReference = (kind: string): Field => ({
  tell: (stored) => stored,
  take: (told, _, ids) => ids.find(kind, told) ?? null,
})

/** JSON text; `revive` looks at what is told and gives its ids the meaning they have here. */
export function json(revive: (told: unknown, ids: KnownIds, entry: Entry) => unknown): Field {
  return {
    tell: (stored) => JSON.parse(stored as string) as unknown,
    take: (told, entry, ids) => JSON.stringify(revive(told, ids, entry) ?? refuse('is missing')),
  }
}
