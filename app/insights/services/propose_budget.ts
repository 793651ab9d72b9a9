import { currencyScale } from '#commodities/domain/currencies'
import { formatAmount, type MoneyJson, moneyJson, parseAmount } from '#core/money'
import { moneyWords } from '#core/words'
import type { Queries } from '#database/database'
import type { Optimization, OptimizationRequest } from '#goals/domain/optimization'
import { TooFewPeriodsException } from '#goals/exceptions'
import { optimizeBudget } from '#goals/services/optimize_budget'
import { listGoals } from '#goals/services/read_goals'
import type { ReportView } from '#reports/services/read_month_totals'
import { InsufficientDataException } from '../exceptions.js'
import type { BudgetProposalJson, ProposalRequest } from '../validators/analytics.js'

/** Proposes a budget, with what becomes of savings and goals by it. What is to be saved is taken out of the income first. */
export async function proposeBudget(
  queries: Queries,
  view: ReportView,
  asked: ProposalRequest,
): Promise<BudgetProposalJson> {
  const request = toRequest(asked)
  const usual = await optimize(queries, view, request)
  const scale = currencyScale(usual.currency)
  const savings = asked.savings === undefined ? 0 : parseAmount(asked.savings, scale)
  const income = parseAmount(usual.income, scale)
  const proposal =
    savings === 0 ? usual : await optimize(queries, view, { ...request, income: formatAmount(income - savings, scale) })
  const goals = await listGoals(queries, view)
  return present(proposal, {
    asked,
    income,
    savings,
    before: new Map(goals.map((goal) => [goal.id, goal.expected_month])),
  })
}

function toRequest({ income, goal_ids, constraints }: ProposalRequest): OptimizationRequest {
  return {
    income,
    goal_ids,
    constraints: constraints?.map(({ category_id, min, max, fixed }) => ({
      category_id,
      least: fixed ?? min,
      most: fixed ?? max,
    })),
  }
}

async function optimize(queries: Queries, view: ReportView, request: OptimizationRequest): Promise<Optimization> {
  try {
    return await optimizeBudget(queries, view, request)
  } catch (failure) {
    if (!(failure instanceof TooFewPeriodsException)) throw failure
    const { known, needed } = failure.extras as { known: number; needed: number }
    throw new InsufficientDataException('a proposed budget', 'periods', known, needed)
  }
}

interface Wanted {
  asked: ProposalRequest
  income: number
  savings: number
  /** The month in which each goal is reached as things are. */
  before: ReadonlyMap<number, string | null>
}

function present(proposal: Optimization, { asked, income, savings, before }: Wanted): BudgetProposalJson {
  const currency = { code: proposal.currency, scale: currencyScale(proposal.currency) }
  const minor = (text: string) => parseAmount(text, currency.scale)
  const money = (text: string): MoneyJson => moneyJson(minor(text), currency)
  const spending = minor(proposal.totals.spending)
  const left = minor(proposal.totals.left)
  return {
    currency: proposal.currency,
    period_length: proposal.period_length,
    based_on: proposal.based_on,
    income: moneyJson(income, currency),
    proposed: proposal.lines.map(({ category, usual, least, proposed, change }) => ({
      category,
      usual: money(usual),
      least: money(least),
      proposed: money(proposed),
      change: money(change),
      reason: reasonWords(minor(usual), minor(least), minor(proposed), isHeld(asked, category.id)),
    })),
    savings: moneyJson(savings, currency),
    left: moneyJson(left, currency),
    expected: {
      savings_rate: income > 0 ? Math.round(((income - spending) / income) * 1000) / 1000 : null,
      goals: proposal.goals.map(({ goal, wanted, funded, expected_month: after }) => ({
        goal,
        wanted: money(wanted),
        funded: money(funded),
        reached_before: before.get(goal.id) ?? null,
        reached_after: after,
      })),
    },
    infeasible: proposal.feasible ? null : { code: 'INFEASIBLE', detail: missingWords(proposal, left) },
    missing_rates: proposal.missing_rates,
  }
}

function reasonWords(usual: number, least: number, proposed: number, isConstrained: boolean): string {
  if (isConstrained && proposed !== usual) return 'Held where you want it.'
  if (proposed === usual)
    return usual === 0
      ? 'Nothing in most periods.'
      : least === usual
        ? 'It takes the same each period.'
        : 'What it usually takes.'
  if (proposed > usual) return 'Raised to the least you want.'
  return proposed === least
    ? 'As low as in its best quarter of the periods.'
    : 'Cut evenly with other everyday spending.'
}

function isHeld({ constraints = [] }: ProposalRequest, categoryId: number): boolean {
  return constraints.some(({ category_id: id }) => id === categoryId)
}

function missingWords({ currency, goals }: Optimization, left: number): string {
  const scale = currencyScale(currency)
  if (left < 0) {
    const missing = moneyWords(-left, { code: currency, scale })
    return `Income is not enough for the least that spending and savings take: ${missing} a period are missing.`
  }
  const short = goals.reduce((sum, goal) => sum + parseAmount(goal.wanted, scale) - parseAmount(goal.funded, scale), 0)
  return `Goals want ${moneyWords(short, { code: currency, scale })} a period more than is left.`
}
