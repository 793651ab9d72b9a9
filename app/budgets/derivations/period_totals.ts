import type { Derivation, DerivationFactory, InsertedRows } from '#changes/derivation'
import type { PlainDate } from '#core/plain_date'
import type { Queries, Row, Writes } from '#database/database'
import { isMadeOfMonths, periodOf, type PeriodLength, type Rhythm } from '../domain/periods.js'

interface Total {
  accountId: number
  commodityId: number
  /** A day of postings, or the first day of a period. */
  day: PlainDate
  quantity: number
}

const COLUMNS = ['account_id', 'commodity_id', 'occurred_on', 'quantity', 'counted'] as const

/** More than the calendar has until the year 9999. */
const DAYS_MAX = 1 << 22

const keyOf = ({ accountId, commodityId, day }: Omit<Total, 'quantity'>) => `${accountId} ${commodityId} ${day}`

function add(totals: Map<string, Total>, total: Total) {
  const key = keyOf(total)
  const known = totals.get(key)
  if (known) known.quantity += total.quantity
  else totals.set(key, { ...total })
}

/** Income and spending by period and account, for budgets whose periods are not made of calendar months. */
class PeriodTotals implements Derivation {
  readonly #days: PlainDate[] = []
  readonly #places = new Map<PlainDate, number>()
  /** By commodity, then by account and place of the day in one number: an import of many rows has as many sums. */
  readonly #sums = new Map<number, Map<number, number>>()
  #isRhythmNew = false

  rowChanged(table: string, before: Row | null, after: Row | null) {
    if (table === 'budgets') {
      this.#isRhythmNew = true
      return
    }
    if (before) this.#addRow(before, -1)
    if (after) this.#addRow(after, 1)
  }

  rowsInserted(table: string, { columns, rows }: InsertedRows) {
    if (table === 'budgets') {
      this.#isRhythmNew = true
      return
    }
    const [account, commodity, day, quantity, counted] = COLUMNS.map((column) => columns.indexOf(column))
    for (const row of rows)
      if (row[counted] !== 0)
        this.#add(row[account] as number, row[commodity] as number, row[day] as string, row[quantity] as number)
  }

  #addRow(posting: Row, direction: 1 | -1) {
    if (posting.counted === 0) return
    const quantity = direction * (posting.quantity as number)
    this.#add(posting.account_id as number, posting.commodity_id as number, posting.occurred_on as string, quantity)
  }

  #add(accountId: number, commodityId: number, day: PlainDate, quantity: number) {
    let place = this.#places.get(day)
    if (place === undefined) this.#places.set(day, (place = this.#days.push(day) - 1))
    let sums = this.#sums.get(commodityId)
    if (!sums) this.#sums.set(commodityId, (sums = new Map()))
    const key = accountId * DAYS_MAX + place
    sums.set(key, (sums.get(key) ?? 0) + quantity)
  }

  *#totals(): Generator<Total> {
    for (const [commodityId, sums] of this.#sums)
      for (const [key, quantity] of sums) {
        const accountId = Math.floor(key / DAYS_MAX)
        yield { accountId, commodityId, day: this.#days[key % DAYS_MAX], quantity }
      }
  }

  async flush(writes: Writes) {
    if (!this.#isRhythmNew && this.#sums.size === 0) return
    const rhythm = await rhythmToKeep(writes)
    if (this.#isRhythmNew) {
      await writes.run('DELETE FROM budget_period_totals WHERE household_id = ?', [writes.householdId])
      if (rhythm) await keep(writes, byPeriod(await readDays(writes), rhythm))
    } else if (rhythm) {
      const categories = new Set((await writes.all<{ id: number }>(CATEGORIES)).map(({ id }) => id))
      const days = [...this.#totals()].filter(({ accountId }) => categories.has(accountId))
      await keep(writes, byPeriod(days, rhythm))
    }
  }
}

const CATEGORIES = `SELECT id FROM accounts WHERE kind IN ('income', 'expense')`

/** The periods of the household's budget; undefined where month totals tell what happened in them, or there is no budget. */
async function rhythmToKeep(queries: Queries): Promise<Rhythm | undefined> {
  const row = await queries.first<{ period_length: PeriodLength; anchor_on: string }>(
    'SELECT period_length, anchor_on FROM budgets',
  )
  const rhythm = row && { length: row.period_length, anchorOn: row.anchor_on }
  return rhythm && !isMadeOfMonths(rhythm) ? rhythm : undefined
}

/** What was earned and spent on each day there is. */
function readDays(queries: Queries): Promise<Total[]> {
  return queries.all<Total>(
    `SELECT account_id AS "accountId", commodity_id AS "commodityId", occurred_on AS day, CAST(SUM(quantity) AS BIGINT) AS quantity
     FROM postings WHERE counted = 1 AND account_id IN (${CATEGORIES})
     GROUP BY account_id, commodity_id, occurred_on`,
  )
}

/** Added up by period, in one order everywhere, so that two writers on PostgreSQL cannot lock each other out. */
function byPeriod(days: readonly Total[], rhythm: Rhythm): Total[] {
  const starts = new Map<PlainDate, PlainDate>()
  const totals = new Map<string, Total>()
  for (const total of days) {
    const start = starts.get(total.day) ?? periodOf(rhythm, total.day).from
    starts.set(total.day, start)
    add(totals, { ...total, day: start })
  }
  const changed = [...totals.values()].filter(({ quantity }) => quantity !== 0)
  return changed.sort(
    (a, b) =>
      a.accountId - b.accountId || a.commodityId - b.commodityId || (a.day < b.day ? -1 : a.day > b.day ? 1 : 0),
  )
}

/** A period in which nothing is left has no row, so that an undo leaves the table as it was. */
async function keep(writes: Writes, totals: readonly Total[]) {
  for (const { accountId, commodityId, day, quantity } of totals) {
    await writes.run(
      `INSERT INTO budget_period_totals (household_id, account_id, commodity_id, period_on, quantity) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (account_id, commodity_id, period_on)
       DO UPDATE SET quantity = budget_period_totals.quantity + excluded.quantity`,
      [writes.householdId, accountId, commodityId, day, quantity],
    )
    await writes.run(
      'DELETE FROM budget_period_totals WHERE account_id = ? AND commodity_id = ? AND period_on = ? AND quantity = 0',
      [accountId, commodityId, day],
    )
  }
}

export const periodTotals: DerivationFactory = {
  tables: ['postings', 'budgets'],
  create: () => new PeriodTotals(),
  async differences(queries) {
    const rhythm = await rhythmToKeep(queries)
    const recount = rhythm ? byPeriod(await readDays(queries), rhythm) : []
    const kept = await queries.all<Total>(
      `SELECT account_id AS "accountId", commodity_id AS "commodityId", period_on AS day, quantity
       FROM budget_period_totals WHERE quantity <> 0`,
    )
    const differing = new Map(kept.map((total) => [keyOf(total), total.quantity]))
    for (const total of recount) {
      const key = keyOf(total)
      if (differing.get(key) === total.quantity) differing.delete(key)
      else differing.set(key, total.quantity)
    }
    return [...differing.keys()].map((key) => {
      const [account, , day] = key.split(' ')
      return `The total of account ${account} for the budget's period from ${day} differs from a recount.`
    })
  },
}
