import type { Value } from '#database/database'
import {
  amount,
  day,
  type Entry,
  looseReference,
  oneOf,
  orNull,
  reference,
  someText,
  text,
  whole,
} from '#portability/services/fields'
import type { Restoring } from '#portability/services/restoring'
import type { Section } from '#portability/services/section'
import { EntryReader } from '#portability/services/take_entry'
import { CADENCES } from '../domain/cadence.js'
import { exportRecurring } from '../services/export_recurring.js'

/** What a household decided about payments that recur, and which transactions belong to each. */
export const recurringPaymentsSection: Section = {
  name: 'recurring_payments',
  tables: ['recurring_payments'],
  read: exportRecurring,
  async restore(restoring, entries) {
    const fields = fieldsFor(restoring)
    const reader = new EntryReader(restoring)
    const rows = entries.map((entry, at) => reader.row(entry, fields, `/recurring_payments/${at}`))
    reader.done()
    const values = rows.map((row) => [...Object.values(row), restoring.around.now])
    const columns = [...Object.keys(fields), 'created_at']
    const ids = await restoring.changes.insertRows('recurring_payments', columns, values)
    entries.forEach((entry, at) => restoring.place('recurring_payment', (entry as Entry).id, ids[at]))
    for (const [at, entry] of entries.entries()) {
      const into = restoring.find('recurring_payment', (entry as Entry).merged_into_id)
      if (into) await restoring.changes.update('recurring_payments', ids[at], { merged_into_id: into })
    }
  },
  finish: linkTransactions,
}

function fieldsFor(restoring: Restoring) {
  const money = orNull(amount(({ currency }) => restoring.find('scale', currency) ?? 0))
  return {
    name: someText(),
    status: oneOf(['suggested', 'confirmed', 'ignored']),
    direction: oneOf(['in', 'out']),
    payee: orNull(text(200)),
    account_id: reference('account'),
    category_id: looseReference('account'),
    cadence: orNull(oneOf(CADENCES)),
    next_due_on: orNull(day()),
    ended_on: orNull(day()),
    notice_days: whole(0, 60),
    amount_low: money,
    amount_high: money,
  }
}

/** Links follow from the ledger and are no part of a change; those of the export say what was known, until somebody looks again. */
async function linkTransactions(restoring: Restoring, entries: readonly unknown[]): Promise<void> {
  const { operational } = restoring.changes
  const accounts = await operational.all<{ id: number; account_id: number }>(
    'SELECT id, account_id FROM recurring_payments',
  )
  const decided = await operational.all<{ id: number }>('SELECT id FROM transactions WHERE recurring_id IS NOT NULL')
  const [accountOf, isDecided] = [
    new Map(accounts.map(({ id, account_id: account }) => [id, account])),
    new Set(decided.map(({ id }) => id)),
  ]
  const links = new Map<number, Value[]>()
  for (const entry of entries as Entry[]) {
    const payment = restoring.find('recurring_payment', entry.id)!
    for (const told of Array.isArray(entry.transaction_ids) ? entry.transaction_ids : []) {
      const id = restoring.find('transaction', told)
      if (id) links.set(id, [payment, id, accountOf.get(payment)!, isDecided.has(id) ? 1 : 0])
    }
  }
  const columns = ['recurring_id', 'transaction_id', 'account_id', 'decided']
  await operational.insertRows('recurring_links', columns, [...links.values()])
}
