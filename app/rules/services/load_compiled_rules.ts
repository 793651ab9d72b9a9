import type { Queries } from '#database/database'
import { type CompiledRules, compileRules } from '../domain/compile_rules.js'
import { loadReferences, readRuleRecords, readRules } from './load_rules.js'

const HOUSEHOLDS_KEPT = 20

const kept = new Map<number | null, { made: string; rules: CompiledRules }>()

/**
 * The household's rules, ready to be evaluated. Checking and compiling them takes longer than importing a few rows, so they are kept
 * until something they are made of has changed.
 */
export async function loadCompiledRules(queries: Queries): Promise<CompiledRules> {
  const records = await readRuleRecords(queries)
  const references = await loadReferences(queries)
  const made = JSON.stringify([records, [...references.accounts], [...references.categories]])
  const known = kept.get(queries.householdId)
  if (known?.made === made) return known.rules
  const rules = compileRules(readRules(records, references))
  kept.delete(queries.householdId)
  if (kept.size >= HOUSEHOLDS_KEPT) kept.delete(kept.keys().next().value!)
  kept.set(queries.householdId, { made, rules })
  return rules
}
