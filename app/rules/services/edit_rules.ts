import type { ChangeSet } from '#changes/change_set'
import type { Actor, Origin } from '#changes/domain/origin'
import type { Changed, Gateway } from '#changes/gateway'
import { invalidField, NotFoundException } from '#core/exceptions'
import type { Queries, Row } from '#database/database'
import type { PlainDate } from '#core/plain_date'
import type { Stage } from '../domain/rule.js'
import type { RuleTest } from '../domain/rule_tests.js'
import { householdDay } from './household_day.js'
import { specificityOf } from '../domain/specificity.js'
import { loadRules } from './load_rules.js'
import { requirePassedTests, requireValidRule, type RuleDraft } from './require_valid_rule.js'
import { keepVersion, readVersion } from './rule_versions.js'

export interface RuleInput extends RuleDraft {
  tests?: readonly RuleTest[]
  name: string
  enabled?: boolean
  stage?: Stage
  stop?: boolean
}

export type RuleEdit = Partial<RuleInput>

interface RuleRecord {
  id: number
  name: string
  stage: Stage
  condition: string
  actions: string
  stop: number
  tests: string
}

/** Around a rule that is written: who does it and when. */
export interface Writing {
  actor: Actor
  now: string
  today: PlainDate
}

/** Adds, changes, orders and deletes rules. */
export class EditRules {
  constructor(private readonly gateway: Gateway) {}

  create(householdId: number, input: RuleInput, actor: Actor): Promise<Changed<number>> {
    const origin = { actor, cause: 'rule.created', summary: `Added the rule ${input.name}` }
    return this.#change(householdId, origin, (changes, around) => addRule(changes, input, around), actor)
  }

  handle(householdId: number, id: number, edit: RuleEdit, actor: Actor): Promise<Changed<void>> {
    return this.#edit(householdId, id, edit, { actor, cause: 'rule.edited', summary: 'Edited a rule' })
  }

  /** Makes a rule what it was once; that is its newest version then. */
  async restore(householdId: number, id: number, version: number, actor: Actor): Promise<Changed<void>> {
    const content = await this.gateway.database.read(householdId, (queries) => readVersion(queries, id, version))
    const summary = `Restored version ${version} of the rule ${content.name}`
    return this.#edit(householdId, id, content, { actor, cause: 'rule.restored', summary })
  }

  #edit(householdId: number, id: number, edit: RuleEdit, origin: Origin): Promise<Changed<void>> {
    return this.#change(householdId, origin, (changes, around) => changeRule(changes, id, edit, around), origin.actor)
  }

  async #change<T>(
    householdId: number,
    origin: Origin,
    work: (changes: ChangeSet, around: Writing) => Promise<T>,
    actor: Actor,
  ): Promise<Changed<T>> {
    const { database, clock } = this.gateway
    const today = await householdDay(database, clock, householdId)
    return this.gateway.change(householdId, origin, (changes) => work(changes, { actor, now: clock.now(), today }))
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

/** Adds a rule at the end of its stage, inside a change set that is open. */
export async function addRule(changes: ChangeSet, input: RuleInput, { actor, now, today }: Writing): Promise<number> {
  const { condition, actions } = await requireValidRule(changes, input)
  const tests = input.tests ?? []
  await requirePassedTests(changes, { condition, actions }, tests, today)
  const stage = input.stage ?? 'main'
  const id = await changes.insert('rules', {
    name: input.name,
    enabled: input.enabled === false ? 0 : 1,
    stage,
    position: await endOfStage(changes, stage),
    condition: JSON.stringify(condition),
    actions: JSON.stringify(actions),
    stop: input.stop ? 1 : 0,
    tests: JSON.stringify(tests),
    created_at: now,
  })
  await keepVersion(changes, id, actor, now)
  return id
}

/** Changes what is named of a rule and leaves the rest, inside a change set that is open. */
export async function changeRule(
  changes: ChangeSet,
  id: number,
  edit: RuleEdit,
  { actor, now, today }: Writing,
): Promise<void> {
  const rule = await mustFind(changes, id)
  const draft = { condition: JSON.parse(rule.condition), actions: JSON.parse(rule.actions), ...definedOf(edit) }
  // Switching off or renaming has to work for a rule that is no longer valid, too.
  if (edit.condition !== undefined || edit.actions !== undefined || edit.tests !== undefined) {
    const valid = await requireValidRule(changes, draft)
    await requirePassedTests(changes, valid, edit.tests ?? (JSON.parse(rule.tests) as RuleTest[]), today)
  }
  const patch: Row = {}
  if (edit.name !== undefined) patch.name = edit.name
  if (edit.enabled !== undefined) patch.enabled = edit.enabled ? 1 : 0
  if (edit.stop !== undefined) patch.stop = edit.stop ? 1 : 0
  if (edit.condition !== undefined) patch.condition = JSON.stringify(edit.condition)
  if (edit.actions !== undefined) patch.actions = JSON.stringify(edit.actions)
  if (edit.tests !== undefined) patch.tests = JSON.stringify(edit.tests)
  if (edit.stage !== undefined && edit.stage !== rule.stage)
    Object.assign(patch, { stage: edit.stage, position: await endOfStage(changes, edit.stage) })
  await changes.update('rules', id, patch)
  await keepVersion(changes, id, actor, now)
}

/** A stage's rules from the most general to the most special one, which comes last and wins; equals keep their order. */
export async function orderBySpecificity(queries: Queries, stage: Stage): Promise<number[]> {
  const rules = await loadRules(queries)
  const ofStage = rules.filter((rule) => rule.stage === stage)
  const specificity = new Map(
    ofStage.map((rule) => [rule.id, rule.problem === null ? specificityOf(rule.condition) : 0]),
  )
  return ofStage.map((rule) => rule.id).sort((a, b) => specificity.get(a)! - specificity.get(b)!)
}

async function mustFind(queries: Queries, id: number): Promise<RuleRecord> {
  const rule = await queries.first<RuleRecord>('SELECT * FROM rules WHERE id = ?', [id])
  if (!rule) throw new NotFoundException('rule')
  return rule
}

async function endOfStage(changes: ChangeSet, stage: Stage): Promise<number> {
  const row = await changes.first<{ last: number | null }>('SELECT MAX(position) AS last FROM rules WHERE stage = ?', [
    stage,
  ])
  return (row?.last ?? -1) + 1
}

function definedOf({ condition, actions }: RuleEdit): Partial<RuleDraft> {
  return { ...(condition === undefined ? {} : { condition }), ...(actions === undefined ? {} : { actions }) }
}
