import { DomainException } from '#core/exceptions'
import type { Database } from '#database/database'
import { type FieldDifference, listDifferences, type Names } from '../domain/differences.js'
import { factsAfter, inBatches, outcomeOfFilled } from '../domain/plugin_calls.js'
import { askAbout, type PluginDesk } from './ask_about.js'
import type { Evaluated } from './evaluate_history.js'

export interface Answers {
  /** What plugins would set besides, for each of the sample. */
  changes: FieldDifference[][]
  /** What kept a plugin from answering. */
  problem: string | null
}

/** Asks plugins about the sample of a preview, after what rules make of it; nothing is written. */
export async function previewAnswers(
  { desk, database, names }: { desk: PluginDesk; database: Database; names: Names },
  householdId: number,
  sample: readonly Evaluated[],
  signal?: AbortSignal,
): Promise<Answers> {
  const answers: Answers = { changes: sample.map(() => []), problem: null }
  // Here the place in the sample stands for the transaction.
  const calls = sample.flatMap(({ outcome }, place) => outcome.calls.map((call) => ({ ...call, transactionId: place })))
  for (const { call, setter, ids: places } of inBatches(calls, Math.max(1, sample.length))) {
    const facts = places.map((place) => factsAfter(sample[place].transaction.facts, sample[place].outcome.changes))
    try {
      const fields = await askAbout(desk, database, householdId, { call, facts, signal })
      for (const [at, place] of places.entries())
        answers.changes[place].push(
          ...listDifferences(facts[at], outcomeOfFilled(facts[at], fields[at]!, setter), names),
        )
    } catch (error) {
      if (!(error instanceof DomainException)) throw error
      answers.problem = error.message
    }
  }
  return answers
}
