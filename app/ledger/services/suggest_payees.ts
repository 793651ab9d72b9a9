import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField } from '#core/exceptions'
import type { Queries } from '#database/database'
import { findAlike, type NamedPayee } from '../domain/payee_likeness.js'
import type { PayeeSuggestionsJson } from '../validators/payee.js'
import { readPayee } from './edit_payee.js'

const SHOWN_MAX = 50

/** Pairs of payees that are probably one, without those that a person said are two. */
export async function suggestPayees(queries: Queries): Promise<PayeeSuggestionsJson> {
  const payees = await queries.all<NamedPayee>(
    `SELECT y.id, y.name, COUNT(t.id) AS transaction_count FROM payees y LEFT JOIN transactions t ON t.payee_id = y.id
     GROUP BY y.id, y.name ORDER BY y.id`,
  )
  const rejected = await queries.all<{ first_id: number; second_id: number }>(
    'SELECT first_id, second_id FROM rejected_payee_pairs',
  )
  const refused = new Set(rejected.map(({ first_id: first, second_id: second }) => `${first} ${second}`))
  const found = findAlike(payees, (a, b) => refused.has(`${Math.min(a, b)} ${Math.max(a, b)}`))
  return { data: found.slice(0, SHOWN_MAX), total: { count: found.length } }
}

/** Remembers that two payees are two. */
export class RejectPayeePair {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, pair: { first: number; second: number }, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'payees.kept_apart', summary: 'Said that two payees are two' }
    return this.gateway.change(householdId, origin, async (changes) => {
      for (const field of ['first', 'second'] as const)
        if (!(await readPayee(changes, pair[field])))
          throw invalidField(`/${field}`, 'payee', 'There is no payee like that here.')
      const [first, second] = [Math.min(pair.first, pair.second), Math.max(pair.first, pair.second)]
      const sql = 'SELECT id FROM rejected_payee_pairs WHERE first_id = ? AND second_id = ?'
      if (first === second || (await changes.first(sql, [first, second]))) return
      await changes.insert('rejected_payee_pairs', { first_id: first, second_id: second })
    })
  }
}
