import { Turns } from '#core/turns'
import type { Queries } from '#database/database'
import type { CompiledRules, Outcome } from '../domain/compile_rules.js'
import { ruleRow } from '../domain/row.js'
import type { GrowingHistory } from './grow_history.js'
import { FactsReader, type StoredFacts } from './read_facts.js'

const CHUNK = 250

export interface Evaluated {
  transaction: StoredFacts
  outcome: Outcome
}

/**
 * Every transaction of the household with what the rules make of it, newest entry first, in small chunks between other work. Ends early
 * when nobody waits for it any more.
 */
export async function* evaluateHistory(
  queries: Queries,
  rules: CompiledRules,
  abandoned?: AbortSignal,
): AsyncGenerator<Evaluated[]> {
  const reader = await FactsReader.open(queries)
  const turns = new Turns()
  let before = Number.MAX_SAFE_INTEGER
  while (!abandoned?.aborted) {
    const chunk = await reader.below(before, CHUNK)
    if (chunk.length === 0) return
    yield chunk.map((transaction) => ({ transaction, outcome: rules.evaluate(ruleRow(transaction.facts)) }))
    before = chunk[chunk.length - 1].id
    await turns.rest()
  }
}

interface SelectionOptions {
  /** Where it has not been read: what rules look back on is read for each chunk. It then must not change in between. */
  history?: GrowingHistory
  abandoned?: AbortSignal
}

/** The same for the named transactions; what is not there is left out. */
export async function* evaluateSelection(
  queries: Queries,
  rules: CompiledRules,
  ids: readonly number[],
  { history, abandoned }: SelectionOptions = {},
): AsyncGenerator<Evaluated[]> {
  const reader = await FactsReader.open(queries)
  const turns = new Turns()
  for (let from = 0; from < ids.length && !abandoned?.aborted; from += CHUNK) {
    const chunk = await reader.of(ids.slice(from, from + CHUNK))
    await history?.cover(
      queries,
      chunk.map(({ facts }) => ({ date: facts.date })),
    )
    yield chunk.map((transaction) => ({ transaction, outcome: rules.evaluate(ruleRow(transaction.facts)) }))
    await turns.rest()
  }
}
