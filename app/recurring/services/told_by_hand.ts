import type { Queries } from '#database/database'
import { payeeKey } from '#ledger/domain/clean_payee'
import { matchKey } from '#ledger/domain/match_key'
import { outlookTold } from '../domain/foresee.js'
import type { Outlook } from '../domain/outlook.js'
import type { RecurringRow } from './recurring_rows.js'

/** A payment that is expected before anything of it was seen. */
export interface Told {
  /** As payments name theirs; empty where nobody was named. */
  party: string
  outlook: Outlook
}

/** Those of which a person told everything it takes to expect them. */
export async function readTold(queries: Queries, rows: readonly RecurringRow[]): Promise<Map<number, Told>> {
  const told = new Map<number, Told>()
  for (const row of rows) {
    const outlook = outlookTold(row)
    if (outlook) told.set(row.id, { outlook, party: row.payee === null ? '' : await partyNamed(queries, row.payee) })
  }
  return told
}

/** The payee of a name, also after it was renamed or merged. */
async function partyNamed(queries: Queries, name: string): Promise<string> {
  const payee =
    (await queries.first<{ id: number }>('SELECT id FROM payees WHERE match_key = ?', [matchKey(name)])) ??
    (await queries.first<{ id: number }>('SELECT payee_id AS id FROM payee_aliases WHERE alias_key = ?', [
      payeeKey(name),
    ]))
  return payee ? `payee ${payee.id}` : `text ${payeeKey(name)}`
}
