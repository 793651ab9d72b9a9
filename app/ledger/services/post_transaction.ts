import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { parseAmount } from '#core/money'
import { type PostingDraft, toPostings } from '../domain/balancing.js'
import { type Provenance, writeProvenance } from '../domain/provenance.js'
import { ensurePayee, setTags } from './name_rows.js'
import { requireOwnAccount } from './resolve_accounts.js'
import { type PartsInput, resolveParts } from './resolve_parts.js'
import { requirePayee } from './require_payee.js'

export interface TransactionInput extends PartsInput {
  occurred_on: string
  account_id: number
  amount: string
  payee?: string | null
  payee_id?: number
  memo?: string
  note?: string
  tags?: readonly string[]
  status?: 'pending' | 'posted' | 'void'
  clearing?: 'uncleared' | 'cleared' | 'reconciled'
}

/** Enters one transaction that a person typed or a program sent. */
export class PostTransaction {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, input: TransactionInput, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'transaction.created', summary: `Added ${input.payee?.trim() || 'a transaction'}` }
    const now = this.gateway.clock.now()
    return this.gateway.change(householdId, origin, (changes) => postTransaction(changes, input, actor, now))
  }
}

/** The same inside a change set that is already open. */
export async function postTransaction(
  changes: ChangeSet,
  input: TransactionInput,
  actor: Actor,
  now: string,
): Promise<number> {
  const own = await requireOwnAccount(changes, input.account_id, '/account_id')
  const amount = parseAmount(input.amount, own.scale)
  const parts = await resolveParts(changes, own, amount, input)
  const postings = toPostings({ accountId: own.id, commodityId: own.commodity_id, amount }, parts)
  const payeeId =
    input.payee_id === undefined
      ? await ensurePayee(changes, input.payee ?? '', now)
      : await requirePayee(changes, input.payee_id)
  const id = await changes.insert('transactions', {
    occurred_on: input.occurred_on,
    status: input.status ?? 'posted',
    payee_id: payeeId,
    currency_id: own.commodity_id,
    memo: input.memo ?? '',
    note: input.note ?? '',
    provenance: writeProvenance(setByPerson(input, actor)),
    recorded_at: now,
  })
  await insertPostings(changes, id, postings, input)
  await setTags(changes, id, input.tags ?? [])
  return id
}

/** What a person filled in is theirs; what they left open, machines may fill. */
function setByPerson(input: TransactionInput, actor: Actor): Provenance {
  const setter = { by: 'user', ...(actor.id === null ? {} : { id: actor.id }), label: actor.label } as const
  const provenance: Provenance = {}
  if (input.payee?.trim() || input.payee_id !== undefined) provenance.payee = setter
  if (input.category_id || input.splits || input.transfer_account_id !== undefined) provenance.category = setter
  if (input.memo) provenance.memo = setter
  if (input.note) provenance.note = setter
  if (input.tags?.length) provenance.tags = setter
  return provenance
}

async function insertPostings(
  changes: ChangeSet,
  transactionId: number,
  postings: readonly PostingDraft[],
  input: TransactionInput,
) {
  for (const [position, posting] of postings.entries()) {
    await changes.insert('postings', {
      transaction_id: transactionId,
      position,
      account_id: posting.accountId,
      commodity_id: posting.commodityId,
      quantity: posting.quantity,
      value: posting.value,
      memo: posting.memo,
      occurred_on: input.occurred_on,
      counted: input.status === 'void' ? 0 : 1,
      clearing: position === 0 ? (input.clearing ?? 'uncleared') : 'uncleared',
    })
  }
}
