import type { Queries } from '#database/database'
import { DomainException } from '#core/exceptions'
import { disabledPlugins } from '#plugins/services/plugin_settings'
import type { CategoryChoice, CategoryGuess, TransactionsToCategorize } from '#sdk'
import type { Choice } from '../domain/choice.js'
import { eachColumn } from '../domain/columns.js'
import { confidenceOf, reasonOf } from '../domain/habit.js'
import { LOCAL_CATEGORIZER, type LocalModel } from './ask_local_model.js'
import { listModels, readModelText } from './kept_models.js'
import { offerCategories } from './offer_categories.js'
import { RememberedGuesses } from './remembered_guesses.js'
import { habitKey, readHabits } from './read_habits.js'

/** Rows to choose for: their payees as the ledger knows them, and the same rows as a categoriser sees them. */
export interface RowsToChoose {
  payeeIds: readonly (number | null)[]
  transactions: TransactionsToCategorize
}

/** From this confidence on a habit needs no second opinion. */
const HABIT_DECIDES = 0.8

/**
 * The ladder below the rules: what the household did with the payee before, what its own model says, what is known of the world. The
 * rest is for a person. Where the model cannot be asked, the other rungs hold.
 */
export class ChooseCategories {
  constructor(private readonly model: Pick<LocalModel, 'categorize'>) {}

  /** The same, but what the model has said is not asked again. */
  remembering(): ChooseCategories {
    return new ChooseCategories(new RememberedGuesses(this.model))
  }

  async handle(queries: Queries, { payeeIds, transactions }: RowsToChoose): Promise<(Choice | null)[]> {
    const known = new Set(payeeIds.filter((id) => id !== null))
    const habits = await readHabits(queries, [...known])
    const choices = payeeIds.map((payeeId, row): Choice | null => {
      const isIn = !transactions.amount[row]!.startsWith('-')
      const habit = payeeId === null ? undefined : habits.get(habitKey(payeeId, isIn))
      if (!habit) return null
      const { categoryId } = habit
      return { categoryId, confidence: confidenceOf(habit), reason: reasonOf(habit), by: 'history', modelId: null }
    })
    const open = [...choices.keys()].filter((row) => (choices[row]?.confidence ?? 0) < HABIT_DECIDES)
    if (open.length === 0) return choices
    const guesses = await this.#ask(queries, transactions, open)
    open.forEach((row, at) => {
      const guess = guesses[at]
      if (guess && guess.confidence > (choices[row]?.confidence ?? 0)) choices[row] = guess
    })
    return choices
  }

  async #ask(
    queries: Queries,
    transactions: TransactionsToCategorize,
    rows: readonly number[],
  ): Promise<(Choice | null)[]> {
    if ((await disabledPlugins(queries)).has(LOCAL_CATEGORIZER)) return rows.map(() => null)
    const categories = await offerCategories(queries)
    const served = (await listModels(queries)).filter(({ trafficShare }) => trafficShare > 0)
    const answers = new Array<Choice | null>(rows.length).fill(null)
    for (const { modelId, places } of divided(rows.length, served)) {
      if (places.length === 0) continue
      const some = eachColumn(transactions, (column) => places.map((place) => column[rows[place]!]!))
      const text = modelId === null ? null : await readModelText(queries, modelId)
      const guesses = await this.#guesses(some, categories, text)
      places.forEach((place, at) => (answers[place] = choiceOf(guesses[at] ?? null, modelId)))
    }
    return answers
  }

  /** A model that fails must not stop an import. */
  async #guesses(
    transactions: TransactionsToCategorize,
    categories: CategoryChoice[],
    model: string | null,
  ): Promise<(CategoryGuess | null)[]> {
    try {
      return await this.model.categorize(transactions, categories, model)
    } catch (error) {
      if (error instanceof DomainException) return []
      throw error
    }
  }
}

/** Which rows which version answers, by its share of the traffic; without a version what is known of the world has to do. */
function divided(rows: number, served: readonly { id: number; trafficShare: number }[]) {
  const all = Array.from({ length: rows }, (_, place) => place)
  if (served.length === 0) return [{ modelId: null, places: all }]
  let from = 0
  return served.map(({ id, trafficShare }, at) => {
    const to = at === served.length - 1 ? 100 : from + trafficShare
    const places = all.filter((place) => (place * 37) % 100 >= from && (place * 37) % 100 < to)
    from = to
    return { modelId: id, places }
  })
}

function choiceOf(guess: CategoryGuess | null, modelId: number | null): Choice | null {
  if (!guess) return null
  const by = guess.by === 'known' ? 'knowledge' : 'model'
  return { categoryId: Number(guess.category), confidence: guess.confidence, reason: guess.reason, by, modelId }
}
