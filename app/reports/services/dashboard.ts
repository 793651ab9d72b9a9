import { addMonths, monthOf } from '#core/plain_date'
import { formatAmount, parseAmount } from '#core/money'
import type { Queries } from '#database/database'
import { listAccounts } from '#ledger/services/list_accounts'
import { listTransactions } from '#ledger/services/list_transactions'
import type { DashboardJson } from '../validators/report.js'
import { cashFlow } from './cash_flow.js'
import { netWorth } from './net_worth.js'
import type { ReportView } from './read_month_totals.js'
import { spending } from './spending.js'

const NET_WORTH_MONTHS = 24
const CASH_FLOW_MONTHS = 12
const RECENT_TRANSACTIONS = 8

/** Everything the first page shows. */
export async function dashboard(queries: Queries, view: ReportView): Promise<DashboardJson> {
  const month = monthOf(view.today)
  const worth = await netWorth(queries, view, addMonths(month, 1 - NET_WORTH_MONTHS), month)
  const flow = await cashFlow(queries, view, addMonths(month, 1 - CASH_FLOW_MONTHS), month)
  const spent = await spending(queries, view, month, month)
  const current = flow.months[flow.months.length - 1]
  const recent = await listTransactions(queries, { limit: RECENT_TRANSACTIONS })
  return {
    currency: view.currency.code,
    month,
    net_worth: { ...latest(worth.points, view), points: worth.points, missing_rates: worth.missing_rates },
    this_month: { income: current.income, expense: current.expense, left: current.net },
    cash_flow: flow.months,
    spending: { categories: spent.categories, total: spent.total },
    recent: recent.data,
    accounts: await listAccounts(queries, { baseCurrency: view.currency, today: view.today }, { archived: false }),
    needs: await needs(queries),
  }
}

/** Today's net worth and how it changed since the end of last month. */
function latest(points: DashboardJson['net_worth']['points'], { currency: { scale } }: ReportView) {
  const [before, now] = points.slice(-2).map((point) => parseAmount(point.net, scale))
  return { amount: formatAmount(now, scale), change: formatAmount(now - before, scale) }
}

async function needs(queries: Queries): Promise<DashboardJson['needs']> {
  const uncategorised = await queries.first<{ count: number }>(
    `SELECT COALESCE(CAST(SUM(m.posting_count) AS BIGINT), 0) AS count FROM month_totals m JOIN accounts a ON a.id = m.account_id
     WHERE a.role IN ('uncategorised_income', 'uncategorised_expense')`,
  )
  const imports = await queries.first<{ count: number }>(
    `SELECT COUNT(*) AS count FROM import_batches WHERE status IN ('needs_mapping', 'previewed')`,
  )
  return { uncategorised: uncategorised!.count, imports_pending: imports!.count }
}
