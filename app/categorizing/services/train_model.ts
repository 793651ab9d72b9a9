import type { Clock } from '#core/clock'
import { DomainException } from '#core/exceptions'
import type { Database } from '#database/database'
import type { CategoryChoice, TransactionsToCategorize } from '#sdk'
import { baselineOf } from '../domain/drift.js'
import { measure } from '../domain/measures.js'
import { FEATURE_GROUPS, type FeatureGroup, type TrainingMetrics } from '../domain/training_metrics.js'
import { ModelUnavailableException, TooFewLabelsException } from '../exceptions.js'
import type { LocalModel } from './ask_local_model.js'
import { readCategorizingSettings } from './categorizing_settings.js'
import { deployModel } from './deploy_model.js'
import { forgetOpenGuesses } from './keep_guesses.js'
import { keepModel, listModels } from './kept_models.js'
import { offerCategories } from './offer_categories.js'
import { columnsOf, type LabelledRow, readLabelledRows } from './read_rows.js'

export const ROWS_NEEDED = 30
const ROWS_MAX = 100_000
/** The latest fifth is what a version is judged by, as far as that is many enough. */
const HELD_OUT = 0.2
const HELD_OUT_MAX = 2_000
/** So much worse than the version in use, and a new one waits for a person. */
const WORSE = 0.05

interface Lessons {
  rows: LabelledRow[]
  categories: CategoryChoice[]
  threshold: number
}

/**
 * Learns a new version from all that the household decided. It is judged by what it would have said about the latest transactions, and
 * answers questions from then on unless it is clearly worse than the one before.
 */
export class TrainModel {
  constructor(private readonly parts: { database: Database; clock: Clock; model: LocalModel }) {}

  async handle(householdId: number, signal?: AbortSignal): Promise<{ modelId: number; rows: number }> {
    const { database, clock, model } = this.parts
    const lessons = await database.read(householdId, async (queries) => ({
      rows: await readLabelledRows(queries, { limit: ROWS_MAX }),
      categories: await offerCategories(queries),
      threshold: (await readCategorizingSettings(queries)).threshold / 100,
    }))
    const { rows, categories } = lessons
    const kinds = new Set(rows.map(({ category_id: id }) => id)).size
    if (rows.length < ROWS_NEEDED || kinds < 2) throw new TooFewLabelsException(rows.length, ROWS_NEEDED)
    const metrics = await orUnavailable(() => this.#judge(lessons, signal))
    const text = await orUnavailable(() => this.#learn(rows, categories, signal))
    const kept = {
      pluginVersion: model.version!,
      rows: rows.length,
      fromOn: rows[0]!.occurred_on,
      toOn: rows.at(-1)!.occurred_on,
      metrics,
      baseline: baselineOf(rows),
      text,
    }
    const modelId = await database.write(householdId, async (writes) => {
      const before = (await listModels(writes)).find(({ state }) => state === 'deployed')
      const id = await keepModel(writes, kept, clock.now())
      const isWorse = (before?.metrics?.accuracy ?? 0) - WORSE > metrics.accuracy
      if (!isWorse) await deployModel(writes, id, 100, clock.now())
      await forgetOpenGuesses(writes)
      return id
    })
    return { modelId, rows: rows.length }
  }

  #learn(rows: readonly LabelledRow[], categories: CategoryChoice[], signal?: AbortSignal): Promise<string> {
    const category = rows.map(({ category_id: id }) => String(id))
    return this.parts.model.learn({ transactions: columnsOf(rows), category, categories, model: null }, { signal })
  }

  async #judge({ rows, categories, threshold }: Lessons, signal?: AbortSignal): Promise<TrainingMetrics> {
    const held = Math.min(HELD_OUT_MAX, Math.max(1, Math.floor(rows.length * HELD_OUT)))
    const [early, late] = [rows.slice(0, -held), rows.slice(-held)]
    const text = await this.#learn(early, categories, signal)
    const asked = columnsOf(late)
    const judge = async (transactions: TransactionsToCategorize) => {
      const guesses = await this.parts.model.categorize(transactions, categories, text, { signal })
      const judged = guesses.map((guess, at) => ({
        truth: String(late[at]!.category_id),
        guess: guess?.category ?? null,
        confidence: guess?.confidence ?? 0,
      }))
      return measure(judged, threshold)
    }
    const measures = await judge(asked)
    const importance = {} as Record<FeatureGroup, number>
    for (const group of FEATURE_GROUPS)
      importance[group] = measures.accuracy - (await judge(without(asked, group))).accuracy
    return { ...measures, since: late[0]!.occurred_on, importance }
  }
}

/** The same rows with one group of features saying the same for all of them. */
function without(transactions: TransactionsToCategorize, group: FeatureGroup): TransactionsToCategorize {
  const rows = transactions.date.length
  const same = (text: string) => new Array<string>(rows).fill(text)
  if (group === 'text') return { ...transactions, payee: same(''), description: same('') }
  if (group === 'amount')
    return { ...transactions, amount: transactions.amount.map((text) => (text.startsWith('-') ? '-1' : '1')) }
  if (group === 'account') return { ...transactions, account: same('') }
  return { ...transactions, date: same('2000-01-15') }
}

async function orUnavailable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DomainException) throw new ModelUnavailableException(error.message)
    throw error
  }
}
