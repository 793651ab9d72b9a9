import { readRates } from '#commodities/services/read_rates'
import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Days } from '../domain/place_items.js'

/** Money that bills are paid from; what houses and shares are worth follows other laws. */
const EVERYDAY = ['checking', 'savings', 'cash', 'wallet', 'credit_card']
const DAYS_OF_HISTORY = 1_095

export interface AccountDays extends Days {
  accountId: number
  currency: string
}

export interface Balances {
  accounts: AccountDays[]
  household: Days
  /** Currencies that no rate leads from; their accounts are not part of the household's. */
  missingRates: string[]
}

interface AccountRow {
  id: number
  code: string
  total: number
  first_on: string | null
}

interface DayRow {
  account_id: number
  on_day: string
  quantity: number
}

/** The balance of each everyday account at the end of each day until `today`, and of all together in the base currency. */
export async function readBalances(queries: Queries, currency: string, today: PlainDate): Promise<Balances> {
  const since = addDays(today, 1 - DAYS_OF_HISTORY)
  const everyday = `a.archived_at IS NULL AND a.subtype IN (${EVERYDAY.map(() => '?').join(', ')})`
  const rows = await queries.all<AccountRow>(
    `SELECT a.id, c.code,
       COALESCE((SELECT CAST(SUM(m.quantity) AS BIGINT) FROM month_totals m
         WHERE m.account_id = a.id AND m.commodity_id = a.commodity_id), 0) AS total,
       (SELECT MIN(p.occurred_on) FROM postings p WHERE p.account_id = a.id) AS first_on
     FROM accounts a JOIN commodities c ON c.id = a.commodity_id
     WHERE a.kind IN ('asset', 'liability') AND ${everyday} ORDER BY a.id`,
    EVERYDAY,
  )
  const changes = await queries.all<DayRow>(
    `SELECT p.account_id, p.occurred_on AS on_day, CAST(SUM(p.quantity) AS BIGINT) AS quantity FROM postings p
     JOIN accounts a ON a.id = p.account_id AND a.commodity_id = p.commodity_id
     WHERE ${everyday} AND p.counted = 1 AND p.occurred_on >= ? GROUP BY p.account_id, p.occurred_on`,
    [...EVERYDAY, since],
  )
  const byAccount = Map.groupBy(changes, (change) => change.account_id)
  const accounts = rows
    .filter(({ first_on: first }) => first !== null && first <= today)
    .map((row) => daysOf(row, byAccount.get(row.id) ?? [], since, today))
  return { accounts, ...(await together(queries, accounts, currency, today)) }
}

/** What there was before the window is what there is in all, less what came since; what is still to come counts as well. */
function daysOf(account: AccountRow, changes: DayRow[], since: PlainDate, today: PlainDate): AccountDays {
  const start = account.first_on! < since ? since : account.first_on!
  const first = dayNumber(start)
  const values = new Array<number>(dayNumber(today) - first + 1).fill(0)
  let before = account.total
  for (const { on_day: on, quantity } of changes) {
    before -= quantity
    const at = dayNumber(on) - first
    if (at < values.length) values[at] = quantity
  }
  let balance = before
  for (const [at, change] of values.entries()) values[at] = balance += change
  return { accountId: account.id, currency: account.code, start, values }
}

/** All accounts at today's rates: what rates did is not what the household did. */
async function together(queries: Queries, accounts: AccountDays[], currency: string, today: PlainDate) {
  const start = accounts.reduce((first, each) => (each.start < first ? each.start : first), today)
  const values = new Array<number>(accounts.length === 0 ? 0 : dayNumber(today) - dayNumber(start) + 1).fill(0)
  const isForeign = (account: AccountDays) => account.currency !== currency
  const rates = accounts.some(isForeign) ? await readRates(queries) : undefined
  const missing = new Set<string>()
  for (const account of accounts) {
    const convert = isForeign(account)
      ? rates!.converter(account.currency, currency, today)
      : (amount: number) => amount
    if (!convert) {
      missing.add(account.currency)
      continue
    }
    const offset = dayNumber(account.start) - dayNumber(start)
    for (const [at, value] of account.values.entries()) values[offset + at] = values[offset + at]! + convert(value)
  }
  return { household: { start, values }, missingRates: [...missing].sort() }
}
