import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { type CompiledRules, compileRules } from '../domain/compile_rules.js'
import { loadRuleReferences, readRuleRecords, readRules } from './load_rules.js'
import { readRuleSurroundings } from './read_surroundings.js'

const HOUSEHOLDS_KEPT = 20

const kept = new Map<number | null, { made: string; rules: CompiledRules }>()

/**
 * The household's rules, ready to be evaluated. Checking and compiling them takes longer than importing a few rows, so they are kept
 * until something they are made of has changed.
 */
export async function loadCompiledRules(queries: Queries, today: PlainDate): Promise<CompiledRules> {
  const records = await readRuleRecords(queries)
  const references = await loadRuleReferences(queries)
  const made = JSON.stringify([today, records, ...Object.values(references).map((ids) => [...ids])])
  const known = kept.get(queries.householdId)
  if (known?.made === made) return known.rules
  const read = readRules(records, references)
  const rules = compileRules(
    read,
    await readRuleSurroundings(
      queries,
      today,
      read.filter(({ enabled }) => enabled),
    ),
  )
  // What looks back on the ledger is of no use any more once the ledger has gone on.
  if (rules.looksBack) return rules
  kept.delete(queries.householdId)
  if (kept.size >= HOUSEHOLDS_KEPT) kept.delete(kept.keys().next().value!)
  kept.set(queries.householdId, { made, rules })
  return rules
}
