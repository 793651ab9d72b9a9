import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField } from '#core/exceptions'
import type { Queries, Row } from '#database/database'
import { requireCategory, requireOwnAccount } from '#ledger/services/resolve_accounts'
import { signedBand } from '../domain/amounts.js'
import type { RecurringEdit } from '../validators/recurring.js'
import { readBand } from './read_band.js'
import { readRecurringRows, requireRecurring, type RecurringRow, rootsOf, type Status } from './recurring_rows.js'

const WORDS: Record<Status, string> = {
  confirmed: 'Confirmed that a payment recurs',
  ignored: 'Ignored a recurring payment',
  suggested: 'Put a recurring payment back to the suggestions',
}

/** What a person decides about payments that recur. */
export class EditRecurring {
  constructor(private readonly gateway: Gateway) {}

  handle(householdId: number, id: number, edit: RecurringEdit, actor: Actor): Promise<Changed<void>> {
    const summary = edit.status ? WORDS[edit.status] : 'Changed a recurring payment'
    return this.gateway.change(householdId, { actor, cause: 'recurring.edited', summary }, async (changes) => {
      const row = await requireRecurring(changes, id)
      await changes.update('recurring_payments', id, await patchOf(changes, row, edit))
    })
  }

  /** Makes one part of another: its payments, and those that come later, count there. */
  merge(householdId: number, id: number, into: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'recurring.merged', summary: 'Merged two recurring payments' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const [from, to] = [await requireRecurring(changes, id), await requireRecurring(changes, into)]
      if (id === into) throw invalidField('/into', 'same', 'Choose another recurring payment to merge it into.')
      if (from.direction !== to.direction)
        throw invalidField('/into', 'direction', 'Money in and money out cannot be the same recurring payment.')
      await changes.update('recurring_payments', id, { merged_into_id: into })
      if (to.status !== 'confirmed') await changes.update('recurring_payments', into, { status: 'confirmed' })
    })
  }

  /** With all that was merged into it. Links and the outlook follow from the ledger, so they go and come without a record. */
  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'recurring.deleted', summary: 'Deleted a recurring payment' }
    return this.gateway.change(householdId, origin, async (changes) => {
      await requireRecurring(changes, id)
      const rows = await readRecurringRows(changes)
      const roots = rootsOf(rows)
      const parts = rows.filter((row) => row.id !== id && roots.get(row.id)!.id === id)
      // An undo goes backwards, so what others point to comes back first.
      for (const part of inwards(parts)) await changes.delete('recurring_payments', part.id)
      await changes.delete('recurring_payments', id)
    })
  }
}

/** What was merged into another comes before it. */
function inwards(rows: readonly RecurringRow[]): RecurringRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const depth = (row: RecurringRow): number => {
    const into = row.merged_into_id === null ? undefined : byId.get(row.merged_into_id)
    return into ? 1 + depth(into) : 0
  }
  return rows.toSorted((one, other) => depth(other) - depth(one))
}

async function patchOf(queries: Queries, row: RecurringRow, edit: RecurringEdit): Promise<Row> {
  const patch: Row = {}
  if (edit.account_id !== undefined) await requireSameCurrency(queries, row, edit.account_id)
  if (edit.category_id) await requireCategory(queries, edit.category_id, '/category_id')
  for (const name of [
    'name',
    'status',
    'account_id',
    'category_id',
    'cadence',
    'next_due_on',
    'ended_on',
    'notice_days',
  ] as const)
    if (edit[name] !== undefined) patch[name] = edit[name]
  if (edit.amount !== undefined) Object.assign(patch, await bandOf(queries, row, edit.amount))
  return patch
}

async function bandOf(queries: Queries, row: RecurringRow, amount: { from: string; to: string } | null): Promise<Row> {
  if (amount === null) return { amount_low: null, amount_high: null }
  const { scale } = await requireOwnAccount(queries, row.account_id, '/account_id')
  const { low, high } = signedBand(readBand(amount, scale), row.direction)
  return { amount_low: low, amount_high: high }
}

/** Amounts are in the account's currency, so it stays. */
async function requireSameCurrency(queries: Queries, row: RecurringRow, accountId: number): Promise<void> {
  const account = await requireOwnAccount(queries, accountId, '/account_id')
  const before = await requireOwnAccount(queries, row.account_id, '/account_id')
  if (account.code !== before.code)
    throw invalidField('/account_id', 'currency', `Choose an account in ${before.code}, as the payments are.`)
}
