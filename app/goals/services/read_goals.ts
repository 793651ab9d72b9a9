import { currencyScale } from '#commodities/domain/currencies'
import { readRates } from '#commodities/services/read_rates'
import { formatAmount } from '#core/money'
import { addMonths, monthOf, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { readBudgetPaces } from '#budgets/services/read_budget_pace'
import type { Currency } from '#budgets/domain/budget'
import { type GoalFacts, type GoalKind, isOnTrack, isReached, neededFor, plan, progress } from '../domain/goal.js'
import type { GoalJson } from '../validators/goal.js'

export interface GoalView {
  currency: Currency
  today: PlainDate
}

export interface GoalRow {
  id: number
  name: string
  kind: GoalKind
  currency: string
  target_amount: number
  start_amount: number
  entered_amount: number
  excluded_amount: number
  account_ids: string
  category_id: number | null
  started_on: string
  target_on: string | null
  contribution: number | null
  yearly_rate: string | null
  note: string
  archived_at: string | null
  reached_at: string | null
}

interface Source {
  id: number
  name: string
  code: string
  balance: number
}

/** A goal as it stands today. */
export interface StandingGoal {
  row: GoalRow
  facts: GoalFacts
  accounts: { id: number; name: string }[]
  category: { id: number; name: string } | null
  missingRates: string[]
}

export async function listGoals(queries: Queries, view: GoalView): Promise<GoalJson[]> {
  return (await readStandingGoals(queries, view)).map((goal) => present(goal, view))
}

export async function readGoal(queries: Queries, view: GoalView, id: number): Promise<GoalJson | undefined> {
  const [goal] = await readStandingGoals(queries, view, id)
  return goal && present(goal, view)
}

const goalSql = `SELECT g.*, r.reached_at FROM goals g LEFT JOIN goal_reaches r ON r.goal_id = g.id`

export async function readStandingGoals(queries: Queries, view: GoalView, id?: number): Promise<StandingGoal[]> {
  const rows = await queries.all<GoalRow>(
    id === undefined ? `${goalSql} ORDER BY g.archived_at, g.target_on, g.id` : `${goalSql} WHERE g.id = ?`,
    id === undefined ? [] : [id],
  )
  if (rows.length === 0) return []
  const sources = await readSources(queries)
  const rates = await readRates(queries)
  const paces = rows.some(({ category_id: category }) => category !== null)
    ? await readBudgetPaces(queries, view)
    : undefined
  const categories = await queries.all<{ id: number; name: string }>(
    `SELECT id, name FROM accounts WHERE kind = 'expense'`,
  )
  return rows.map((row) => {
    const accounts = (JSON.parse(row.account_ids) as number[]).flatMap((account) => sources.get(account) ?? [])
    const category = categories.find(({ id: one }) => one === row.category_id) ?? null
    const missing = new Set<string>()
    const converted = (amount: number, code: string) => {
      const found = rates.convert(amount, code, row.currency, view.today)
      if (found === undefined) missing.add(code)
      return found ?? 0
    }
    const pace = category && paces?.get(category.id)
    const parts = accounts.map(({ balance, code }) => converted(balance, code))
    if (pace) parts.push(converted(pace.left, pace.currency.code))
    const current = standing(row, parts)
    return {
      row,
      facts: factsOf(row, current),
      accounts: accounts.map(({ id: account, name }) => ({ id: account, name })),
      category,
      missingRates: [...missing].sort(),
    }
  })
}

async function readSources(queries: Queries): Promise<Map<number, Source>> {
  const rows = await queries.all<Source>(
    `SELECT a.id, a.name, c.code,
       COALESCE((SELECT CAST(SUM(m.quantity) AS BIGINT) FROM month_totals m WHERE m.account_id = a.id), 0) AS balance
     FROM accounts a JOIN commodities c ON c.id = a.commodity_id WHERE a.kind IN ('asset', 'liability')`,
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** What is saved, less what is not for this goal; or what is owed, as a positive amount. By hand where nothing tells it. */
function standing(row: GoalRow, parts: readonly number[]): number {
  if (parts.length === 0) return row.entered_amount
  const sum = parts.reduce((all, part) => all + part, 0)
  return row.kind === 'save' ? sum - row.excluded_amount : Math.max(0, 0 - sum)
}

function factsOf(row: GoalRow, current: number): GoalFacts {
  return {
    kind: row.kind,
    current,
    target: row.target_amount,
    start: row.start_amount,
    yearlyRate: row.yearly_rate ?? '0',
    contribution: row.contribution,
    startedOn: row.started_on,
    targetOn: row.target_on,
  }
}

function present({ row, facts, accounts, category, missingRates }: StandingGoal, { today }: GoalView): GoalJson {
  const text = (minor: number) => formatAmount(minor, currencyScale(row.currency))
  const months = facts.contribution === null ? undefined : plan(facts, facts.contribution)
  const reached = isReached(facts)
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    currency: row.currency,
    target_amount: text(row.target_amount),
    start_amount: text(row.start_amount),
    entered_amount: text(row.entered_amount),
    excluded_amount: text(row.excluded_amount),
    accounts,
    category,
    started_on: row.started_on,
    target_on: row.target_on,
    contribution: row.contribution === null ? null : text(row.contribution),
    yearly_rate: row.yearly_rate,
    note: row.note,
    archived: row.archived_at !== null,
    current: text(facts.current),
    remaining: text(reached ? 0 : Math.abs(facts.target - facts.current)),
    progress: Math.round(progress(facts) * 1000) / 1000,
    reached,
    reached_at: row.reached_at,
    expected_month: months && !reached ? addMonths(monthOf(today), months.length) : null,
    needed_contribution: row.target_on && !reached ? text(neededFor(facts, today, row.target_on)) : null,
    on_track: isOnTrack(facts, today),
    missing_rates: missingRates,
  }
}
