import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import type { Setter } from '../domain/provenance.js'
import { editTransaction, type TransactionEdit, type TransactionMarks } from './edit_transaction.js'
import { tagNames } from './name_rows.js'

export interface BulkEdit extends Pick<
  TransactionEdit,
  'payee' | 'note' | 'clearing' | 'status' | keyof TransactionMarks
> {
  category_id?: number
  add_tags?: readonly string[]
  remove_tags?: readonly string[]
}

/** One edit on many transactions, as one change set: all of them or none. Answers how many changed. */
export class EditTransactions {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, ids: readonly number[], set: BulkEdit, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'transactions.edited', summary: `Edited ${ids.length} transactions` }
    const setter: Setter = { by: 'user', ...(actor.id === null ? {} : { id: actor.id }), label: actor.label }
    return this.gateway.change(householdId, origin, async (changes) => {
      let changed = 0
      for (const id of new Set(ids)) {
        const edit = await this.#editFor(changes, id, set)
        if (await editTransaction(changes, id, edit, setter, this.gateway.clock.now())) changed++
      }
      return changed
    })
  }

  async #editFor(
    changes: ChangeSet,
    id: number,
    { add_tags: added, remove_tags: removed, ...edit }: BulkEdit,
  ): Promise<TransactionEdit> {
    if (!added && !removed) return edit
    const gone = new Set((removed ?? []).map((name) => name.toLowerCase()))
    const names = await tagNames(changes, id)
    const kept = names.filter((name) => !gone.has(name.toLowerCase()))
    return { ...edit, tags: [...kept, ...(added ?? [])] }
  }
}
