import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField, NotFoundException } from '#core/exceptions'
import type { Queries, Row } from '#database/database'
import type { Stage } from '../domain/rule.js'
import { requireValidRule, type RuleDraft } from './require_valid_rule.js'

export interface RuleInput extends RuleDraft {
  name: string
  enabled?: boolean
  stage?: Stage
  stop?: boolean
}

export type RuleEdit = Partial<RuleInput>

interface RuleRecord {
  id: number
  stage: Stage
  condition: string
  actions: string
}

/** Adds, changes, orders and deletes rules. */
export class EditRules {
  constructor(private readonly gateway: Gateway) {}

  create(householdId: number, input: RuleInput, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'rule.created', summary: `Added the rule ${input.name}` }
    return this.gateway.change(householdId, origin, async (changes) => {
      const { condition, actions } = await requireValidRule(changes, input)
      const stage = input.stage ?? 'main'
      return changes.insert('rules', {
        name: input.name,
        enabled: input.enabled === false ? 0 : 1,
        stage,
        position: await endOfStage(changes, stage),
        condition: JSON.stringify(condition),
        actions: JSON.stringify(actions),
        stop: input.stop ? 1 : 0,
        created_at: this.gateway.clock.now(),
      })
    })
  }

  handle(householdId: number, id: number, edit: RuleEdit, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'rule.edited', summary: 'Edited a rule' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const rule = await mustFind(changes, id)
      const { condition = JSON.parse(rule.condition), actions = JSON.parse(rule.actions) } = edit
      // Switching off or renaming has to work for a rule that is no longer valid, too.
      if (edit.condition !== undefined || edit.actions !== undefined)
        await requireValidRule(changes, { condition, actions })
      const patch: Row = {}
      if (edit.name !== undefined) patch.name = edit.name
      if (edit.enabled !== undefined) patch.enabled = edit.enabled ? 1 : 0
      if (edit.stop !== undefined) patch.stop = edit.stop ? 1 : 0
      if (edit.condition !== undefined) patch.condition = JSON.stringify(edit.condition)
      if (edit.actions !== undefined) patch.actions = JSON.stringify(edit.actions)
      if (edit.stage !== undefined && edit.stage !== rule.stage)
        Object.assign(patch, { stage: edit.stage, position: await endOfStage(changes, edit.stage) })
      await changes.update('rules', id, patch)
    })
  }

  delete(householdId: number, id: number, actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'rule.deleted', summary: 'Deleted a rule' }
    return this.gateway.change(householdId, origin, async (changes) => {
      await mustFind(changes, id)
      await changes.delete('rules', id)
    })
  }

  /** Puts rules in the given order. A stage is ordered as a whole: if one of its rules is named, all of them are. */
  order(householdId: number, ids: readonly number[], actor: Actor): Promise<Changed<void>> {
    const origin = { actor, cause: 'rules.ordered', summary: 'Changed the order of the rules' }
    return this.gateway.change(householdId, origin, async (changes) => {
      const rules = await changes.all<{ id: number; stage: Stage }>('SELECT id, stage FROM rules')
      const named = rules.filter((rule) => ids.includes(rule.id))
      const stages = new Set(named.map((rule) => rule.stage))
      const expected = rules.filter((rule) => stages.has(rule.stage))
      if (new Set(ids).size !== ids.length || named.length !== ids.length || expected.length !== ids.length)
        throw invalidField(
          '/ids',
          'order',
          'Name every rule of the stage exactly once; the rules may have changed meanwhile.',
        )
      for (const [position, id] of ids.entries()) await changes.update('rules', id, { position })
    })
  }
}

async function mustFind(queries: Queries, id: number): Promise<RuleRecord> {
  const rule = await queries.first<RuleRecord>('SELECT id, stage, condition, actions FROM rules WHERE id = ?', [id])
  if (!rule) throw new NotFoundException('rule')
  return rule
}

async function endOfStage(changes: ChangeSet, stage: Stage): Promise<number> {
  const row = await changes.first<{ last: number | null }>('SELECT MAX(position) AS last FROM rules WHERE stage = ?', [
    stage,
  ])
  return (row?.last ?? -1) + 1
}
