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

interface Row {
  account_id: number
  code: string
  on_day: string
  quantity: number
}

/** The balance of each everyday account at the end of each day until `today`, and of all together in the base currency. */
export async function readBalances(queries: Queries, currency: string, today: PlainDate): Promise<Balances> {
  const since = addDays(today, 1 - DAYS_OF_HISTORY)
  const marks = EVERYDAY.map(() => '?').join(', ')
  // Everything before the window is one amount on the day before it.
  const day = `CASE WHEN p.occurred_on < ? THEN ? ELSE p.occurred_on END`
  const rows = await queries.all<Row>(
    `SELECT account_id, code, on_day, CAST(SUM(quantity) AS BIGINT) AS quantity FROM (
       SELECT p.account_id, c.code, ${day} AS on_day, p.quantity FROM postings p
       JOIN accounts a ON a.id = p.account_id JOIN commodities c ON c.id = a.commodity_id
       WHERE a.kind IN ('asset', 'liability') AND a.archived_at IS NULL AND a.subtype IN (${marks})
         AND p.commodity_id = a.commodity_id AND p.counted = 1 AND p.occurred_on <= ?
     ) days GROUP BY account_id, code, on_day ORDER BY account_id, on_day`,
    [since, addDays(since, -1), ...EVERYDAY, today],
  )
  const accounts = [...Map.groupBy(rows, (row) => row.account_id)].map(([accountId, changes]) =>
    daysOf(accountId, changes, since, today),
  )
  return { accounts, ...(await together(queries, accounts, currency, today)) }
}

function daysOf(accountId: number, changes: Row[], since: PlainDate, today: PlainDate): AccountDays {
  const first = changes[0]!.on_day
  const start = first < since ? since : first
  const values = new Array<number>(dayNumber(today) - dayNumber(start) + 1).fill(0)
  for (const { on_day: on, quantity } of changes) {
    const at = Math.max(0, dayNumber(on) - dayNumber(start))
    values[at] = values[at]! + quantity
  }
  for (let at = 1; at < values.length; at++) values[at] = values[at]! + values[at - 1]!
  return { accountId, currency: changes[0]!.code, start, values }
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
