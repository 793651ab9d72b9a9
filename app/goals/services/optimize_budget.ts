import { readRates } from '#commodities/services/read_rates'
import { invalidField } from '#core/exceptions'
import { formatAmount, parseAmount } from '#core/money'
import { addDays, addMonths, monthOf, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { median, optimise, type Proposal, type Spender } from '#budgets/domain/optimise'
import { type Period, type PeriodLength, periodOf, periodsBetween, shift } from '#budgets/domain/periods'
import { type LoadedBudget, loadBudget, spentByLine } from '#budgets/services/load_budget'
import { nothing, readFigures } from '#budgets/services/read_figures'
import { isReached, neededFor, plan } from '../domain/goal.js'
import type { Optimization, OptimizationRequest } from '../domain/optimization.js'
import { TooFewPeriodsException } from '../exceptions.js'
import { type GoalView, readStandingGoals, type StandingGoal } from './read_goals.js'

const PERIODS_LEARNED_FROM = 12
const PERIODS_NEEDED = 3
/** What comes by the month, in a period of each length. */
const MONTHS_IN: Record<PeriodLength, number> = { week: 12 / 52, two_weeks: 24 / 52, month: 1, year: 12 }

interface PlannedGoal {
  goal: StandingGoal
  /** Each period, in the budget's currency. */
  wanted: number
  /** Each month, in the goal's own; what its plan is made with. */
  monthly: number
}

/** Proposes what to assign in a usual period so that goals get what they need, and tells what comes of it. Reads only. */
export async function optimizeBudget(
  queries: Queries,
  view: GoalView,
  request: OptimizationRequest,
): Promise<Optimization> {
  const loaded = await loadBudget(queries, view, view.today)
  const { currency } = loaded.budget
  const periods = await wholePeriods(queries, loaded, view.today)
  const figures = await readFigures(queries, { ...view, currency }, loaded.budget.rhythm, periods)
  const byLine = spentByLine(loaded.categories, figures, periods.length)
  const spent = (id: number) => byLine.get(id) ?? nothing(periods.length)
  const spenders = withConstraints(loaded, spent, request)
  const income = request.income === undefined ? median(figures.income) : parseAmount(request.income, currency.scale)
  const goals = await goalsToPlan(queries, view, loaded, request.goal_ids)
  const proposal = optimise(
    income,
    spenders,
    goals.map(({ wanted }) => ({ amount: wanted })),
  )
  return present({ loaded, periods, income, proposal, goals, today: view.today, missingRates: figures.missingRates })
}

/** The latest periods that are over and began after the first transaction. */
async function wholePeriods(queries: Queries, { budget, periods }: LoadedBudget, today: PlainDate): Promise<Period[]> {
  const { rhythm } = budget
  const current = periods[periods.length - 1]
  const row = await queries.first<{ day: string | null }>('SELECT MIN(occurred_on) AS day FROM transactions')
  const first = row?.day ? periodOf(rhythm, row.day).from : today
  const earliest = shift(rhythm, current.from, -PERIODS_LEARNED_FROM)
  const found = periodsBetween(rhythm, first > earliest ? first : earliest, addDays(current.from, -1))
  if (found.length < PERIODS_NEEDED) throw new TooFewPeriodsException(found.length, PERIODS_NEEDED)
  return found
}

function withConstraints(
  { lines, budget }: LoadedBudget,
  spent: (id: number) => number[],
  { constraints = [] }: OptimizationRequest,
): Spender[] {
  const unknown = constraints.findIndex(({ category_id: id }) => !lines.some((line) => line.id === id))
  if (unknown >= 0)
    throw invalidField(`/constraints/${unknown}/category_id`, 'category', 'There is no category like that to plan.')
  const amount = (text: string | undefined) =>
    text === undefined ? undefined : parseAmount(text, budget.currency.scale)
  return lines.flatMap(({ id, isArchived, setAside }): Spender[] => {
    const own = constraints.find(({ category_id: category }) => category === id)
    const isIdle = spent(id).every((one) => one === 0)
    if (isArchived || (isIdle && !own)) return []
    return [{ categoryId: id, spent: spent(id), isFixed: setAside, least: amount(own?.least), most: amount(own?.most) }]
  })
}

/** In the order asked for; else the ones with the nearest day first. */
async function goalsToPlan(
  queries: Queries,
  view: GoalView,
  { budget }: LoadedBudget,
  ids: readonly number[] | undefined,
): Promise<PlannedGoal[]> {
  const standing = await readStandingGoals(queries, view)
  const open = ids
    ? ids.map((id, at) => {
        const goal = standing.find(({ row }) => row.id === id)
        if (!goal) throw invalidField(`/goal_ids/${at}`, 'goal', 'There is no goal like that here.')
        return goal
      })
    : standing.filter(({ row }) => row.archived_at === null).sort((a, b) => (dayOf(a) < dayOf(b) ? -1 : 1))
  const rates = await readRates(queries)
  return open.flatMap((goal): PlannedGoal[] => {
    const { facts, row } = goal
    if (isReached(facts)) return []
    const monthly = facts.targetOn === null ? facts.contribution : neededFor(facts, view.today, facts.targetOn)
    if (monthly === null) return []
    const converted = rates.convert(monthly, row.currency, budget.currency.code, view.today)
    if (converted === undefined) return []
    return [{ goal, monthly, wanted: Math.ceil(converted * MONTHS_IN[budget.rhythm.length]) }]
  })
}

const dayOf = ({ row }: StandingGoal) => row.target_on ?? '9999-12-31'

interface Outcome {
  loaded: LoadedBudget
  periods: Period[]
  income: number
  proposal: Proposal
  goals: PlannedGoal[]
  today: PlainDate
  missingRates: string[]
}

function present({ loaded, periods, income, proposal, goals, today, missingRates }: Outcome): Optimization {
  const { budget, lines } = loaded
  const text = (minor: number) => formatAmount(minor, budget.currency.scale)
  const names = new Map(lines.map(({ id, name }) => [id, name]))
  return {
    currency: budget.currency.code,
    period_length: budget.rhythm.length,
    based_on: { periods: periods.length, from: periods[0].from, to: periods[periods.length - 1].to },
    income: text(income),
    lines: proposal.lines.map(({ categoryId, usual, least, amount }) => ({
      category: { id: categoryId, name: names.get(categoryId)! },
      usual: text(usual),
      least: text(least),
      proposed: text(amount),
      change: text(amount - usual),
    })),
    goals: goals.map(({ goal, wanted, monthly }, at) => ({
      goal: { id: goal.row.id, name: goal.row.name },
      wanted: text(wanted),
      funded: text(proposal.funded[at]),
      expected_month: expectedMonth(
        goal,
        wanted === 0 ? 0 : Math.floor((monthly * proposal.funded[at]) / wanted),
        today,
      ),
    })),
    totals: {
      spending: text(proposal.spending),
      goals: text(proposal.funded.reduce((sum, amount) => sum + amount, 0)),
      left: text(proposal.left),
    },
    feasible: proposal.isFeasible,
    missing_rates: missingRates,
  }
}

function expectedMonth({ facts }: StandingGoal, monthly: number, today: PlainDate): string | null {
  const months = plan(facts, monthly)
  return months ? addMonths(monthOf(today), months.length) : null
}
