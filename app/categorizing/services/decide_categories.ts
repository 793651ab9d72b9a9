import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import type { Setter } from '#ledger/domain/provenance'
import { editTransaction } from '#ledger/services/edit_transaction'

export interface Decision {
  transaction_id: number
  category_id: number
}

/** What a person says in the review: each its category, all of them as one change set. */
export class DecideCategories {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, decisions: readonly Decision[], actor: Actor): Promise<Changed<number>> {
    const many = decisions.length === 1 ? 'a transaction' : `${decisions.length} transactions`
    const origin = { actor, cause: 'transactions.reviewed', summary: `Reviewed ${many}` }
    const setter: Setter = { by: 'user', ...(actor.id === null ? {} : { id: actor.id }), label: actor.label }
    return this.gateway.change(householdId, origin, async (changes) => {
      let changed = 0
      for (const { transaction_id: id, category_id } of decisions) {
        const edit = { category_id, reviewed: true }
        if (await editTransaction(changes, id, edit, setter, this.gateway.clock.now())) changed++
      }
      return changed
    })
  }
}
