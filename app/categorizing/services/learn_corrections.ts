import type { Announcement } from '#changes/domain/consumer'
import type { Clock } from '#core/clock'
import { DomainException } from '#core/exceptions'
import type { Database, Writes } from '#database/database'
import { enqueueUnlessWaiting } from '#jobs/services/enqueue_job'
import { forgetGuesses, forgetOpenGuesses } from './keep_guesses.js'
import type { LocalModel } from './ask_local_model.js'
import { listModels, type ModelVersion, readModelText } from './kept_models.js'
import { offerCategories } from './offer_categories.js'
import { columnsOf, type LabelledRow, readLabelledRows } from './read_rows.js'
import { ROWS_NEEDED } from './train_model.js'

export const TRAINING_JOB = 'categorizing.train'
/** More than these at once are learned by a training instead. */
const AT_ONCE = 300
/** So much of what a version knows may be corrected before a new one is learned. */
const CORRECTED = 0.2
const CORRECTED_LEAST = 100

interface Lessons {
  rows: LabelledRow[]
  model: ModelVersion | undefined
  text: string
}

export interface LearnParts {
  database: Database
  clock: Clock
  model: Pick<LocalModel, 'learn'>
  /** See read_decided.ts. Most changes decide nothing, and finding that out takes reading all of them. */
  readDecided(told: { householdId: number; announcements: readonly Announcement[] }): Promise<number[]>
}

/**
 * What a person just decided is known a moment later: the version in use goes on from what it knows. Where there is none yet, or too
 * much has changed, a training is asked for.
 */
export class LearnCorrections {
  constructor(private readonly parts: LearnParts) {}

  async handle(householdId: number, announcements: readonly Announcement[]): Promise<void> {
    const { database, clock, readDecided } = this.parts
    const decided = await readDecided({ householdId, announcements })
    if (decided.length === 0) return
    const lessons = await database.read(householdId, async (queries): Promise<Lessons> => {
      const rows = await readLabelledRows(queries, { limit: AT_ONCE + 1, ids: decided.slice(0, AT_ONCE + 1) })
      const model = (await listModels(queries)).find(({ state }) => state === 'deployed')
      return { rows, model, text: model ? await readModelText(queries, model.id) : '' }
    })
    if (lessons.rows.length === 0) return
    const { model, rows } = lessons
    const isFew = rows.length <= AT_ONCE
    const learned = model && isFew ? await this.#goOn(householdId, lessons) : null
    await database.write(householdId, async (writes) => {
      await forgetGuesses(writes, decided)
      await forgetOpenGuesses(writes)
      if (learned !== null && model)
        await writes.run('UPDATE categorizer_models SET model = ?, corrections = corrections + ? WHERE id = ?', [
          learned,
          rows.length,
          model.id,
        ])
      // A training learns from all there is, so one that waits is enough for whatever else is decided meanwhile.
      if (await isTrainingDue(writes, model, rows.length))
        await enqueueUnlessWaiting(writes, { name: TRAINING_JOB }, clock.now())
    })
  }

  /** Where the model cannot be asked, the next training makes up for it. */
  async #goOn(householdId: number, { rows, text }: Lessons): Promise<string | null> {
    const categories = await this.parts.database.read(householdId, offerCategories)
    const category = rows.map(({ category_id: id }) => String(id))
    try {
      return await this.parts.model.learn({ transactions: columnsOf(rows), category, categories, model: text })
    } catch (error) {
      if (error instanceof DomainException) return null
      throw error
    }
  }
}

async function isTrainingDue(writes: Writes, model: ModelVersion | undefined, learned: number): Promise<boolean> {
  if (model) {
    const corrections = model.corrections + learned
    return learned > AT_ONCE || corrections > Math.max(CORRECTED_LEAST, model.rows * CORRECTED)
  }
  const known = await readLabelledRows(writes, { limit: ROWS_NEEDED })
  return known.length >= ROWS_NEEDED
}
