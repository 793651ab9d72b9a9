import type { Clock } from '#core/clock'
import type { Page } from '#core/pagination'
import type { Database, Queries } from '#database/database'
import { idList } from '#database/id_list'
import { countTransactions } from '#ledger/services/find_transactions'
import { listTransactions } from '#ledger/services/list_transactions'
import { shownConfidence } from '../domain/choice.js'
import type { ReviewRowJson } from '../validators/review.js'
import type { ChooseCategories } from './choose_categories.js'
import { keepGuesses, readGuesses, type StoredGuess } from './keep_guesses.js'
import { columnsOf, readRows } from './read_rows.js'

export interface ReviewPage extends Page<ReviewRowJson> {
  total: { count: number }
}

/** As many may be decided together. */
const SIMILAR_MAX = 200

/** What has no category yet, newest first, each with the most likely one. What was never guessed is guessed now and kept. */
export class ListReview {
  constructor(
    private readonly parts: { database: Database; clock: Clock; chooser: Pick<ChooseCategories, 'handle'> },
  ) {}

  async handle(householdId: number, page: { cursor?: string; limit?: number }): Promise<ReviewPage> {
    const { database } = this.parts
    const { data, next_cursor } = await database.read(householdId, (queries) =>
      listTransactions(queries, { ...page, uncategorised: true }),
    )
    const ids = data.map(({ id }) => id)
    await this.#guessMissing(householdId, ids)
    return database.read(householdId, async (queries) => {
      const guesses = new Map((await readGuesses(queries, ids)).map((guess) => [guess.transaction_id, guess]))
      const names = await categoryNames(queries)
      const similar = await similarTo(queries, ids)
      return {
        data: data.map((transaction) => ({
          transaction,
          guess: presentGuess(guesses.get(transaction.id), names),
          similar: (similar.get(transaction.id) ?? []).filter((id) => id !== transaction.id),
        })),
        next_cursor,
        total: { count: await countTransactions(queries, { uncategorised: true }) },
      }
    })
  }

  async #guessMissing(householdId: number, ids: readonly number[]): Promise<void> {
    const { database, clock, chooser } = this.parts
    if (ids.length === 0) return
    const found = await database.read(householdId, async (queries) => {
      const known = new Set((await readGuesses(queries, ids)).map(({ transaction_id: id }) => id))
      const missing = ids.filter((id) => !known.has(id))
      if (missing.length === 0) return []
      const rows = await readRows(queries, missing)
      const choices = await chooser.handle(queries, {
        payeeIds: rows.map(({ payee_id: payeeId }) => payeeId),
        transactions: columnsOf(rows),
      })
      return rows.map(({ id }, at) => ({ transactionId: id, choice: choices[at] ?? null, isApplied: false }))
    })
    if (found.length > 0) await database.write(householdId, (writes) => keepGuesses(writes, found, clock.now()))
  }
}

function presentGuess(guess: StoredGuess | undefined, names: ReadonlyMap<number, string>): ReviewRowJson['guess'] {
  if (!guess || guess.category_id === null || guess.by_whom === 'nobody') return null
  const name = names.get(guess.category_id)
  if (name === undefined) return null
  return {
    category: { id: guess.category_id, name },
    confidence: shownConfidence(guess.confidence),
    by: guess.by_whom,
    reason: guess.reason,
  }
}

async function categoryNames(queries: Queries): Promise<Map<number, string>> {
  const rows = await queries.all<{ id: number; name: string }>(
    `SELECT id, name FROM accounts WHERE kind IN ('income', 'expense') AND role IS NULL AND archived_at IS NULL`,
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Others of the same payee and direction that have no category either, by transaction. */
async function similarTo(queries: Queries, ids: readonly number[]): Promise<Map<number, number[]>> {
  if (ids.length === 0) return new Map()
  const { placeholders, values } = idList(ids)
  const rows = await queries.all<{ id: number; payee_id: number; account_id: number }>(
    `SELECT t.id, t.payee_id, p.account_id FROM postings p JOIN accounts a ON a.id = p.account_id
     JOIN transactions t ON t.id = p.transaction_id
     WHERE a.role IN ('uncategorised_income', 'uncategorised_expense')
       AND t.payee_id IN (SELECT l.payee_id FROM transactions l WHERE l.id IN (${placeholders}))
     ORDER BY t.id DESC`,
    values,
  )
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    const key = `${row.payee_id} ${row.account_id}`
    const group = groups.get(key) ?? []
    if (group.length < SIMILAR_MAX) group.push(row.id)
    groups.set(key, group)
  }
  const wanted = new Set(ids)
  return new Map([...groups.values()].flatMap((group) => group.filter((id) => wanted.has(id)).map((id) => [id, group])))
}
