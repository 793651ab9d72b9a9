import { addMinor } from '#core/money'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Budget, BudgetView } from '../domain/budget.js'
import { coveringCategories } from '../domain/branches.js'
import { type BudgetMode, DEFAULT_ROLLOVER, type PeriodState, rollForward, type Rollover } from '../domain/envelopes.js'
import { type Period, periodOf, periodsBetween } from '../domain/periods.js'
import { readBudget } from './read_budget.js'
import { type Figures, nothing, readFigures } from './read_figures.js'

export interface BudgetCategory {
  id: number
  parentId: number | null
  name: string
  icon: string | null
  role: string | null
  isArchived: boolean
  mode: BudgetMode
  rollover: Rollover
  /** What a person chose; null where the budget's default holds. */
  chosenMode: BudgetMode | null
  chosenRollover: Rollover | null
  coversBranch: boolean
  setAside: boolean
  /** The category above whose budget this one belongs to. */
  coveredBy: number | null
}

/** A budget as it stands in its periods up to the one asked for. */
export interface LoadedBudget {
  budget: Budget
  /** From the budget's first to the one asked for; only that one when it lies before the budget's beginning or there is no budget. */
  periods: Period[]
  /** Whether the budget had begun in the period asked for. */
  hasBegun: boolean
  categories: BudgetCategory[]
  /** Those with a line of their own; the lines of `states` are in this order. */
  lines: BudgetCategory[]
  states: PeriodState[]
  figures: Figures
}

export async function loadBudget(queries: Queries, view: BudgetView, day: PlainDate): Promise<LoadedBudget> {
  const budget = await readBudget(queries, view)
  const asked = periodOf(budget.rhythm, day)
  const hasBegun = budget.id !== null && asked.to >= budget.startsOn
  const periods = hasBegun ? periodsBetween(budget.rhythm, budget.startsOn, asked.from) : [asked]
  const figures = await readFigures(queries, { ...view, currency: budget.currency }, budget.rhythm, periods)
  const categories = await readCategories(queries, budget)
  const lines = categories.filter(({ role, coveredBy }) => role === null && coveredBy === null)
  const assigned = await amountsByPeriod(queries, periods)
  const spent = spentByLine(categories, figures, periods.length)
  const states = rollForward({
    lines: lines.map((line) => ({
      mode: line.mode,
      rollover: line.rollover,
      assigned: assigned.of(line.id, categories),
      spent: spent.get(line.id) ?? nothing(periods.length),
    })),
    income: figures.income,
    held: await heldByPeriod(queries, periods),
    unbudgeted: spent.get(WITHOUT_LINE) ?? nothing(periods.length),
    opening: budget.openingAmount,
  })
  return { budget, periods, hasBegun, categories, lines, states, figures }
}

/** Stands for what no line covers. */
const WITHOUT_LINE = 0

interface CategoryRow {
  id: number
  parent_id: number | null
  name: string
  icon: string | null
  role: string | null
  archived_at: string | null
  mode: BudgetMode | null
  rollover: Rollover | null
  covers_branch: number | null
  set_aside: number | null
}

async function readCategories(queries: Queries, { defaultMode }: Budget): Promise<BudgetCategory[]> {
  const rows = await queries.all<CategoryRow>(
    `SELECT a.id, a.parent_id, a.name, a.icon, a.role, a.archived_at, b.mode, b.rollover, b.covers_branch, b.set_aside
     FROM accounts a LEFT JOIN budget_categories b ON b.category_id = a.id
     WHERE a.kind = 'expense' ORDER BY a.position, a.name, a.id`,
  )
  const coveredBy = coveringCategories(rows)
  return rows.map((row) => {
    const mode = row.mode ?? defaultMode
    return {
      id: row.id,
      parentId: row.parent_id,
      name: row.name,
      icon: row.icon,
      role: row.role,
      isArchived: row.archived_at !== null,
      mode,
      rollover: row.rollover ?? DEFAULT_ROLLOVER[mode],
      chosenMode: row.mode,
      chosenRollover: row.rollover,
      coversBranch: row.covers_branch === 1,
      setAside: row.set_aside === 1,
      coveredBy: coveredBy.get(row.id) ?? null,
    }
  })
}

/** What was spent, told of the category whose line it belongs to. */
export function spentByLine(categories: readonly BudgetCategory[], figures: Figures, periodCount: number) {
  const lineOf = new Map(
    categories.map(({ id, role, coveredBy }) => [id, role === null ? (coveredBy ?? id) : WITHOUT_LINE]),
  )
  const byLine = new Map<number, number[]>()
  for (const [id, amounts] of figures.spent) {
    const line = lineOf.get(id)!
    const sums = byLine.get(line) ?? nothing(periodCount)
    byLine.set(line, sums)
    amounts.forEach((amount, at) => (sums[at] = addMinor(sums[at], amount)))
  }
  return byLine
}

async function amountsByPeriod(queries: Queries, periods: readonly Period[]) {
  const rows = await queries.all<{ category_id: number; period_on: string; amount: number }>(
    'SELECT category_id, period_on, amount FROM budget_assignments WHERE period_on BETWEEN ? AND ?',
    [periods[0].from, periods[periods.length - 1].to],
  )
  const placeOf = placesOf(periods)
  const byCategory = new Map<number, number[]>()
  for (const { category_id: id, period_on: day, amount } of rows) {
    const amounts = byCategory.get(id) ?? nothing(periods.length)
    byCategory.set(id, amounts)
    amounts[placeOf(day)] = addMinor(amounts[placeOf(day)], amount)
  }
  /** What a category was assigned, and those it covers before it covered them. */
  const of = (id: number, categories: readonly BudgetCategory[]) => {
    const sum = [...(byCategory.get(id) ?? nothing(periods.length))]
    for (const { id: covered, coveredBy } of categories)
      if (coveredBy === id) byCategory.get(covered)?.forEach((amount, at) => (sum[at] = addMinor(sum[at], amount)))
    return sum
  }
  return { of }
}

async function heldByPeriod(queries: Queries, periods: readonly Period[]): Promise<number[]> {
  const rows = await queries.all<{ period_on: string; amount: number }>(
    'SELECT period_on, amount FROM budget_holds WHERE period_on BETWEEN ? AND ?',
    [periods[0].from, periods[periods.length - 1].to],
  )
  const [held, placeOf] = [nothing(periods.length), placesOf(periods)]
  for (const { period_on: day, amount } of rows) held[placeOf(day)] = addMinor(held[placeOf(day)], amount)
  return held
}

function placesOf(periods: readonly Period[]): (day: PlainDate) => number {
  const known = new Map<PlainDate, number>()
  return (day) => {
    const place = known.get(day) ?? periods.findLastIndex(({ from }) => from <= day)
    known.set(day, place)
    return place
  }
}
