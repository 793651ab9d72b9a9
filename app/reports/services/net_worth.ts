import { readRates } from '#commodities/services/read_rates'
import { type Month, monthNumber, monthsBetween } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { NetWorthJson } from '../validators/report.js'
import { baseAmount, rateDay, type ReportView } from './read_month_totals.js'

interface Row {
  month: number
  kind: 'asset' | 'liability'
  code: string
  quantity: number
}

/**
 * What is owned and owed at the end of each month. Balances are carried forward in their own currency and converted month by month, so that
 * a rate that moves shows in the line.
 */
export async function netWorth(queries: Queries, view: ReportView, from: Month, to: Month): Promise<NetWorthJson> {
  const rows = await queries.all<Row>(
    `SELECT m.month, a.kind, c.code, CAST(SUM(m.quantity) AS BIGINT) AS quantity FROM month_totals m
     JOIN accounts a ON a.id = m.account_id JOIN commodities c ON c.id = m.commodity_id
     WHERE a.kind IN ('asset', 'liability') AND a.include_in_net_worth = 1 AND m.month <= ?
     GROUP BY m.month, a.kind, c.code ORDER BY m.month`,
    [monthNumber(to)],
  )
  const rates = await readRates(queries)
  const balances = new Map<string, { kind: Row['kind']; code: string; quantity: number }>()
  const missing = new Set<string>()
  let next = 0
  const points = monthsBetween(from, to).map((month) => {
    const number = monthNumber(month)
    for (; next < rows.length && rows[next].month <= number; next++) {
      const { kind, code, quantity } = rows[next]
      const balance = balances.get(`${kind} ${code}`) ?? { kind, code, quantity: 0 }
      balance.quantity += quantity
      balances.set(`${kind} ${code}`, balance)
    }
    const sums = { asset: 0, liability: 0 }
    for (const { kind, code, quantity } of balances.values()) {
      const converted = rates.convert(quantity, code, view.currency.code, rateDay(month, view.today))
      if (converted === undefined) missing.add(code)
      else sums[kind] += converted
    }
    return {
      month,
      assets: baseAmount(view, sums.asset),
      liabilities: baseAmount(view, sums.liability),
      net: baseAmount(view, sums.asset + sums.liability),
    }
  })
  return { currency: view.currency.code, points, missing_rates: [...missing].sort() }
}
