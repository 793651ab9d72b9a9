import { NotFoundException } from '#core/exceptions'
import type { Queries } from '#database/database'
import { BLUEPRINT_SCHEMA, type BlueprintRule, namedBy, type RuleBlueprint } from '../domain/rule_blueprint.js'
import { loadRules, type StoredRule } from './load_rules.js'
import { ReferenceNames } from './reference_names.js'

/** Rules as a file for another household, in the order in which they run. Those that name what is gone are left out. */
export async function exportRules(queries: Queries, ids?: readonly number[]): Promise<RuleBlueprint> {
  const all = await loadRules(queries)
  const wanted = ids ? all.filter(({ id }) => ids.includes(id)) : all
  if (ids && wanted.length < new Set(ids).size) throw new NotFoundException('rule')
  const rules = wanted.filter(({ problem }) => problem === null).map(contentOf)
  const names = await ReferenceNames.read(queries)
  const references = namedBy(rules).map(({ kind, id }) => names.find(kind, id) ?? { kind, id, name: '' })
  return { schema: BLUEPRINT_SCHEMA, references, rules }
}

export function contentOf({ name, stage, condition, actions, stop, tests }: StoredRule): BlueprintRule {
  return { name, stage, condition, actions: [...actions], stop, tests: [...tests] }
}
