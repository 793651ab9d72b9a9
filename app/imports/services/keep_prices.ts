import type { ChangeSet } from '#changes/change_set'
import type { Value } from '#database/database'

/** What one unit of a commodity was worth on a day. */
export interface Price {
  from: string
  to: string
  on: string
  rate: string
}

/** Keeps prices that the ledger does not have for that day yet. */
export async function keepPrices(
  changes: ChangeSet,
  prices: readonly Price[],
  commodityIds: ReadonlyMap<string, number>,
): Promise<void> {
  if (prices.length === 0) return
  const known = await changes.all<{ base_id: number; quote_id: number; on_day: string }>(
    'SELECT base_id, quote_id, on_day FROM rates',
  )
  const taken = new Set(known.map(({ base_id: base, quote_id: quote, on_day: day }) => `${base} ${quote} ${day}`))
  const rows: Value[][] = []
  for (const { from, to, on, rate } of prices) {
    const [base, quote] = [commodityIds.get(from), commodityIds.get(to)]
    const key = `${base} ${quote} ${on}`
    if (base === undefined || quote === undefined || base === quote || taken.has(key) || !/[1-9]/.test(rate)) continue
    taken.add(key)
    rows.push([base, quote, on, rate, 'import'])
  }
  await changes.insertRows('rates', ['base_id', 'quote_id', 'on_day', 'rate', 'source'], rows)
}
