import { readRates } from '#commodities/services/read_rates'
import { currencyScale } from '#commodities/domain/currencies'
import { addDays, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { readBudgetPaces } from '#budgets/services/read_budget_pace'
import { neededFor, progress, isOnTrack, isReached } from '#goals/domain/goal'
import { readStandingGoals, type StandingGoal } from '#goals/services/read_goals'
import { yearly } from '#recurring/domain/occurrences'
import { readStandings } from '#recurring/services/read_recurring'
import { outlookIn, stepIn } from '#recurring/services/recurring_rows'
import type { ReportView } from '#reports/services/read_month_totals'
import type { BillFacts, BudgetFact, Facts, GoalFact } from '../domain/facts.js'
import { rateRisk, WHOLE_MONTHS_NEEDED } from '../domain/risk.js'
import { readOpenAnomalies } from './read_open_anomalies.js'
import { readMonths } from './read_months.js'
import { readBalancesToday, readRiskFacts } from './read_risk_facts.js'

const RECENT_DAYS = 90

/** All that insights are looked for in, read in one go. */
export async function gatherFacts(queries: Queries, view: ReportView): Promise<Facts> {
  const known = await readMonths(queries, view)
  const accounts = await readBalancesToday(queries, view)
  const { months, ...risk } = await readRiskFacts(queries, view, known, accounts)
  return {
    ...known,
    today: view.today,
    currency: view.currency,
    accounts,
    bills: await readBills(queries, view),
    goals: await readGoals(queries, view),
    budgets: await readBudgets(queries, view),
    anomalies: await readOpenAnomalies(queries),
    uncategorised: await countUncategorised(queries, view.today),
    fund: months.length < WHOLE_MONTHS_NEEDED ? undefined : rateRisk(risk).fund,
  }
}

/** What recurs and goes on, in the household’s currency. */
async function readBills(queries: Queries, view: ReportView): Promise<BillFacts[]> {
  const standings = await readStandings(queries, view.today)
  const rates = await readRates(queries)
  const transfers = await readTransfers(queries)
  return standings.flatMap(({ row, outlook, paid, currency }): BillFacts[] => {
    const first = paid[0]
    const hasEnded = row.ended_on !== null && row.ended_on < view.today
    if (!first || row.status === 'ignored' || hasEnded || transfers.has(row.id)) return []
    const base = (minor: number) =>
      Math.abs(rates.convert(Math.round(minor), currency.code, view.currency.code, view.today) ?? 0)
    const step = stepIn(outlook)
    return [
      {
        id: row.id,
        name: row.name,
        direction: row.direction,
        monthly: base(yearly(outlook.expected, outlookIn(outlook).rhythm) / 12),
        beganOn: first.on,
        times: paid.length,
        rise: step && { on: step.on, from: base(step.from), to: base(step.to) },
      },
    ]
  })
}

/** What moves money between the household's own accounts recurs too, and is no bill. */
async function readTransfers(queries: Queries): Promise<Set<number>> {
  const rows = await queries.all<{ recurring_id: number }>(
    `SELECT DISTINCT l.recurring_id FROM recurring_links l
     JOIN postings p ON p.transaction_id = l.transaction_id AND p.account_id <> l.account_id
     JOIN accounts a ON a.id = p.account_id AND a.kind IN ('asset', 'liability')`,
  )
  return new Set(rows.map(({ recurring_id: id }) => id))
}

async function readGoals(queries: Queries, view: ReportView): Promise<GoalFact[]> {
  const standing = await readStandingGoals(queries, view)
  return standing.filter(({ row }) => row.archived_at === null).map((goal) => goalFact(goal, view.today))
}

function goalFact({ row, facts }: StandingGoal, today: PlainDate): GoalFact {
  const isDone = isReached(facts)
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    progress: progress(facts),
    isOnTrack: isOnTrack(facts, today),
    reachedOn: isDone ? (row.reached_at?.slice(0, 10) ?? null) : null,
    targetOn: row.target_on,
    needed: facts.targetOn === null || isDone ? undefined : neededFor(facts, today, facts.targetOn),
    planned: facts.contribution ?? undefined,
    currency: { code: row.currency, scale: currencyScale(row.currency) },
  }
}

async function readBudgets(queries: Queries, view: ReportView): Promise<BudgetFact[]> {
  const paces = await readBudgetPaces(queries, view)
  if (paces.size === 0) return []
  const names = await queries.all<{ id: number; name: string }>(`SELECT id, name FROM accounts WHERE kind = 'expense'`)
  return names.flatMap(({ id, name }) => {
    const pace = paces.get(id)
    if (!pace) return []
    const { assigned, spent, left, share_used: shareUsed, share_elapsed: shareElapsed, currency } = pace
    return [{ categoryId: id, name, assigned, spent, left, shareUsed, shareElapsed, currency }]
  })
}

async function countUncategorised(queries: Queries, today: PlainDate): Promise<Facts['uncategorised']> {
  const from = addDays(today, -RECENT_DAYS)
  const all = await queries.first<{ count: number }>(
    `SELECT COALESCE(CAST(SUM(m.posting_count) AS BIGINT), 0) AS count FROM month_totals m JOIN accounts a ON a.id = m.account_id
     WHERE a.role IN ('uncategorised_income', 'uncategorised_expense')`,
  )
  const latest = await queries.first<{ count: number; open: number }>(
    `SELECT COUNT(*) AS count, COALESCE(CAST(SUM(CASE WHEN a.role IS NULL THEN 0 ELSE 1 END) AS BIGINT), 0) AS open
     FROM postings p JOIN accounts a ON a.id = p.account_id AND a.kind IN ('income', 'expense')
     WHERE p.counted = 1 AND p.occurred_on BETWEEN ? AND ?`,
    [from, today],
  )
  const { count, open } = latest!
  return { count: all!.count, recent: open, recentShare: count === 0 ? 0 : open / count }
}
