import type { ChangeSet } from '#changes/change_set'
import type { Row } from '#database/database'
import { readProvenance, writeProvenance } from '#ledger/domain/provenance'
import { ensurePayee, ensureTag } from '#ledger/services/name_rows'
import type { Outcome } from '../domain/compile_rules.js'
import type { StoredFacts } from './read_facts.js'

/** Writes what rules made of stored transactions, inside an open change set. */
export class OutcomeWriter {
  readonly #payees = new Map<string, number | null>()
  readonly #tags = new Map<string, number>()

  constructor(
    private readonly changes: ChangeSet,
    private readonly now: string,
  ) {}

  async write(transaction: StoredFacts, { changes, setBy }: Outcome): Promise<void> {
    if (changes.category_id !== undefined)
      await this.changes.update('postings', transaction.categoryPostingId!, { account_id: changes.category_id })
    for (const name of changes.remove_tags) await this.#removeTag(transaction.id, name)
    for (const name of changes.add_tags)
      await this.changes.insert('transaction_tags', { transaction_id: transaction.id, tag_id: await this.#tag(name) })
    const patch: Row = {}
    if (changes.payee !== undefined) patch.payee_id = await this.#payee(changes.payee)
    if (changes.memo !== undefined) patch.memo = changes.memo
    if (changes.note !== undefined) patch.note = changes.note
    if (changes.reviewed) patch.reviewed_at = this.now
    patch.provenance = writeProvenance({ ...readProvenance(transaction.provenance), ...setBy })
    await this.changes.update('transactions', transaction.id, patch)
  }

  async #removeTag(transactionId: number, name: string) {
    const link = await this.changes.first<{ id: number }>(
      'SELECT id FROM transaction_tags WHERE transaction_id = ? AND tag_id = ?',
      [transactionId, await this.#tag(name)],
    )
    if (link) await this.changes.delete('transaction_tags', link.id)
  }

  async #payee(name: string): Promise<number | null> {
    const known = this.#payees.get(name)
    if (known !== undefined) return known
    const id = await ensurePayee(this.changes, name, this.now)
    this.#payees.set(name, id)
    return id
  }

  async #tag(name: string): Promise<number> {
    const known = this.#tags.get(name)
    if (known !== undefined) return known
    const id = await ensureTag(this.changes, name)
    this.#tags.set(name, id)
    return id
  }
}
