import type { CategoryChoice, CategoryGuess, TransactionsToCategorize } from '#sdk'
import { eachColumn } from '../domain/columns.js'
import type { LocalModel } from './ask_local_model.js'

type Model = Pick<LocalModel, 'categorize'>
type Guesses = Map<string, CategoryGuess | null>

/** A model that is not asked again what it has said already, of the same categories by the same version. */
export class RememberedGuesses implements Model {
  /** By version and categories, then by what a row says. */
  readonly #said = new Map<string | null, Map<string, Guesses>>()

  constructor(private readonly model: Model) {}

  async categorize(
    transactions: TransactionsToCategorize,
    categories: CategoryChoice[],
    version: string | null,
  ): Promise<(CategoryGuess | null)[]> {
    const said = this.#of(version, JSON.stringify(categories))
    const keys = keysOf(transactions)
    const open = [...keys.keys()].filter((row) => !said.has(keys[row]!))
    if (open.length > 0) {
      const some = eachColumn(transactions, (column) => open.map((row) => column[row]!))
      const guesses = await this.model.categorize(some, categories, version)
      open.forEach((row, at) => said.set(keys[row]!, guesses[at] ?? null))
    }
    return keys.map((key) => said.get(key)!)
  }

  #of(version: string | null, categories: string): Guesses {
    let byCategories = this.#said.get(version)
    if (!byCategories) this.#said.set(version, (byCategories = new Map()))
    let guesses = byCategories.get(categories)
    if (!guesses) byCategories.set(categories, (guesses = new Map()))
    return guesses
  }
}

function keysOf(transactions: TransactionsToCategorize): string[] {
  const columns: string[][] = []
  eachColumn(transactions, (column) => {
    columns.push(column)
    return column
  })
  return transactions.date.map((_, row) => JSON.stringify(columns.map((column) => column[row])))
}
