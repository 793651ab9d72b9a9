import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField } from '#core/exceptions'
import { readProvenance, type Setter, writeProvenance } from '../domain/provenance.js'
import type { TransferSide } from '../domain/transfer_evidence.js'
import { readSides } from './read_transfer_sides.js'

/** Two transactions by their ids: the one where the money left, and the one where it arrived. */
export interface PairInput {
  from: number
  to: number
}

interface TransactionRow {
  id: number
  memo: string
  note: string
  raw_description: string
  provenance: string | null
}

interface PostingRow {
  id: number
  commodity_id: number
  clearing: string
  counted: number
}

/**
 * Makes one transfer of two transactions. The one where the money left stays and gets the other account as its second posting; the other
 * one goes, after handing over its rows of bank files, its words and its tags.
 */
export class LinkTransfers {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, pairs: readonly PairInput[], actor: Actor): Promise<Changed<number>> {
    const summary = pairs.length === 1 ? 'Linked a transfer' : `Linked ${pairs.length} transfers`
    const setter: Setter = { by: 'user', ...(actor.id === null ? {} : { id: actor.id }), label: actor.label }
    return this.gateway.change(householdId, { actor, cause: 'transfers.linked', summary }, async (changes) => {
      for (const [at, pair] of pairs.entries()) {
        const sides = await readSides(changes, [pair.from, pair.to])
        const [from, to] = [sides.get(pair.from), sides.get(pair.to)]
        if (!from || !to || !isTransfer(from, to))
          throw invalidField(`/pairs/${at}`, 'transfer', 'These two cannot be the halves of one transfer.')
        await joinSides(changes, from, to, setter)
      }
      return pairs.length
    })
  }
}

/** A person may link what no rate agrees with, but not what does not add up. */
function isTransfer(from: TransferSide, to: TransferSide): boolean {
  if (from.accountId === to.accountId || from.minor > 0 || to.minor < 0) return false
  return from.currency !== to.currency || from.minor === -to.minor
}

/** Inside an open change set. */
export async function joinSides(
  changes: ChangeSet,
  from: TransferSide,
  to: TransferSide,
  setter: Setter,
): Promise<void> {
  const [keptId, goneId] = [from.transactionId, to.transactionId]
  const [, category] = await postingsOf(changes, keptId)
  const [arrived] = await postingsOf(changes, goneId)
  await changes.update('postings', category.id, {
    account_id: to.accountId,
    commodity_id: arrived.commodity_id,
    quantity: to.minor,
    clearing: arrived.clearing,
    // A category of what reports leave out was not counted; the account it becomes is.
    counted: arrived.counted,
  })
  await joinTexts(changes, keptId, goneId, setter)
  await moveTags(changes, keptId, goneId)
  const records = await changes.all<{ id: number }>('SELECT id FROM source_records WHERE transaction_id = ?', [goneId])
  for (const { id } of records) await changes.update('source_records', id, { transaction_id: keptId })
  for (const posting of (await postingsOf(changes, goneId)).reverse()) await changes.delete('postings', posting.id)
  await changes.delete('transactions', goneId)
  await changes.insert('linked_transfers', {
    transaction_id: keptId,
    absorbed_id: goneId,
    change_set_id: await changes.id(),
  })
}

function postingsOf(changes: ChangeSet, transactionId: number): Promise<PostingRow[]> {
  return changes.all<PostingRow>(
    'SELECT id, commodity_id, clearing, counted FROM postings WHERE transaction_id = ? ORDER BY position',
    [transactionId],
  )
}

/** What either bank and people wrote stays to be read and searched for. */
async function joinTexts(changes: ChangeSet, keptId: number, goneId: number, setter: Setter): Promise<void> {
  const [kept, gone] = [await textsOf(changes, keptId), await textsOf(changes, goneId)]
  await changes.update('transactions', keptId, {
    raw_description: both(kept.raw_description, gone.raw_description, ' / '),
    memo: kept.memo || gone.memo,
    note: both(kept.note, gone.note, '\n'),
    provenance: writeProvenance({ ...readProvenance(kept.provenance), category: setter }),
  })
}

async function textsOf(changes: ChangeSet, id: number): Promise<TransactionRow> {
  const sql = 'SELECT id, memo, note, raw_description, provenance FROM transactions WHERE id = ?'
  return (await changes.first<TransactionRow>(sql, [id]))!
}

function both(first: string, second: string, between: string): string {
  return first === second || second === '' ? first : first === '' ? second : `${first}${between}${second}`
}

async function moveTags(changes: ChangeSet, keptId: number, goneId: number): Promise<void> {
  const sql = 'SELECT id, tag_id FROM transaction_tags WHERE transaction_id = ? ORDER BY id'
  const known = new Set((await changes.all<{ tag_id: number }>(sql, [keptId])).map((link) => link.tag_id))
  for (const { id, tag_id: tag } of await changes.all<{ id: number; tag_id: number }>(sql, [goneId])) {
    await changes.delete('transaction_tags', id)
    if (!known.has(tag)) await changes.insert('transaction_tags', { transaction_id: keptId, tag_id: tag })
  }
}
