import type { Clock } from '#core/clock'
import type { Database, Queries } from '#database/database'
import { idList } from '#database/id_list'
import type { Choice } from '../domain/choice.js'
import { storedConfidence } from '../domain/choice.js'
import { readCategorizingSettings } from './categorizing_settings.js'
import type { CategorizeTransactions } from './categorize_transactions.js'
import { keepGuesses, type KeptGuess } from './keep_guesses.js'

/** Language models take seconds a transaction. */
const AT_ONCE = 20

interface OpenRow {
  id: number
  confidence: number | null
}

/**
 * Asks a categoriser that somebody set up, such as a language model, about what all others left open, each transaction once. What it says
 * is a proposal for the review and never chosen without a person.
 */
export class AskCategorizer {
  constructor(
    private readonly parts: {
      database: Database
      clock: Clock
      categorizeTransactions: Pick<CategorizeTransactions, 'handle'>
    },
  ) {}

  async handle(
    householdId: number,
    instanceId: number,
    signal?: AbortSignal,
  ): Promise<{ asked: number; answered: number }> {
    const { database, clock, categorizeTransactions } = this.parts
    const open = await database.read(householdId, findOpen)
    signal?.throwIfAborted()
    if (open.length === 0) return { asked: 0, answered: 0 }
    const ids = open.map(({ id }) => id)
    const guesses = await categorizeTransactions.handle(householdId, instanceId, ids)
    const known = new Map(open.map(({ id, confidence }) => [id, confidence]))
    const better = guesses
      .filter(({ transactionId, confidence }) => storedConfidence(confidence) > (known.get(transactionId) ?? 0))
      .map(({ transactionId, ...guess }): KeptGuess => {
        const choice: Choice = { ...guess, by: 'advisor', modelId: null }
        return { transactionId, choice, isApplied: false }
      })
    const silent = ids
      .filter((id) => known.get(id) === null && !better.some(({ transactionId }) => transactionId === id))
      .map((transactionId): KeptGuess => ({ transactionId, choice: null, isApplied: false }))
    await database.write(householdId, async (writes) => {
      await keepGuesses(writes, [...better, ...silent], clock.now())
      const { placeholders, values } = idList(ids)
      const own = `SELECT id FROM category_guesses WHERE transaction_id IN (${placeholders})`
      await writes.run(`UPDATE category_guesses SET asked_at = ? WHERE id IN (${own})`, [clock.now(), ...values])
    })
    return { asked: ids.length, answered: better.length }
  }
}

/** What has no category and no proposal that is sure enough, and was never asked about; the newest first. */
async function findOpen(queries: Queries): Promise<OpenRow[]> {
  const { threshold } = await readCategorizingSettings(queries)
  return queries.all<OpenRow>(
    `SELECT t.id, g.confidence FROM postings p JOIN accounts a ON a.id = p.account_id
     JOIN transactions t ON t.id = p.transaction_id LEFT JOIN category_guesses g ON g.transaction_id = t.id
     WHERE a.role IN ('uncategorised_income', 'uncategorised_expense') AND p.position = 1 AND t.status <> 'void'
       AND g.asked_at IS NULL AND COALESCE(g.confidence, 0) < ?
     ORDER BY t.occurred_on DESC, t.id DESC LIMIT ${AT_ONCE}`,
    [threshold * 100],
  )
}
