import type { ChangeSet } from '#changes/change_set'
import type { Actor } from '#changes/domain/origin'
import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'
import type { Condition } from '../domain/condition.js'
import type { Action, Stage } from '../domain/rule.js'
import type { RuleTest } from '../domain/rule_tests.js'

/** All that a person writes into a rule. Its place and whether it is switched on are no part of it. */
export interface RuleContent {
  name: string
  stage: Stage
  condition: Condition
  actions: Action[]
  stop: boolean
  tests: RuleTest[]
}

export interface RuleVersion extends RuleContent {
  number: number
  saved_by: string
  saved_at: string
}

interface VersionRow {
  number: number
  content: string
  saved_by: string
  saved_at: string
}

/** Keeps what a rule says now as its newest version, unless it says what the newest one says. */
export async function keepVersion(changes: ChangeSet, ruleId: number, actor: Actor, now: string): Promise<void> {
  const content = JSON.stringify(await readContent(changes, ruleId))
  const newest = await changes.first<VersionRow>(
    'SELECT number, content FROM rule_versions WHERE rule_id = ? ORDER BY number DESC LIMIT 1',
    [ruleId],
  )
  if (newest?.content === content) return
  const number = (newest?.number ?? 0) + 1
  await changes.insert('rule_versions', { rule_id: ruleId, number, content, saved_by: actor.label, saved_at: now })
}

async function readContent(queries: Queries, ruleId: number): Promise<RuleContent> {
  const sql = 'SELECT name, stage, condition, actions, stop, tests FROM rules WHERE id = ?'
  const row = await queries.first<
    Record<'name' | 'condition' | 'actions' | 'tests', string> & { stage: Stage; stop: number }
  >(sql, [ruleId])
  const { name, stage, condition, actions, stop, tests } = row!
  return {
    name,
    stage,
    condition: JSON.parse(condition) as Condition,
    actions: JSON.parse(actions) as Action[],
    stop: stop === 1,
    tests: JSON.parse(tests) as RuleTest[],
  }
}

/** What a rule said, newest first. */
export async function listVersions(queries: Queries, ruleId: number): Promise<RuleVersion[]> {
  const rows = await queries.all<VersionRow>(
    'SELECT number, content, saved_by, saved_at FROM rule_versions WHERE rule_id = ? ORDER BY number DESC',
    [ruleId],
  )
  return rows.map(({ content, ...version }) => ({ ...version, ...(JSON.parse(content) as RuleContent) }))
}

export async function readVersion(queries: Queries, ruleId: number, number: number): Promise<RuleContent> {
  const row = await queries.first<VersionRow>('SELECT content FROM rule_versions WHERE rule_id = ? AND number = ?', [
    ruleId,
    number,
  ])
  if (!row) throw new NotFoundException('rule_version')
  return JSON.parse(row.content) as RuleContent
}
