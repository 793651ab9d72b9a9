import type { Derivation, DerivationFactory } from '#changes/derivation'
import { monthNumber, monthOfNumber } from '#core/plain_date'
import type { Row, Writes } from '#database/database'

interface Delta {
  accountId: number
  commodityId: number
  month: number
  quantity: number
  count: number
}

/** Month totals per account and commodity, so that balances and reports cost months × accounts instead of transactions. */
class MonthTotals implements Derivation {
  readonly #deltas = new Map<string, Delta>()

  rowChanged(_table: string, before: Row | null, after: Row | null) {
    if (before) this.#add(before, -1)
    if (after) this.#add(after, 1)
  }

  #add(posting: Row, direction: 1 | -1) {
    if (posting.counted === 0) return
    const month = monthNumber(posting.occurred_on as string)
    const key = `${posting.account_id} ${posting.commodity_id} ${month}`
    let delta = this.#deltas.get(key)
    if (!delta) {
      delta = {
        accountId: posting.account_id as number,
        commodityId: posting.commodity_id as number,
        month,
        quantity: 0,
        count: 0,
      }
      this.#deltas.set(key, delta)
    }
    delta.quantity += direction * (posting.quantity as number)
    delta.count += direction
  }

  /** In one order everywhere, so that two writers on PostgreSQL cannot lock each other out. */
  async flush(writes: Writes) {
    const deltas = [...this.#deltas.values()].filter((delta) => delta.quantity !== 0 || delta.count !== 0)
    deltas.sort((a, b) => a.accountId - b.accountId || a.commodityId - b.commodityId || a.month - b.month)
    for (const delta of deltas) {
      await writes.run(
        `INSERT INTO month_totals (household_id, account_id, commodity_id, month, quantity, posting_count) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (account_id, commodity_id, month)
         DO UPDATE SET quantity = month_totals.quantity + excluded.quantity, posting_count = month_totals.posting_count + excluded.posting_count`,
        [writes.householdId, delta.accountId, delta.commodityId, delta.month, delta.quantity, delta.count],
      )
    }
    const emptied = deltas.filter((delta) => delta.count < 0)
    for (const delta of emptied) {
      await writes.run(
        'DELETE FROM month_totals WHERE account_id = ? AND commodity_id = ? AND month = ? AND posting_count = 0',
        [delta.accountId, delta.commodityId, delta.month],
      )
    }
  }
}

/** What `monthNumber` makes of a day, in SQL. */
const MONTH_OF_POSTING =
  'CAST(substr(occurred_on, 1, 4) AS BIGINT) * 12 + CAST(substr(occurred_on, 6, 2) AS BIGINT) - 1'

export const monthTotals: DerivationFactory = {
  tables: ['postings'],
  create: () => new MonthTotals(),
  async differences(queries) {
    const rows = await queries.all<{ account_id: number; month: number }>(
      `SELECT account_id, month FROM (
         SELECT account_id, commodity_id, month, quantity, posting_count FROM month_totals
         UNION ALL
         SELECT account_id, commodity_id, ${MONTH_OF_POSTING}, -CAST(SUM(quantity) AS BIGINT), -COUNT(*) FROM postings
         WHERE counted = 1 GROUP BY account_id, commodity_id, ${MONTH_OF_POSTING}
       ) AS both_counts
       GROUP BY account_id, commodity_id, month HAVING SUM(quantity) <> 0 OR SUM(posting_count) <> 0`,
    )
    return rows.map(
      ({ account_id: account, month }) =>
        `The total of account ${account} for ${monthOfNumber(month)} differs from a recount.`,
    )
  },
}
