import type { Queries } from '#database/database'

/** Rows that others may have come to use, and by which columns; they stay in place while they are used. */
const usedBy: Record<string, readonly string[]> = {
  payees: ['transactions.payee_id', 'payee_aliases.payee_id'],
  tags: ['transaction_tags.tag_id'],
  commodities: [
    'postings.commodity_id',
    'transactions.currency_id',
    'accounts.commodity_id',
    'rates.base_id',
    'rates.quote_id',
  ],
  accounts: [
    'postings.account_id',
    'accounts.parent_id',
    'source_records.account_id',
    'budget_assignments.category_id',
    'budget_categories.category_id',
    'budget_templates.category_id',
    'recurring_payments.account_id',
    'recurring_payments.category_id',
  ],
}

/** What Florin found by itself and nobody has decided about keeps nothing in place. */
const counts: Record<string, string> = { recurring_payments: `status <> 'suggested'` }

/** What every ledger has: without the accounts that play a part in entering things, nothing could be entered any more. */
const indispensable: Record<string, string> = { accounts: 'role IS NOT NULL' }

/** Whether rows of the table may be used by others at all. */
export function mayBeUsed(table: string): boolean {
  return table in usedBy
}

export async function isUsed(queries: Queries, table: string, id: number): Promise<boolean> {
  const kept = indispensable[table]
  if (kept && (await queries.first(`SELECT 1 AS kept FROM ${table} WHERE id = ? AND ${kept}`, [id]))) return true
  for (const reference of usedBy[table]) {
    const [user, column] = reference.split('.')
    const condition = counts[user] ?? '1 = 1'
    if (await queries.first(`SELECT 1 AS used FROM ${user} WHERE ${column} = ? AND ${condition} LIMIT 1`, [id]))
      return true
  }
  return false
}
