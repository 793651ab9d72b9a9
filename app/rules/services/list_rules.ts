import type { Queries } from '#database/database'
import { specificityOf } from '../domain/specificity.js'
import type { RuleJson } from '../validators/rule.js'
import { loadRules, type StoredRule } from './load_rules.js'

interface Use {
  rule_id: number
  transaction_count: number
  last_used_at: string | null
}

/** The rules in the order they are tried, with how much of the ledger each of them has set. */
export async function listRules(queries: Queries): Promise<RuleJson[]> {
  const rules = await loadRules(queries)
  const uses = await queries.all<Use>('SELECT rule_id, transaction_count, last_used_at FROM rule_uses')
  const useOf = new Map(uses.map((use) => [use.rule_id, use]))
  return rules.map((rule) => present(rule, useOf.get(rule.id)))
}

export async function readRule(queries: Queries, id: number): Promise<RuleJson | undefined> {
  const rules = await listRules(queries)
  return rules.find((rule) => rule.id === id)
}

function present(rule: StoredRule, use: Use | undefined): RuleJson {
  return {
    id: rule.id,
    name: rule.name,
    enabled: rule.switchedOn,
    stage: rule.stage,
    position: rule.position,
    condition: rule.condition,
    actions: [...rule.actions],
    stop: rule.stop,
    problem: rule.problem,
    specificity: rule.problem === null ? specificityOf(rule.condition) : 0,
    tests: [...rule.tests],
    change_count: use?.transaction_count ?? 0,
    last_matched_at: use?.last_used_at ?? null,
  }
}
