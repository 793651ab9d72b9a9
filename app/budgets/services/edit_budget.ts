import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField, NotFoundException } from '#core/exceptions'
import { parseAmount } from '#core/money'
import type { Month, PlainDate } from '#core/plain_date'
import type { Row } from '#database/database'
import type { Budget, BudgetView } from '../domain/budget.js'
import type { BudgetMode, Rollover } from '../domain/envelopes.js'
import { ANCHOR_DAY_MAX, type PeriodLength, type Period, periodOf } from '../domain/periods.js'
import type { FillingJson, TemplateJson } from '../validators/template.js'
import { BudgetNotBegunException, NoBudgetException } from '../exceptions.js'
import { assign } from './assign.js'
import { beginBudget } from './begin_budget.js'
import { type FillingRequest, planFilling } from './plan_filling.js'
import { setTemplates } from './set_templates.js'
import { loadBudget } from './load_budget.js'
import { readBudget } from './read_budget.js'
import { dayMeant } from './read_budget_period.js'

export interface BudgetEdit {
  period_length?: PeriodLength
  anchor_on?: PlainDate
  starts_on?: PlainDate
  default_mode?: 'envelope' | 'limit'
  opening_amount?: string
}

export interface CategoryPlan {
  mode?: BudgetMode | null
  rollover?: Rollover | null
  covers_branch?: boolean
  set_aside?: boolean
}

export interface Move {
  period: PlainDate | Month
  /** Null for what is to assign. */
  from_category_id: number | null
  to_category_id: number | null
  amount: string
}

const FILLED: Record<FillingRequest['source'], string> = {
  templates: 'Applied the templates of the budget',
  last_period: 'Copied the budget of the period before',
  average: 'Budgeted what is usually spent',
}

/** Begins a budget and changes everything a person decides in it. */
export class EditBudget {
  constructor(
    private readonly gateway: Gateway,
    private readonly view: BudgetView,
  ) {}

  /** Begins the budget when there is none. */
  set(householdId: number, edit: BudgetEdit, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'budget.edited', summary: 'Set up the budget' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const budget = await readBudget(changes, this.view)
      const patch = patchOf(edit, budget)
      if (budget.id === null) await beginBudget(changes, budget, budget.startsOn, this.gateway.clock.now())
      const { id } = (await changes.first<{ id: number }>('SELECT id FROM budgets'))!
      await changes.update('budgets', id, patch)
    })
  }

  planCategory(householdId: number, id: number, plan: CategoryPlan, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'budget.category_planned', summary: 'Changed how a category is budgeted' }
    return this.gateway.change(householdId, origin, async (changes) => {
      await requireSpendingCategory(changes, id)
      const patch: Row = {}
      if (plan.mode !== undefined) patch.mode = plan.mode
      if (plan.rollover !== undefined) patch.rollover = plan.rollover
      if (plan.covers_branch !== undefined) patch.covers_branch = plan.covers_branch ? 1 : 0
      if (plan.set_aside !== undefined) patch.set_aside = plan.set_aside ? 1 : 0
      const row = await changes.first<{ id: number }>('SELECT id FROM budget_categories WHERE category_id = ?', [id])
      if (row) await changes.update('budget_categories', row.id, patch)
      else await changes.insert('budget_categories', { category_id: id, ...patch })
    })
  }

  assign(
    householdId: number,
    period: PlainDate | Month,
    amounts: readonly { category_id: number; amount: string }[],
    actor: Actor,
  ): Promise<Changed<void>> {
    const origin = { actor, cause: 'budget.assigned', summary: 'Assigned money in the budget' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const { budget, from } = await this.#begun(changes, period)
      const assignments = amounts.map(({ category_id: id, amount }) => ({
        category_id: id,
        on: from,
        amount: parseAmount(amount, budget.currency.scale),
      }))
      await assign(changes, this.view, assignments, this.gateway.clock.now())
    })
  }

  /** Takes from one category, or from what is to assign, what it gives to another. */
  move(householdId: number, { period, from_category_id: from, to_category_id: to, amount }: Move, actor: Actor) {
    const origin = { actor, cause: 'budget.moved', summary: 'Moved money in the budget' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const { budget, from: day } = await this.#begun(changes, period)
      const minor = parseAmount(amount, budget.currency.scale)
      if (from === to)
        throw invalidField('/to_category_id', 'same', 'Choose two different places to move money between.')
      if (minor <= 0) throw invalidField('/amount', 'positive', 'Say how much to move, as an amount above zero.')
      const { lines, states } = await loadBudget(changes, this.view, day)
      const assignedTo = (id: number, pointer: string) => {
        const at = lines.findIndex((line) => line.id === id && line.mode !== 'none')
        if (at < 0) throw invalidField(pointer, 'category', 'That category has no budget of its own here.')
        return states[states.length - 1].lines[at].assigned
      }
      const assignments = []
      if (from !== null)
        assignments.push({ category_id: from, on: day, amount: assignedTo(from, '/from_category_id') - minor })
      if (to !== null) assignments.push({ category_id: to, on: day, amount: assignedTo(to, '/to_category_id') + minor })
      await assign(changes, this.view, assignments, this.gateway.clock.now())
    })
  }

  /** Keeps an amount back for the next period. */
  hold(householdId: number, period: PlainDate | Month, amount: string, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'budget.held', summary: 'Held money for the next period' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const { budget, from, to } = await this.#begun(changes, period)
      const minor = parseAmount(amount, budget.currency.scale)
      if (minor < 0) throw invalidField('/amount', 'positive', 'What is held for later cannot be less than nothing.')
      const rows = await changes.all<{ id: number }>(
        'SELECT id FROM budget_holds WHERE period_on BETWEEN ? AND ? ORDER BY period_on',
        [from, to],
      )
      const [first, ...others] = rows
      for (const other of others) await changes.delete('budget_holds', other.id)
      if (first) await changes.update('budget_holds', first.id, { period_on: from, amount: minor })
      else if (minor !== 0) await changes.insert('budget_holds', { period_on: from, amount: minor })
    })
  }

  /** Fills the period from templates, the period before or averages, exactly as its preview said. */
  fill(householdId: number, request: FillingRequest, actor: Actor): Promise<Changed<FillingJson>> {
    const origin = { actor, cause: 'budget.filled', summary: FILLED[request.source] }
    return this.gateway.change(householdId, origin, async (changes) => {
      await this.#begun(changes, request.period)
      const { assignments, shown } = await planFilling(changes, this.view, request)
      await assign(changes, this.view, assignments, this.gateway.clock.now())
      return shown
    })
  }

  setTemplates(householdId: number, id: number, templates: readonly TemplateJson[], actor: Actor) {
    const origin = { actor, cause: 'budget.templates_set', summary: 'Changed the templates of a category' }
    return this.gateway.change(householdId, origin, async (changes) => {
      await requireSpendingCategory(changes, id)
      await setTemplates(changes, await readBudget(changes, this.view), id, templates)
    })
  }

  async #begun(changes: ChangeSet, period: PlainDate | Month): Promise<Period & { budget: Budget }> {
    const budget = await readBudget(changes, this.view)
    if (budget.id === null) throw new NoBudgetException()
    const days = periodOf(budget.rhythm, await dayMeant(changes, this.view, period))
    if (days.to < budget.startsOn) throw new BudgetNotBegunException(budget.startsOn)
    return { budget, ...days }
  }
}

function patchOf(edit: BudgetEdit, budget: Budget): Row {
  const { opening_amount: opening, ...others } = edit
  const patch: Row = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))
  if (opening !== undefined) patch.opening_amount = parseAmount(opening, budget.currency.scale)
  const length = edit.period_length ?? budget.rhythm.length
  const anchorDay = Number((edit.anchor_on ?? budget.rhythm.anchorOn).slice(8))
  if ((length === 'month' || length === 'year') && anchorDay > ANCHOR_DAY_MAX)
    throw invalidField('/anchor_on', 'anchor', 'Months and years begin on a day that every month has: up to the 28th.')
  return patch
}

async function requireSpendingCategory(changes: ChangeSet, id: number): Promise<void> {
  const category = await changes.first(`SELECT id FROM accounts WHERE id = ? AND kind = 'expense' AND role IS NULL`, [
    id,
  ])
  if (!category) throw new NotFoundException('spending category')
}
