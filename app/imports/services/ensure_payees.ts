import type { ChangeSet } from '#changes/change_set'
import type { Queries } from '#database/database'
import { matchKey, tidyName } from '#ledger/domain/match_key'

const PAYEE_LENGTH_MAX = 200

export interface Payee {
  key: string
  name: string
}

/** Null for a name without a word. */
export function payeeNamed(text: string): Payee | null {
  const name = tidyName(text).slice(0, PAYEE_LENGTH_MAX)
  const key = matchKey(name)
  return key === '' ? null : { key, name }
}

export async function readPayeeIds(queries: Queries): Promise<Map<string, number>> {
  const rows = await queries.all<{ id: number; match_key: string }>('SELECT id, match_key FROM payees')
  return new Map(rows.map(({ id, match_key: key }) => [key, id]))
}

/** Makes the payees that `ids` does not have, and adds them there. */
export async function ensurePayees(
  changes: ChangeSet,
  ids: Map<string, number>,
  wanted: Iterable<Payee | null>,
  now: string,
): Promise<void> {
  const fresh = new Map<string, string>()
  for (const payee of wanted) if (payee && !ids.has(payee.key)) fresh.set(payee.key, payee.name)
  const created = await changes.insertRows(
    'payees',
    ['name', 'match_key', 'created_at'],
    [...fresh].map(([key, name]) => [name, key, now]),
  )
  ;[...fresh.keys()].forEach((key, at) => ids.set(key, created[at]))
}
