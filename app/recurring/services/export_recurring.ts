import { formatAmount } from '#core/money'
import type { Queries } from '#database/database'
import { readRecurringRows } from './recurring_rows.js'

/** Payments that recur as they were decided, with the transactions that are linked to each. */
export async function exportRecurring(queries: Queries): Promise<object[]> {
  const rows = await readRecurringRows(queries)
  const accounts = await queries.all<{ id: number; code: string; scale: number }>(
    'SELECT a.id, c.code, c.scale FROM accounts a JOIN commodities c ON c.id = a.commodity_id',
  )
  const links = await queries.all<{ recurring_id: number; transaction_id: number }>(
    'SELECT recurring_id, transaction_id FROM recurring_links ORDER BY transaction_id',
  )
  const [currencies, linked] = [
    new Map(accounts.map((account) => [account.id, account])),
    Map.groupBy(links, ({ recurring_id: id }) => id),
  ]
  return rows.map((row) => {
    const currency = currencies.get(row.account_id)
    const amount = (minor: number | null) => (minor === null ? null : formatAmount(minor, currency?.scale ?? 0))
    const { id, name, status, direction, payee, account_id, category_id, merged_into_id } = row
    const { cadence, next_due_on, ended_on, notice_days } = row
    return {
      ...{ id, name, status, direction, payee, account_id, category_id, merged_into_id },
      ...{ cadence, next_due_on, ended_on, notice_days },
      currency: currency?.code ?? null,
      amount_low: amount(row.amount_low),
      amount_high: amount(row.amount_high),
      transaction_ids: (linked.get(row.id) ?? []).map((link) => link.transaction_id),
    }
  })
}
