import type { CategoryChoice, TransactionsToCategorize } from '@florin/plugin-sdk'
import { type Words, wordsOf } from './fold.js'
import { conceptsIn, type Found } from './knowledge.js'
import { knownCategories } from './known_categories.js'
import type { Row } from './linear.js'
import { RowFeatures } from './row_features.js'
import { type Sparse, SparseWriter } from './sparse.js'
import { wholeHash, writeTextFeatures } from './text_features.js'
import { bucketOf } from './hashing.js'

export interface ReadText extends Words {
  features: Sparse
  found: Found[]
  /** The bucket of the text as a whole. */
  whole: number
}

/** How much what is known of the world counts before anything was learned, in logits. */
export const PRIOR = 4

/** Turns transactions into rows of features; the same text is read once. */
export class RowReader {
  readonly #texts = new Map<string, ReadText>()
  readonly #writer: SparseWriter
  readonly #priors = new Map<ReadText, Float32Array | null>()
  readonly #fits
  readonly #rowFeatures: RowFeatures

  constructor(
    private readonly size: number,
    private readonly categories: readonly CategoryChoice[],
  ) {
    this.#writer = new SparseWriter(size)
    this.#rowFeatures = new RowFeatures(this.#writer)
    this.#fits = knownCategories(categories)
  }

  read(transactions: TransactionsToCategorize, row: number): Row {
    const text = this.text(transactions, row)
    this.#rowFeatures.write(transactions, row, text.telling[0] ?? '')
    return { parts: [text.features, this.#writer.take()], prior: this.prior(text) }
  }

  text({ payee, description, memo }: TransactionsToCategorize, row: number): ReadText {
    const [name, said, more] = [payee[row]!, description[row]!, memo?.[row] ?? '']
    const rest = name !== '' && said.includes(name) ? said.replace(name, ' ') : said
    const entire = `${name} ${rest} ${more}`
    const known = this.#texts.get(entire)
    if (known) return known
    const words = wordsOf(entire)
    const found = conceptsIn(words.telling)
    writeTextFeatures(this.#writer, words, found)
    const whole = bucketOf(wholeHash(words), this.size)
    const read = { ...words, found, whole, features: this.#writer.take() }
    this.#texts.set(entire, read)
    return read
  }

  /** What a text stands for, as a head start for the categories it can be. */
  prior(text: ReadText): Float32Array | null {
    const known = this.#priors.get(text)
    if (known !== undefined) return known
    let prior: Float32Array | null = null
    for (const { concept, strength } of text.found) {
      const fit = this.#fits.get(concept)
      if (!fit) continue
      prior ??= new Float32Array(this.categories.length)
      prior[fit.category] = Math.max(prior[fit.category]!, PRIOR * strength * fit.fit)
    }
    this.#priors.set(text, prior)
    return prior
  }

  fitOf(found: Found) {
    return this.#fits.get(found.concept)
  }
}
