import type { Queries, Writes } from '#database/database'
import { idList } from '#database/id_list'
import { type Choice, storedConfidence } from '../domain/choice.js'

export interface KeptGuess {
  transactionId: number
  /** Null where nothing could be guessed, so that it is not tried again and again. */
  choice: Choice | null
  isApplied: boolean
}

const COLUMNS = [
  'transaction_id',
  'category_id',
  'confidence',
  'by_whom',
  'reason',
  'model_id',
  'applied',
  'guessed_at',
]
const IDS_AT_ONCE = 500

/** Keeps what was guessed with its confidence and reason; a later guess of the same transaction takes the place of the earlier one. */
export async function keepGuesses(writes: Writes, guesses: readonly KeptGuess[], now: string): Promise<void> {
  if (guesses.length === 0) return
  await forgetGuesses(
    writes,
    guesses.map(({ transactionId }) => transactionId),
  )
  const rows = guesses.map(({ transactionId, choice, isApplied }) => [
    transactionId,
    choice?.categoryId ?? null,
    storedConfidence(choice?.confidence ?? 0),
    choice?.by ?? 'nobody',
    choice?.reason ?? '',
    choice?.modelId ?? null,
    isApplied ? 1 : 0,
    now,
  ])
  await writes.insertRows('category_guesses', COLUMNS, rows)
}

export async function forgetGuesses(writes: Writes, transactionIds: readonly number[]): Promise<void> {
  for (let from = 0; from < transactionIds.length; from += IDS_AT_ONCE) {
    const { placeholders, values } = idList(transactionIds.slice(from, from + IDS_AT_ONCE))
    const own = `SELECT id FROM category_guesses WHERE transaction_id IN (${placeholders})`
    await writes.run(`DELETE FROM category_guesses WHERE id IN (${own})`, values)
  }
}

/** After something was learned, what was not decided is guessed again when somebody looks. */
export async function forgetOpenGuesses(writes: Writes): Promise<void> {
  await writes.run('DELETE FROM category_guesses WHERE id IN (SELECT id FROM category_guesses WHERE applied = 0)')
}

export interface StoredGuess {
  transaction_id: number
  category_id: number | null
  confidence: number
  by_whom: Choice['by'] | 'nobody'
  reason: string
  model_id: number | null
}

export function readGuesses(queries: Queries, transactionIds: readonly number[]): Promise<StoredGuess[]> {
  if (transactionIds.length === 0) return Promise.resolve([])
  const { placeholders, values } = idList(transactionIds)
  return queries.all<StoredGuess>(
    `SELECT transaction_id, category_id, confidence, by_whom, reason, model_id FROM category_guesses
     WHERE transaction_id IN (${placeholders})`,
    values,
  )
}
