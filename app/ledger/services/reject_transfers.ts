import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField } from '#core/exceptions'
import type { Queries } from '#database/database'
import type { PairInput } from './link_transfers.js'

/** Remembers that pairs are no transfers, so that they are never suggested again. Answers how many are new. */
export class RejectTransfers {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, pairs: readonly PairInput[], actor: Actor): Promise<Changed<number>> {
    const summary = pairs.length === 1 ? 'Said what is no transfer' : `Said that ${pairs.length} pairs are no transfers`
    return this.gateway.change(householdId, { actor, cause: 'transfers.rejected', summary }, async (changes) => {
      let added = 0
      for (const [at, { from, to }] of pairs.entries()) {
        if (!(await isThere(changes, from)) || !(await isThere(changes, to)))
          throw invalidField(`/pairs/${at}`, 'transaction', 'There is no transaction like that here.')
        const sql = 'SELECT id FROM rejected_transfers WHERE from_id = ? AND to_id = ?'
        if (await changes.first(sql, [from, to])) continue
        await changes.insert('rejected_transfers', { from_id: from, to_id: to })
        added++
      }
      return added
    })
  }
}

async function isThere(queries: Queries, id: number): Promise<boolean> {
  return (await queries.first('SELECT id FROM transactions WHERE id = ?', [id])) !== undefined
}
