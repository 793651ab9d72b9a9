import type { CategorizeRequest, CategoryChoice, CategoryGuess } from '@florin/plugin-sdk'
import { bucketOf } from './hashing.js'
import { score, softmax } from './linear.js'
import { forCategories, type LearnedModel, readModel } from './model_text.js'
import { type ReadText, RowReader } from './row_reader.js'
import { wordHash } from './text_features.js'

/** Names are nearly always what they are listed as, pieces of words mostly. */
const SURE = { least: 0.5, by: 0.47 }
/** Money that goes the other way may be anything. */
const OTHER_DIRECTION = 0.5
const SIZE_WITHOUT_MODEL = 1 << 10

export function categorize({ transactions, categories, model }: CategorizeRequest): {
  guesses: (CategoryGuess | null)[]
} {
  const rows = [...transactions.date.keys()]
  if (categories.length === 0) return { guesses: rows.map(() => null) }
  if (model === null) {
    const reader = new RowReader(SIZE_WITHOUT_MODEL, categories)
    return {
      guesses: rows.map((row) => {
        const isIn = !transactions.amount[row]!.startsWith('-')
        return guessByKnowledge(reader, reader.text(transactions, row), isIn, categories)
      }),
    }
  }
  const ids = categories.map(({ id }) => id)
  const learned = forCategories(readModel(model), ids)
  const reader = new RowReader(learned.linear.size, categories)
  const scores = new Float64Array(categories.length)
  return {
    guesses: rows.map((row) => {
      const text = reader.text(transactions, row)
      const isSeen = isKnownText(learned, text)
      score(learned.linear, reader.read(transactions, row), scores)
      softmax(scores, isSeen ? learned.temperatures.seen : learned.temperatures.unseen)
      return explain(learned, reader, text, isSeen, scores, categories)
    }),
  }
}

/** Day one: what the names and words in the text stand for. */
function guessByKnowledge(
  reader: RowReader,
  text: ReadText,
  isIn: boolean,
  categories: readonly CategoryChoice[],
): CategoryGuess | null {
  for (const found of text.found) {
    const fit = reader.fitOf(found)
    if (!fit) continue
    const { direction, is } = found.concept
    if (direction === 'in' && !isIn) continue
    const isUsual = direction === 'either' || (direction === 'in') === isIn
    const confidence = (SURE.least + SURE.by * found.strength) * fit.fit * (isUsual ? 1 : OTHER_DIRECTION)
    const reason = `"${found.name}" is ${is}.`
    return { category: categories[fit.category]!.id, confidence: rounded(confidence), reason, by: 'known' }
  }
  return null
}

function isKnownText({ linear: { weights, classes } }: LearnedModel, { whole }: ReadText): boolean {
  for (let k = 0; k < classes; k++) if (weights[whole * classes + k] !== 0) return true
  return false
}

function explain(
  { linear }: LearnedModel,
  reader: RowReader,
  text: ReadText,
  isSeen: boolean,
  shares: Float64Array,
  categories: readonly CategoryChoice[],
): CategoryGuess {
  let best = 0
  for (let k = 1; k < shares.length; k++) if (shares[k]! > shares[best]!) best = k
  const { id, name } = categories[best]!
  const confidence = rounded(shares[best]!)
  const known = text.found.find((found) => reader.fitOf(found)?.category === best)
  if (known && !isSeen)
    return { category: id, confidence, reason: `"${known.name}" is ${known.concept.is}.`.slice(0, 300), by: 'known' }
  const words = tellingWords(linear, text, best)
  const reason =
    words.length > 0
      ? `What you chose for ${words.map((word) => `"${word}"`).join(' and ')} speaks for ${name}.`
      : `Amount, account and day are like those of ${name}.`
  return { category: id, confidence, reason: reason.slice(0, 300), by: 'learned' }
}

/** The words that speak most for a class, at most two. */
function tellingWords(
  { weights, classes, size }: LearnedModel['linear'],
  { telling }: ReadText,
  best: number,
): string[] {
  const weighed = [...new Set(telling)].map((word) => {
    const base = bucketOf(wordHash(word), size) * classes
    let all = 0
    for (let k = 0; k < classes; k++) all += weights[base + k]!
    return { word: word.slice(0, 60), weight: weights[base + best]! - all / classes }
  })
  return weighed
    .filter(({ weight }) => weight > 0.02)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, 2)
    .map(({ word }) => word)
}

const rounded = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * 1e4) / 1e4
