import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { type CompiledRules, compileRules } from '../domain/compile_rules.js'
import { loadRuleReferences, readRuleRecords, readRules } from './load_rules.js'
import type { GrowingHistory } from './grow_history.js'
import { readRuleSurroundings } from './read_surroundings.js'

const HOUSEHOLDS_KEPT = 20

/** Rules that are ready to be evaluated for rows that are not stored yet. */
export interface ReadyRules {
  rules: CompiledRules
  /** Where rules look back: has to cover the days of the rows before they are evaluated. */
  history?: GrowingHistory
}

const kept = new Map<number | null, { made: string; rules: CompiledRules }>()

/**
 * The household's rules, ready to be evaluated. Checking and compiling them takes longer than importing a few rows, so they are kept
 * until something they are made of has changed.
 */
export async function loadCompiledRules(queries: Queries, today: PlainDate): Promise<ReadyRules> {
  const records = await readRuleRecords(queries)
  const references = await loadRuleReferences(queries)
  const made = JSON.stringify([today, records, ...Object.values(references).map((ids) => [...ids])])
  const known = kept.get(queries.householdId)
  if (known?.made === made) return { rules: known.rules }
  const read = readRules(records, references)
  const enabled = read.filter((rule) => rule.enabled)
  const surroundings = await readRuleSurroundings(queries, today, enabled, [])
  const rules = compileRules(enabled, surroundings)
  // What looks back on the ledger is of no use any more once the ledger has gone on.
  if (rules.looksBack) return { rules, history: surroundings.history }
  kept.delete(queries.householdId)
  if (kept.size >= HOUSEHOLDS_KEPT) kept.delete(kept.keys().next().value!)
  kept.set(queries.householdId, { made, rules })
  return { rules }
}
