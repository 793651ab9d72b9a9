import { formatAmount } from '#core/money'
import { addDays, type Month, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Budget, BudgetView } from '../domain/budget.js'
import type { LineState } from '../domain/envelopes.js'
import { paceOf, safeToSpend, shareUsed } from '../domain/pace.js'
import { dayOfMonthMeant, daysIn, daysLeft, type Period, shareElapsed } from '../domain/periods.js'
import type { BudgetPeriodJson, BudgetRowJson, BudgetSettingsJson } from '../validators/budget.js'
import { type BudgetCategory, loadBudget, type LoadedBudget } from './load_budget.js'
import { readBudget } from './read_budget.js'
import { suggestOpening } from './suggest_opening.js'

/** The period that a day lies in, or that is meant by a month such as `2026-11`; the current one by default. */
export async function readBudgetPeriod(
  queries: Queries,
  view: BudgetView,
  period: PlainDate | Month = view.today,
): Promise<BudgetPeriodJson> {
  const loaded = await loadBudget(queries, view, await dayMeant(queries, view, period))
  const shown = present(loaded, view, await countTemplates(queries))
  if (loaded.budget.id !== null) return shown
  const opening = await suggestOpening(queries, view, loaded.periods[0].from)
  return { ...shown, suggested_opening: formatAmount(opening, view.currency.scale) }
}

export async function dayMeant(queries: Queries, view: BudgetView, period: PlainDate | Month): Promise<PlainDate> {
  if (period.length === 10) return period
  return dayOfMonthMeant((await readBudget(queries, view)).rhythm, period, view.today)
}

async function countTemplates(queries: Queries): Promise<Map<number, number>> {
  const rows = await queries.all<{ category_id: number; count: number }>(
    'SELECT category_id, COUNT(*) AS count FROM budget_templates GROUP BY category_id',
  )
  return new Map(rows.map(({ category_id: id, count }) => [id, count]))
}

export function settingsJson({ currency, rhythm, startsOn, defaultMode, openingAmount }: Budget): BudgetSettingsJson {
  return {
    period_length: rhythm.length,
    anchor_on: rhythm.anchorOn,
    starts_on: startsOn,
    default_mode: defaultMode,
    opening_amount: formatAmount(openingAmount, currency.scale),
    currency: currency.code,
  }
}

function present(loaded: LoadedBudget, view: BudgetView, templateCounts: Map<number, number>): BudgetPeriodJson {
  const { budget, periods, lines, states, figures, hasBegun } = loaded
  const [period, state] = [periods[periods.length - 1], states[states.length - 1]]
  const text = (minor: number) => formatAmount(minor, budget.currency.scale)
  const elapsed = shareElapsed(period, view.today)
  const stateOf = new Map(lines.map(({ id }, at) => [id, state.lines[at]]))
  const budgeted = lines
    .map((line, at) => ({ line, state: state.lines[at] }))
    .filter(({ line }) => line.mode !== 'none')
  const sum = (amountOf: (state: LineState) => number) => budgeted.reduce((all, one) => all + amountOf(one.state), 0)
  const uncategorised = loaded.categories.filter(({ role }) => role !== null)
  const spentOn = (id: number) => figures.spent.get(id)?.at(-1) ?? 0
  return {
    settings: budget.id === null ? null : settingsJson(budget),
    currency: budget.currency.code,
    period: { ...presentDays(period, view), has_begun: hasBegun, share_elapsed: rounded(elapsed) },
    to_assign: presentToAssign(hasBegun ? state.toAssign : NOTHING_TO_ASSIGN, text),
    totals: {
      assigned: text(sum(({ assigned }) => assigned)),
      spent: text(sum(({ spent }) => spent)),
      left: text(sum(({ left }) => left)),
      overspent: text(sum(({ left }) => Math.max(0, -left))),
      unbudgeted: text(0 - state.toAssign.unbudgeted),
      uncategorised: text(uncategorised.reduce((all, { id }) => all + spentOn(id), 0)),
    },
    safe_to_spend: hasBegun ? presentSafe(loaded, view, text) : null,
    rows: loaded.categories
      .filter(({ role }) => role === null)
      .map((category) => {
        const line = stateOf.get(category.id) ?? { carried: 0, assigned: 0, spent: spentOn(category.id), left: 0 }
        return presentRow(category, line, { elapsed, hasBegun, text, templates: templateCounts.get(category.id) ?? 0 })
      }),
    suggested_opening: null,
    missing_rates: figures.missingRates,
  }
}

function presentDays(period: Period, { today }: BudgetView) {
  const { from, to } = period
  return {
    from,
    to,
    // Any day of a neighbour names it.
    previous_from: addDays(from, -1),
    next_from: addDays(to, 1),
    is_current: from <= today && today <= to,
    days: daysIn(period),
    days_left: daysLeft(period, today),
  }
}

const NOTHING_TO_ASSIGN = {
  brought: 0,
  heldBefore: 0,
  income: 0,
  returned: 0,
  overspentBefore: 0,
  assigned: 0,
  unbudgeted: 0,
  held: 0,
  amount: 0,
}

function presentToAssign(parts: typeof NOTHING_TO_ASSIGN, text: (minor: number) => string) {
  const { heldBefore, overspentBefore, ...others } = parts
  const all = { ...others, held_before: heldBefore, overspent_before: overspentBefore }
  return Object.fromEntries(
    Object.entries(all).map(([part, minor]) => [part, text(minor)]),
  ) as BudgetPeriodJson['to_assign']
}

function presentSafe({ periods, lines, states }: LoadedBudget, { today }: BudgetView, text: (minor: number) => string) {
  const [period, state] = [periods[periods.length - 1], states[states.length - 1]]
  if (today < period.from || today > period.to) return null
  const days = daysLeft(period, today)
  const everyday = lines.map(({ setAside }, at) => ({ left: state.lines[at].left, isEveryday: !setAside }))
  const { perDay, left } = safeToSpend(everyday, state.toAssign.amount, days)
  return { per_day: text(perDay), left: text(left), days_left: days }
}

interface RowContext {
  elapsed: number
  hasBegun: boolean
  text: (minor: number) => string
  templates: number
}

function presentRow(
  category: BudgetCategory,
  line: LineState,
  { elapsed, hasBegun, text, templates }: RowContext,
): BudgetRowJson {
  const used = hasBegun && category.mode !== 'none' ? shareUsed(line) : null
  const isBudgeted = hasBegun && category.mode !== 'none' && category.coveredBy === null
  return {
    category: {
      id: category.id,
      name: category.name,
      parent_id: category.parentId,
      icon: category.icon,
      archived: category.isArchived,
    },
    mode: category.mode,
    rollover: category.rollover,
    chosen_mode: category.chosenMode,
    chosen_rollover: category.chosenRollover,
    covers_branch: category.coversBranch,
    covered_by: category.coveredBy,
    set_aside: category.setAside,
    template_count: templates,
    carried: text(line.carried),
    assigned: text(line.assigned),
    spent: text(line.spent),
    left: text(hasBegun ? line.left : 0),
    share_used: used === null ? null : rounded(used),
    pace: isBudgeted ? paceOf(line, elapsed) : 'none',
  }
}

const rounded = (share: number) => Math.round(share * 1000) / 1000
