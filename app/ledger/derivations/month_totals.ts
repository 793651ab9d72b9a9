import type { Derivation, DerivationFactory, InsertedRows } from '#changes/derivation'
import { InvalidAmountException } from '#core/exceptions'
import { formatAmount } from '#core/money'
import { monthNumber, monthOfNumber } from '#core/plain_date'
import type { Row, Writes } from '#database/database'

interface Delta {
  accountId: number
  commodityId: number
  month: number
  quantity: number
  count: number
}

const COLUMNS = ['account_id', 'commodity_id', 'occurred_on', 'quantity', 'counted'] as const
/** More than there are until the year 9999. */
const MONTHS_MAX = 1 << 17
/** With smaller ones it takes thousands of changes before sums are no longer exact. */
const LARGE = 1e12

/** Month totals per account and commodity, so that balances and reports cost months × accounts instead of transactions. */
class MonthTotals implements Derivation {
  /** By account, then by commodity and month in one number: texts as keys cost more than all the rest. */
  readonly #deltas = new Map<number, Map<number, Delta>>()

  rowChanged(_table: string, before: Row | null, after: Row | null) {
    if (before) this.#addRow(before, -1)
    if (after) this.#addRow(after, 1)
  }

  rowsInserted(_table: string, { columns, rows }: InsertedRows) {
    const [account, commodity, day, quantity, counted] = COLUMNS.map((column) => columns.indexOf(column))
    const months = new Map<string, number>()
    for (const row of rows) {
      if (row[counted] === 0) continue
      const on = row[day] as string
      let month = months.get(on)
      if (month === undefined) months.set(on, (month = monthNumber(on)))
      this.#add(row[account] as number, row[commodity] as number, month, row[quantity] as number, 1)
    }
  }

  #addRow(posting: Row, direction: 1 | -1) {
    if (posting.counted === 0) return
    const month = monthNumber(posting.occurred_on as string)
    const quantity = direction * (posting.quantity as number)
    this.#add(posting.account_id as number, posting.commodity_id as number, month, quantity, direction)
  }

  #add(accountId: number, commodityId: number, month: number, quantity: number, count: 1 | -1) {
    let ofAccount = this.#deltas.get(accountId)
    if (!ofAccount) this.#deltas.set(accountId, (ofAccount = new Map()))
    const place = commodityId * MONTHS_MAX + month
    const delta = ofAccount.get(place)
    if (delta) {
      delta.quantity += quantity
      delta.count += count
    } else ofAccount.set(place, { accountId, commodityId, month, quantity, count })
  }

  /** In one order everywhere, so that two writers on PostgreSQL cannot lock each other out. */
  async flush(writes: Writes) {
    const all = [...this.#deltas.values()].flatMap((ofAccount) => [...ofAccount.values()])
    const deltas = all.filter((delta) => delta.quantity !== 0 || delta.count !== 0)
    deltas.sort((a, b) => a.accountId - b.accountId || a.commodityId - b.commodityId || a.month - b.month)
    for (const { quantity, commodityId } of deltas)
      if (!Number.isSafeInteger(quantity)) await refuse(writes, commodityId, quantity)
    for (const delta of deltas) {
      await writes.run(
        `INSERT INTO month_totals (household_id, account_id, commodity_id, month, quantity, posting_count) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (account_id, commodity_id, month)
         DO UPDATE SET quantity = month_totals.quantity + excluded.quantity, posting_count = month_totals.posting_count + excluded.posting_count`,
        [writes.householdId, delta.accountId, delta.commodityId, delta.month, delta.quantity, delta.count],
      )
    }
    await refuseInexact(writes, deltas)
    const emptied = deltas.filter((delta) => delta.count < 0)
    for (const delta of emptied) {
      await writes.run(
        'DELETE FROM month_totals WHERE account_id = ? AND commodity_id = ? AND month = ? AND posting_count = 0',
        [delta.accountId, delta.commodityId, delta.month],
      )
    }
  }
}

/** A balance that numbers do not hold exactly would be wrong wherever it is shown, so what leads there is not taken in. */
async function refuseInexact(writes: Writes, deltas: readonly Delta[]): Promise<void> {
  const large = new Map(
    deltas.filter(({ quantity }) => Math.abs(quantity) >= LARGE).map((delta) => [delta.commodityId, delta.quantity]),
  )
  for (const [commodityId, quantity] of large) {
    const beyond = await writes.first(
      'SELECT COUNT(*) AS months FROM month_totals WHERE commodity_id = ? HAVING SUM(ABS(quantity)) > ?',
      [commodityId, Number.MAX_SAFE_INTEGER],
    )
    if (beyond) await refuse(writes, commodityId, quantity)
  }
}

async function refuse(writes: Writes, commodityId: number, quantity: number): Promise<never> {
  const commodity = await writes.first<{ code: string; scale: number }>(
    'SELECT code, scale FROM commodities WHERE id = ?',
    [commodityId],
  )
  const { code, scale } = commodity!
  const most = Math.min(Math.abs(quantity), Number.MAX_SAFE_INTEGER)
  throw new InvalidAmountException(`${formatAmount(most, scale)} ${code}`, 'is too large beside what is there already')
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
