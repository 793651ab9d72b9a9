import { invalidField } from '#core/exceptions'
import { formatAmount } from '#core/money'
import type { Month, PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { BudgetView } from '../domain/budget.js'
import { fill, type FilledLine, type LineToFill } from '../domain/filling.js'
import { average } from '../domain/templates.js'
import { periodOf, periodsBetween, shift } from '../domain/periods.js'
import type { FillingJson } from '../validators/template.js'
import type { Assignment } from './assign.js'
import { loadBudget, type LoadedBudget, spentByLine } from './load_budget.js'
import { readBillTimes } from './read_bill_times.js'
import { dayMeant } from './read_budget_period.js'
import { nothing, readFigures } from './read_figures.js'
import { readTemplates, understand } from './read_templates.js'

export interface FillingRequest {
  period: PlainDate | Month
  source: 'templates' | 'last_period' | 'average'
  overwrite?: boolean
  category_ids?: readonly number[]
}

export interface PlannedFilling {
  assignments: Assignment[]
  shown: FillingJson
}

const AVERAGE_PERIODS = 3
/** As far as a template may look back. */
const HISTORY_PERIODS = 24

/** What filling the period's budget would change, and the assignments that do it: preview and application are the same plan. */
export async function planFilling(
  queries: Queries,
  view: BudgetView,
  request: FillingRequest,
): Promise<PlannedFilling> {
  const loaded = await loadBudget(queries, view, await dayMeant(queries, view, request.period))
  const chosen = chooseLines(loaded, request)
  const filled = await amountsFor(queries, view, loaded, chosen, request.source)
  return present(loaded, chosen, filled)
}

interface ChosenLine {
  id: number
  name: string
  takesMoney: boolean
  carried: number
  assigned: number
}

function chooseLines(
  { categories, lines, states }: LoadedBudget,
  { overwrite = false, category_ids: ids }: FillingRequest,
) {
  const unknown = ids?.findIndex((id) => !categories.some((category) => category.id === id)) ?? -1
  if (unknown >= 0)
    throw invalidField(`/category_ids/${unknown}`, 'category', 'There is no spending category like that here.')
  const state = states[states.length - 1]
  const wanted = ids && new Set(ids)
  return lines.flatMap(({ id, name, mode, isArchived }, at): ChosenLine[] => {
    const { carried, assigned } = state.lines[at]
    const isOpen = mode !== 'none' && !isArchived && (overwrite || assigned === 0) && (!wanted || wanted.has(id))
    return isOpen ? [{ id, name, takesMoney: mode === 'envelope', carried, assigned }] : []
  })
}

async function amountsFor(
  queries: Queries,
  view: BudgetView,
  loaded: LoadedBudget,
  chosen: readonly ChosenLine[],
  source: FillingRequest['source'],
): Promise<FilledLine[]> {
  if (source === 'last_period') return lastAmounts(loaded, chosen)
  const { income, spent } = await readHistory(queries, view, loaded)
  if (source === 'average')
    return chosen.flatMap(({ id }) => {
      const amount = average(spent(id).slice(-AVERAGE_PERIODS))
      return amount > 0 ? [{ categoryId: id, amount, parts: [] }] : []
    })
  const templates = await readTemplates(queries)
  const { rhythm, currency } = loaded.budget
  const { from } = loaded.periods[loaded.periods.length - 1]
  const hasBills = [...templates.values()].flat().some(({ kind }) => kind === 'bill')
  const timesOf = hasBills ? await readBillTimes(queries, { ...view, currency }, from) : undefined
  const lines = chosen.flatMap(({ id, takesMoney, carried }): LineToFill[] => {
    const own = templates.get(id)?.map((json, at) => understand(json, currency.scale, `/templates/${at}`, timesOf))
    return own ? [{ categoryId: id, takesMoney, carried, templates: own, spentBefore: spent(id) }] : []
  })
  const withTemplates = new Set(lines.map(({ categoryId }) => categoryId))
  return fill(
    lines,
    availableFor(
      loaded,
      chosen.filter(({ id }) => withTemplates.has(id)),
    ),
    {
      rhythm,
      period: loaded.periods[loaded.periods.length - 1],
      income: loaded.figures.income[loaded.periods.length - 1],
      lastIncome: income[income.length - 1],
    },
  )
}

/** What is to assign, and what the lines have that are assigned anew. */
function availableFor({ states }: LoadedBudget, lines: readonly ChosenLine[]): number {
  const freed = lines.reduce((sum, { takesMoney, assigned }) => sum + (takesMoney ? assigned : 0), 0)
  return states[states.length - 1].toAssign.amount + freed
}

function lastAmounts({ lines, states }: LoadedBudget, chosen: readonly ChosenLine[]): FilledLine[] {
  const last = states[states.length - 2]
  const assigned = new Map(lines.map(({ id }, at) => [id, last?.lines[at].assigned ?? 0]))
  return chosen.flatMap(({ id }) => {
    const amount = assigned.get(id)!
    return amount === 0 ? [] : [{ categoryId: id, amount, parts: [] }]
  })
}

/** The periods before the one that is filled, also those before the budget began. */
async function readHistory(queries: Queries, view: BudgetView, { budget, periods, categories }: LoadedBudget) {
  const { rhythm, currency } = budget
  const { from } = periods[periods.length - 1]
  const earlier = periodsBetween(rhythm, shift(rhythm, from, -HISTORY_PERIODS), shift(rhythm, from, -1))
  const figures = await readFigures(queries, { ...view, currency }, rhythm, earlier)
  const byLine = spentByLine(categories, figures, earlier.length)
  const known = await firstPeriodWithData(queries, budget.rhythm, earlier[0].from)
  const since = earlier.findIndex((period) => period.from >= known)
  return {
    income: figures.income,
    spent: (id: number) => (since < 0 ? [] : (byLine.get(id) ?? nothing(earlier.length)).slice(since)),
  }
}

/** An average must not count the time before there was anything. */
async function firstPeriodWithData(queries: Queries, rhythm: LoadedBudget['budget']['rhythm'], fallback: PlainDate) {
  const row = await queries.first<{ day: string | null }>('SELECT MIN(occurred_on) AS day FROM transactions')
  return row?.day ? periodOf(rhythm, row.day).from : fallback
}

function present(loaded: LoadedBudget, chosen: readonly ChosenLine[], filled: readonly FilledLine[]): PlannedFilling {
  const { budget, periods, states } = loaded
  const { from } = periods[periods.length - 1]
  const text = (minor: number) => formatAmount(minor, budget.currency.scale)
  const before = new Map(chosen.map((line) => [line.id, line]))
  const changed = filled.filter(({ categoryId, amount }) => amount !== before.get(categoryId)!.assigned)
  const taken = changed.reduce((sum, { categoryId, amount }) => {
    const { takesMoney, assigned } = before.get(categoryId)!
    return takesMoney ? sum + amount - assigned : sum
  }, 0)
  const toAssign = loaded.hasBegun ? states[states.length - 1].toAssign.amount : 0
  const short = filled.flatMap(({ parts }) => parts).reduce((sum, { wanted, given }) => sum + wanted - given, 0)
  return {
    assignments: changed.map(({ categoryId, amount }) => ({ category_id: categoryId, on: from, amount })),
    shown: {
      currency: budget.currency.code,
      changes: changed.map(({ categoryId, amount, parts }) => ({
        category: { id: categoryId, name: before.get(categoryId)!.name },
        before: text(before.get(categoryId)!.assigned),
        after: text(amount),
        parts: parts.map(({ wanted, given, ...part }) => ({ ...part, wanted: text(wanted), given: text(given) })),
      })),
      to_assign: { before: text(toAssign), after: text(toAssign - taken) },
      short: text(short),
    },
  }
}
