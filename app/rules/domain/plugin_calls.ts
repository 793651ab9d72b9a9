import type { Setter } from '#ledger/domain/provenance'
import type { FilledFields } from '#sdk'
import type { Outcome } from './compile_rules.js'
import { Draft, type RuleChanges } from './draft.js'
import type { Action, CallPlugin } from './rule.js'
import { type RuleRow, ruleRow, type TransactionFacts } from './row.js'

/** The transactions of one change that the same rule wants to ask the same plugin about. */
export interface CallBatch {
  call: CallPlugin
  setter: Setter
  ids: number[]
}

/** Sorts calls by what is asked, in the order of the rules; each batch has so many transactions at most. */
export function inBatches(
  calls: Iterable<{ transactionId: number; call: CallPlugin; setter: Setter }>,
  size: number,
): CallBatch[] {
  const open = new Map<string, CallBatch>()
  const all: CallBatch[] = []
  for (const { transactionId, call, setter } of calls) {
    const key = `${setter.id} ${JSON.stringify(call)}`
    let batch = open.get(key)
    if (!batch || batch.ids.length >= size) {
      batch = { call, setter, ids: [] }
      open.set(key, batch)
      all.push(batch)
    }
    batch.ids.push(transactionId)
  }
  return all
}

/** The transaction as rules leave it, which is what a plugin is told. */
export function factsAfter(facts: TransactionFacts, changes: RuleChanges): TransactionFacts {
  const { payee, memo, note, category_id: categoryId, add_tags: added, remove_tags: removed } = changes
  return {
    ...facts,
    payee: payee ?? facts.payee,
    memo: memo ?? facts.memo,
    note: note ?? facts.note,
    categoryId: changes.split || changes.transfer_account_id ? null : (categoryId ?? facts.categoryId),
    shape: changes.split ? 'split' : changes.transfer_account_id ? 'transfer' : facts.shape,
    tags: [...facts.tags.filter((tag) => !removed.includes(tag)), ...added],
  }
}

/** What a plugin answered, set by the rule that asked: a person's word still counts more, and splits and transfers keep their parts. */
export function outcomeOfFilled(facts: TransactionFacts, fields: FilledFields | null, setter: Setter): Outcome {
  const row: RuleRow = ruleRow(facts)
  const draft = new Draft(row, () => undefined)
  for (const action of actionsOf(fields ?? {})) draft.perform(action, setter)
  return { matched: [setter.id!], ...draft.outcome(), blocked: draft.blocked, calls: [] }
}

function actionsOf({ payee, memo, note, tags = [], category }: FilledFields): Action[] {
  return [
    ...(payee?.trim() ? [{ type: 'set_payee', payee } as const] : []),
    ...(memo === undefined ? [] : [{ type: 'set_memo', text: memo } as const]),
    ...(note === undefined ? [] : [{ type: 'set_note', text: note } as const]),
    ...tags.filter((tag) => tag.trim() !== '').map((tag) => ({ type: 'add_tag', tag }) as const),
    ...(category === undefined ? [] : [{ type: 'set_category', category_id: Number(category) } as const]),
  ]
}
