import type { Queries } from '#database/database'
import { conditionProblems } from '../domain/check_condition.js'
import { actionsProblems } from '../domain/check_rule.js'
import type { Condition } from '../domain/condition.js'
import { referenceProblems, type References, type RuleReferences } from '../domain/references.js'
import { type Action, inOrder, type Rule } from '../domain/rule.js'
import type { RuleTest } from '../domain/rule_tests.js'

export interface StoredRule extends Rule {
  /** Whether a person has it switched on; it is enabled when it also has no problem. */
  switchedOn: boolean
  /** Why a rule that was valid once no longer is, such as a category that was deleted. */
  problem: string | null
  tests: readonly RuleTest[]
}

export interface RuleRecord {
  id: number
  name: string
  enabled: number
  stage: Rule['stage']
  position: number
  condition: string
  actions: string
  stop: number
  tests: string
}

/**
 * The household's rules in the order they are tried. What a rule names may have been deleted since it was saved, and the language may
 * have changed: such a rule is switched off and says why, and the others run on.
 */
export async function loadRules(queries: Queries): Promise<StoredRule[]> {
  return readRules(await readRuleRecords(queries), await loadRuleReferences(queries))
}

export function readRuleRecords(queries: Queries): Promise<RuleRecord[]> {
  return queries.all<RuleRecord>(
    'SELECT id, name, enabled, stage, position, condition, actions, stop, tests FROM rules',
  )
}

export function readRules(records: readonly RuleRecord[], references: RuleReferences): StoredRule[] {
  return records.map((record) => readRule(record, references)).sort(inOrder)
}

export async function loadReferences(queries: Queries): Promise<References> {
  const rows = await queries.all<{ id: number; kind: string }>('SELECT id, kind FROM accounts WHERE role IS NULL')
  const idsOf = (...kinds: string[]) => new Set(rows.filter((row) => kinds.includes(row.kind)).map((row) => row.id))
  return { accounts: idsOf('asset', 'liability'), categories: idsOf('income', 'expense') }
}

export async function loadRuleReferences(queries: Queries): Promise<RuleReferences> {
  const idsIn = async (table: 'recurring_payments' | 'plugin_instances') =>
    new Set((await queries.all<{ id: number }>(`SELECT id FROM ${table}`)).map(({ id }) => id))
  return {
    ...(await loadReferences(queries)),
    recurring: await idsIn('recurring_payments'),
    instances: await idsIn('plugin_instances'),
  }
}

function readRule(record: RuleRecord, references: RuleReferences): StoredRule {
  const condition = JSON.parse(record.condition) as Condition
  const actions = JSON.parse(record.actions) as Action[]
  const [problem] = [...conditionProblems(condition), ...actionsProblems(actions)]
  const message = (problem ?? referenceProblems({ condition, actions }, references)[0])?.message ?? null
  return {
    id: record.id,
    name: record.name,
    switchedOn: record.enabled === 1,
    enabled: record.enabled === 1 && message === null,
    stage: record.stage,
    position: record.position,
    condition,
    actions,
    stop: record.stop === 1,
    problem: message,
    tests: JSON.parse(record.tests) as RuleTest[],
  }
}
