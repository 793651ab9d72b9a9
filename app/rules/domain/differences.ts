import type { Outcome } from './compile_rules.js'
import { formatAmount } from '#core/money'
import type { BlockedChange } from './draft.js'
import type { MachineField } from '#ledger/domain/provenance'
import type { TransactionFacts } from './row.js'

export interface Names {
  accounts: ReadonlyMap<number, string>
  recurring: ReadonlyMap<number, string>
}

/** One field before and after, in words. */
export interface FieldDifference {
  field: MachineField | 'reviewed'
  /** Null where there is nothing. */
  before: string | null
  after: string | null
  /** Set when the change is not made, and says why. */
  blocked_by?: { by: BlockedChange['by']; label: string | null }
}

/** What an outcome does to a transaction, and what it leaves for a reason, for people to read. */
export function listDifferences(
  facts: TransactionFacts,
  { changes, blocked }: Outcome,
  { accounts, recurring }: Names,
): FieldDifference[] {
  const nameOf = (id: number | null) => (id === null ? null : (accounts.get(id) ?? null))
  const billOf = (id: number | null) => (id === null ? null : (recurring.get(id) ?? null))
  const yes = (holds: boolean) => (holds ? 'yes' : null)
  const before: Record<FieldDifference['field'], string | null> = {
    payee: facts.payee || null,
    category: nameOf(facts.categoryId),
    memo: facts.memo || null,
    note: facts.note || null,
    tags: facts.tags.join(', ') || null,
    reviewed: yes(facts.reviewed),
    excluded: yes(facts.excluded),
    needs_review: yes(facts.needsReview),
    recurring: billOf(facts.recurringId),
  }
  const differences: FieldDifference[] = []
  const add = (field: FieldDifference['field'], after: string | null) =>
    differences.push({ field, before: before[field], after })
  if (changes.payee !== undefined) add('payee', changes.payee)
  if (changes.category_id !== undefined) add('category', nameOf(changes.category_id))
  if (changes.split) {
    const parts = changes.split.map(
      ({ category_id: id, minor }) => `${nameOf(id)} ${formatAmount(minor, facts.scale)} ${facts.currency}`,
    )
    add('category', parts.join(', '))
  }
  if (changes.transfer_account_id !== undefined) add('category', `Transfer: ${nameOf(changes.transfer_account_id)}`)
  if (changes.memo !== undefined) add('memo', changes.memo || null)
  if (changes.note !== undefined) add('note', changes.note || null)
  if (changes.add_tags.length + changes.remove_tags.length > 0) {
    const kept = facts.tags.filter((tag) => !changes.remove_tags.includes(tag))
    add('tags', [...kept, ...changes.add_tags].join(', ') || null)
  }
  if (changes.reviewed) add('reviewed', 'yes')
  if (changes.excluded) add('excluded', 'yes')
  if (changes.needs_review !== undefined) add('needs_review', yes(changes.needs_review))
  if (changes.recurring_id !== undefined) add('recurring', billOf(changes.recurring_id))
  for (const { field, after, by, label } of blocked) {
    const text = typeof after === 'number' ? (field === 'recurring' ? billOf : nameOf)(after) : after
    differences.push({ field, before: before[field], after: text, blocked_by: { by, label: label ?? null } })
  }
  return differences
}
