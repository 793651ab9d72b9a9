import { NotFoundException } from '#core/exceptions'
import type { Database } from '#database/database'

/** The currency a household counts in, for work that no request began. */
export async function baseCurrencyOf(database: Database, householdId: number): Promise<string> {
  const household = await database.systemRead((queries) =>
    queries.first<{ base_currency: string }>('SELECT base_currency FROM households WHERE id = ?', [householdId]),
  )
  if (!household) throw new NotFoundException('household')
  return household.base_currency
}
