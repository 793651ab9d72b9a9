import type { Derivation, DerivationFactory, InsertedRows, MadeChange } from '#changes/derivation'
import { announce } from '#changes/services/announce'
import type { Row, Writes } from '#database/database'

/** Whoever wants to know of more reads the budget. */
const NAMED_MAX = 200

/** Announces `budget.changed` once for a change set that touches a budget, also for one that undoes another. */
class BudgetChanged implements Derivation {
  #isTouched = false
  readonly #categories = new Set<number>()
  readonly #periods = new Set<string>()

  rowChanged(_table: string, before: Row | null, after: Row | null) {
    for (const row of [before, after]) if (row) this.#note(row.category_id, row.period_on)
  }

  rowsInserted(_table: string, { columns, rows }: InsertedRows) {
    const [category, period] = [columns.indexOf('category_id'), columns.indexOf('period_on')]
    for (const row of rows) this.#note(row[category], row[period])
  }

  #note(category: unknown, period: unknown) {
    this.#isTouched = true
    if (typeof category === 'number') this.#categories.add(category)
    if (typeof period === 'string') this.#periods.add(period)
  }

  async flush(writes: Writes, { changeSetId, cause, actor, causation, at }: MadeChange) {
    if (!this.#isTouched) return
    const categories = [...this.#categories].sort((one, other) => one - other)
    const payload = {
      ...(categories.length === 1 ? { category_id: categories[0]! } : {}),
      category_ids: categories.slice(0, NAMED_MAX),
      periods: [...this.#periods].sort().slice(0, NAMED_MAX),
      ...{ change_set_id: changeSetId, cause, actor: actor.kind, causation },
    }
    await announce(writes, 'budget.changed', payload, { changeSetId, now: at })
  }
}

export const budgetChanged: DerivationFactory = {
  tables: ['budgets', 'budget_categories', 'budget_assignments', 'budget_holds', 'budget_templates'],
  create: () => new BudgetChanged(),
  /** What was announced is not kept for ever, so there is nothing to compare. */
  differences: () => Promise.resolve([]),
}
