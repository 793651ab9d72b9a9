import { readRates } from '#commodities/services/read_rates'
import { addMinor } from '#core/money'
import { addDays, monthNumber, monthOf, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { BudgetView } from '../domain/budget.js'

/** Accounts that everyday money is on; what is owed on cards counts against it. */
const EVERYDAY = `'checking', 'savings', 'cash', 'wallet', 'credit_card'`

/** What was on everyday accounts before a month began: the money that a budget beginning with it could assign at once. */
export async function suggestOpening(queries: Queries, view: BudgetView, firstOn: PlainDate): Promise<number> {
  const balances = await queries.all<{ code: string; amount: number }>(
    `SELECT c.code, CAST(SUM(m.quantity) AS BIGINT) AS amount
     FROM accounts a JOIN month_totals m ON m.account_id = a.id JOIN commodities c ON c.id = m.commodity_id
     WHERE a.subtype IN (${EVERYDAY}) AND m.month < ? GROUP BY c.code`,
    [monthNumber(monthOf(firstOn))],
  )
  const rates = await readRates(queries)
  return balances.reduce(
    (sum, { code, amount }) =>
      addMinor(sum, rates.convert(amount, code, view.currency.code, addDays(firstOn, -1)) ?? 0),
    0,
  )
}
