import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { currencyScale, isCurrency } from '#commodities/domain/currencies'
import { invalidField, NotFoundException } from '#core/exceptions'
import { parseAmount } from '#core/money'
import type { Queries, Row } from '#database/database'
import { requireCategory, requireOwnAccount } from '#ledger/services/resolve_accounts'
import type { GoalEdit, GoalInput } from '../validators/goal.js'
import { type GoalRow, type GoalView, readStandingGoals } from './read_goals.js'

const AMOUNTS = ['target_amount', 'start_amount', 'entered_amount', 'excluded_amount', 'contribution'] as const
const TEXTS = ['name', 'started_on', 'target_on', 'yearly_rate', 'note', 'category_id'] as const

/** Adds, changes and deletes goals. */
export class EditGoal {
  constructor(
    private readonly gateway: Gateway,
    private readonly view: GoalView,
  ) {}

  create(householdId: number, input: GoalInput, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'goal.created', summary: `Added the goal ${input.name}` }
    return this.gateway.change(householdId, origin, async (changes) => {
      const currency = input.currency ?? this.view.currency.code
      if (!isCurrency(currency)) throw invalidField('/currency', 'currency', 'There is no currency with that code.')
      await requireSources(changes, input)
      const id = await changes.insert('goals', {
        kind: input.kind,
        currency,
        start_amount: 0,
        entered_amount: 0,
        started_on: this.view.today,
        created_at: this.gateway.clock.now(),
        ...patchOf(input, currency),
      })
      if (input.start_amount === undefined) await this.#startFromNow(changes, id)
      return id
    })
  }

  /** A goal that says nothing else began with what there is, or is owed, now. */
  async #startFromNow(changes: ChangeSet, id: number) {
    const [goal] = await readStandingGoals(changes, this.view, id)
    await changes.update('goals', id, { start_amount: goal.facts.current })
  }

  handle(householdId: number, id: number, edit: GoalEdit, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'goal.edited', summary: 'Changed a goal' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const goal = await mustFind(changes, id)
      await requireSources(changes, edit)
      const patch = patchOf(edit, goal.currency)
      if (edit.archived !== undefined)
        patch.archived_at = edit.archived ? (goal.archived_at ?? this.gateway.clock.now()) : null
      await changes.update('goals', id, patch)
    })
  }

  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'goal.deleted', summary: 'Deleted a goal' }
    return this.gateway.change(householdId, origin, async (changes) => {
      await mustFind(changes, id)
      await changes.delete('goals', id)
    })
  }
}

async function mustFind(queries: Queries, id: number): Promise<GoalRow> {
  const goal = await queries.first<GoalRow>('SELECT * FROM goals WHERE id = ?', [id])
  if (!goal) throw new NotFoundException('goal')
  return goal
}

async function requireSources(changes: ChangeSet, input: GoalInput | GoalEdit) {
  for (const [at, account] of (input.account_ids ?? []).entries())
    await requireOwnAccount(changes, account, `/account_ids/${at}`)
  if (input.category_id) {
    const category = await requireCategory(changes, input.category_id, '/category_id')
    if (category.kind !== 'expense' || category.role !== null)
      throw invalidField('/category_id', 'category', 'A goal can look at the envelope of a spending category.')
  }
}

function patchOf(input: Partial<GoalInput> & GoalEdit, currency: string): Row {
  const patch: Row = {}
  for (const name of TEXTS) if (input[name] !== undefined) patch[name] = input[name]
  for (const name of AMOUNTS) {
    const text = input[name]
    if (text === undefined) continue
    const minor = text === null ? null : parseAmount(text, currencyScale(currency))
    if (minor !== null && minor < 0 && (name === 'target_amount' || name === 'contribution'))
      throw invalidField(`/${name}`, 'positive', 'Write an amount that is not below zero.')
    patch[name] = minor
  }
  if (input.account_ids !== undefined) patch.account_ids = JSON.stringify([...new Set(input.account_ids)])
  return patch
}
