import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { NotFoundException } from '#core/exceptions'
import { parseAmount } from '#core/money'
import type { Row } from '#database/database'
import { type Part, type PostingDraft, negate, toPostings } from '../domain/balancing.js'
import { countedOf } from './counted_of.js'
import { type MachineField, maySet, readProvenance, type Setter, writeProvenance } from '../domain/provenance.js'
import { ReconciledException } from '../exceptions.js'
import { ensurePayee, setTags } from './name_rows.js'
import type { TransactionInput } from './post_transaction.js'
import { requirePayee } from './require_payee.js'
import { type OwnAccount, requireOwnAccount } from './resolve_accounts.js'
import { type PartsInput, resolveParts } from './resolve_parts.js'

export interface TransactionMarks {
  reviewed?: boolean
  /** Left out of reports and budgets. */
  excluded?: boolean
  needs_review?: boolean
}

export type TransactionEdit = Partial<TransactionInput> & TransactionMarks

interface TransactionRow {
  id: number
  occurred_on: string
  status: 'pending' | 'posted' | 'void'
  payee_id: number | null
  currency_id: number
  provenance: string | null
  reviewed_at: string | null
  excluded: number
  flagged_at: string | null
}

interface PostingRow {
  id: number
  position: number
  account_id: number
  commodity_id: number
  quantity: number
  value: number
  memo: string
  clearing: 'uncleared' | 'cleared' | 'reconciled'
}

/** Changes what is named and leaves the rest. What a person sets is theirs from then on. */
export class EditTransaction {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, id: number, edit: TransactionEdit, actor: Actor): Promise<Changed<boolean>> {
    const origin = { actor, cause: 'transaction.edited', summary: 'Edited a transaction' }
    const setter: Setter = { by: 'user', ...(actor.id === null ? {} : { id: actor.id }), label: actor.label }
    return this.gateway.change(householdId, origin, (changes) =>
      editTransaction(changes, id, edit, setter, this.gateway.clock.now()),
    )
  }
}

/** The same inside a change set that is already open, on behalf of any setter. Answers whether anything changed. */
export async function editTransaction(
  changes: ChangeSet,
  id: number,
  edit: TransactionEdit,
  setter: Setter,
  now: string,
): Promise<boolean> {
  const transaction = await changes.first<TransactionRow>('SELECT * FROM transactions WHERE id = ?', [id])
  if (!transaction) throw new NotFoundException('transaction')
  const patch: Row = {}
  const touched: MachineField[] = []
  if (edit.occurred_on !== undefined) patch.occurred_on = edit.occurred_on
  if (edit.status !== undefined) patch.status = edit.status
  touched.push(...setMarks(patch, transaction, edit, now))
  for (const field of ['memo', 'note'] as const) {
    if (edit[field] === undefined) continue
    patch[field] = edit[field]
    touched.push(field)
  }
  if (edit.payee !== undefined || edit.payee_id !== undefined) {
    patch.payee_id =
      edit.payee_id === undefined
        ? await ensurePayee(changes, edit.payee ?? '', now)
        : await requirePayee(changes, edit.payee_id)
    touched.push('payee')
  }
  const moved = await editPostings(changes, transaction, edit)
  if (moved.recategorised) touched.push('category')
  if (moved.currencyId !== undefined) patch.currency_id = moved.currencyId
  const retagged = edit.tags !== undefined && (await setTags(changes, id, edit.tags))
  if (retagged) touched.push('tags')
  patch.provenance = mergeProvenance(transaction.provenance, touched, setter)
  return [await changes.update('transactions', id, patch), retagged, moved.changed].some(Boolean)
}

/** Whoever reviewed a transaction need not be asked to. */
function setMarks(patch: Row, transaction: TransactionRow, edit: TransactionMarks, now: string): MachineField[] {
  const touched: MachineField[] = []
  const { reviewed, excluded, needs_review: needsReview = reviewed ? false : undefined } = edit
  if (reviewed !== undefined) patch.reviewed_at = reviewed ? (transaction.reviewed_at ?? now) : null
  if (excluded !== undefined) {
    patch.excluded = excluded ? 1 : 0
    touched.push('excluded')
  }
  const isAsked = needsReview !== undefined && (edit.needs_review !== undefined || transaction.flagged_at !== null)
  if (isAsked) {
    patch.flagged_at = needsReview ? (transaction.flagged_at ?? now) : null
    touched.push('needs_review')
  }
  return touched
}

function mergeProvenance(text: string | null, touched: readonly MachineField[], setter: Setter): string | null {
  const provenance = readProvenance(text)
  for (const field of touched) if (maySet(provenance, field, setter)) provenance[field] = setter
  return writeProvenance(provenance)
}

const partFields = ['category_id', 'transfer_account_id', 'splits'] as const
/** What postings follow from; an edit of anything else, as of many notes at once, need not look at them. */
const postedFields = [
  ...partFields,
  ...(['account_id', 'amount', 'arrives', 'occurred_on', 'status', 'excluded', 'clearing'] as const),
] as const

interface Moved {
  changed: boolean
  recategorised: boolean
  /** Where the currency is another one now. */
  currencyId?: number
}

async function editPostings(changes: ChangeSet, transaction: TransactionRow, edit: TransactionEdit): Promise<Moved> {
  if (postedFields.every((field) => edit[field] === undefined)) return { changed: false, recategorised: false }
  const rows = await changes.all<PostingRow>('SELECT * FROM postings WHERE transaction_id = ? ORDER BY position', [
    transaction.id,
  ])
  const own = await requireOwnAccount(changes, edit.account_id ?? rows[0].account_id, '/account_id')
  const amount = edit.amount === undefined ? rows[0].quantity : parseAmount(edit.amount, own.scale)
  const recategorised = partFields.some((field) => edit[field] !== undefined)
  const parts = recategorised
    ? await resolveParts(changes, own, amount, edit)
    : await keptParts(changes, rows, own, amount, edit)
  const drafts = toPostings({ accountId: own.id, commodityId: own.commodity_id, amount }, parts)
  refuseReconciled(rows, drafts, edit.occurred_on !== undefined && edit.occurred_on !== transaction.occurred_on)
  const isExcluded = edit.excluded ?? transaction.excluded === 1
  const counted = await countedOf(changes, drafts, { status: edit.status ?? transaction.status, isExcluded })
  const shared: Row = { occurred_on: edit.occurred_on ?? transaction.occurred_on }
  const changed = await replacePostings(changes, transaction.id, rows, { drafts, counted, shared }, edit.clearing)
  return {
    changed,
    recategorised,
    currencyId: own.commodity_id === transaction.currency_id ? undefined : own.commodity_id,
  }
}

/** The parts as they are. When the amount changes, a single part follows it; several have to be told anew. */
async function keptParts(
  changes: ChangeSet,
  rows: readonly PostingRow[],
  own: OwnAccount,
  amount: number,
  edit: PartsInput,
): Promise<Part[]> {
  const [, ...others] = rows
  if (others.length === 1 && amount !== rows[0].quantity) {
    const kept = await changes.first<{ kind: string }>('SELECT kind FROM accounts WHERE id = ?', [others[0].account_id])
    const target =
      kept!.kind === 'asset' || kept!.kind === 'liability'
        ? { transfer_account_id: others[0].account_id, arrives: edit.arrives }
        : { category_id: others[0].account_id }
    return resolveParts(changes, own, amount, target)
  }
  return others.map((row) => ({
    accountId: row.account_id,
    commodityId: row.commodity_id === rows[0].commodity_id ? own.commodity_id : row.commodity_id,
    amount: negate(row.value),
    quantity: row.quantity,
    memo: row.memo,
  }))
}

function refuseReconciled(rows: readonly PostingRow[], drafts: readonly PostingDraft[], dayChanges: boolean): void {
  rows.forEach((row, at) => {
    if (row.clearing !== 'reconciled') return
    const draft = drafts[at]
    if (dayChanges || !draft || draft.accountId !== row.account_id || draft.quantity !== row.quantity)
      throw new ReconciledException()
  })
}

/** Rewrites the rows that differ, so that a posting keeps its id, adds what is new and removes what is gone. */
async function replacePostings(
  changes: ChangeSet,
  transactionId: number,
  rows: readonly PostingRow[],
  { drafts, counted, shared }: { drafts: readonly PostingDraft[]; counted: readonly number[]; shared: Row },
  clearing?: string,
): Promise<boolean> {
  let changed = false
  for (const [position, draft] of drafts.entries()) {
    const row = rows[position]
    const values: Row = {
      account_id: draft.accountId,
      commodity_id: draft.commodityId,
      quantity: draft.quantity,
      value: draft.value,
      memo: draft.memo,
      counted: counted[position],
      ...shared,
    }
    if (position === 0 && clearing !== undefined) values.clearing = clearing
    if (row) changed = (await changes.update('postings', row.id, values)) || changed
    else await changes.insert('postings', { transaction_id: transactionId, position, ...values })
  }
  for (const row of rows.slice(drafts.length)) await changes.delete('postings', row.id)
  return changed || rows.length !== drafts.length
}
