import type { ChangeSet } from '#changes/change_set'
import type { Row } from '#database/database'
import { readProvenance, writeProvenance } from '#ledger/domain/provenance'
import { countedOf } from '#ledger/services/counted_of'
import { ensurePayee, ensureTag } from '#ledger/services/name_rows'
import { negate } from '#ledger/domain/balancing'
import type { SplitPart } from '../domain/split_shares.js'
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
    const account = changes.category_id ?? changes.transfer_account_id
    if (account !== undefined)
      await this.changes.update('postings', transaction.categoryPostingId!, { account_id: account })
    if (changes.split) await this.#split(transaction, changes.split)
    for (const name of changes.remove_tags) await this.#removeTag(transaction.id, name)
    for (const name of changes.add_tags)
      await this.changes.insert('transaction_tags', { transaction_id: transaction.id, tag_id: await this.#tag(name) })
    const patch: Row = {}
    if (changes.payee !== undefined) patch.payee_id = await this.#payee(changes.payee)
    if (changes.memo !== undefined) patch.memo = changes.memo
    if (changes.note !== undefined) patch.note = changes.note
    Object.assign(patch, this.#marks(changes))
    if (changes.excluded || transaction.facts.excluded) await this.#countAnew(transaction.id)
    patch.provenance = writeProvenance({ ...readProvenance(transaction.provenance), ...setBy })
    await this.changes.update('transactions', transaction.id, patch)
  }

  #marks({ reviewed, excluded, needs_review: isFlagged, recurring_id: recurringId }: Outcome['changes']): Row {
    return {
      ...(reviewed ? { reviewed_at: this.now } : {}),
      ...(excluded ? { excluded: 1 } : {}),
      ...(isFlagged === undefined ? {} : { flagged_at: isFlagged ? this.now : null }),
      ...(recurringId === undefined ? {} : { recurring_id: recurringId }),
    }
  }

  /** What is left out of reports is not counted under its categories, whichever those are by now. */
  async #countAnew(transactionId: number) {
    const postings = await this.changes.all<{ id: number; accountId: number; status: 'pending' | 'posted' | 'void' }>(
      `SELECT p.id, p.account_id AS "accountId", t.status FROM postings p JOIN transactions t ON t.id = p.transaction_id
       WHERE p.transaction_id = ? ORDER BY p.position`,
      [transactionId],
    )
    const counted = await countedOf(this.changes, postings, { status: postings[0].status, isExcluded: true })
    for (const [at, { id }] of postings.entries()) await this.changes.update('postings', id, { counted: counted[at] })
  }

  /** The posting that carried the category becomes the first part. */
  async #split({ categoryPostingId }: StoredFacts, parts: readonly SplitPart[]) {
    const [posting] = await this.changes.all('SELECT * FROM postings WHERE id = ?', [categoryPostingId])
    const { id, household_id: _household, position, ...shared } = posting
    for (const [at, { category_id: account, minor, memo }] of parts.entries()) {
      const values: Row = { ...shared, account_id: account, quantity: negate(minor), value: negate(minor), memo }
      if (at === 0) await this.changes.update('postings', id as number, values)
      else await this.changes.insert('postings', { ...values, position: (position as number) + at })
    }
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
