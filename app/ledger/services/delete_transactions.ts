import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import { ReconciledException } from '../exceptions.js'

/** Deletes transactions with everything on them. The source records of imported ones stay, so that a re-import keeps them deleted. */
export class DeleteTransactions {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, ids: readonly number[], actor: Actor): Promise<Changed<number>> {
    const summary = ids.length === 1 ? 'Deleted a transaction' : `Deleted ${ids.length} transactions`
    return this.gateway.change(householdId, { actor, cause: 'transactions.deleted', summary }, async (changes) => {
      const unique = [...new Set(ids)]
      for (const id of unique) {
        if (!(await changes.first('SELECT id FROM transactions WHERE id = ?', [id])))
          throw new NotFoundException('transaction')
        const postings = await changes.all<{ id: number; clearing: string }>(
          'SELECT id, clearing FROM postings WHERE transaction_id = ? ORDER BY position DESC',
          [id],
        )
        if (postings.some((posting) => posting.clearing === 'reconciled')) throw new ReconciledException()
        const links = await changes.all<{ id: number }>('SELECT id FROM transaction_tags WHERE transaction_id = ?', [
          id,
        ])
        for (const link of links) await changes.delete('transaction_tags', link.id)
        for (const posting of postings) await changes.delete('postings', posting.id)
        await changes.delete('transactions', id)
      }
      return unique.length
    })
  }
}
