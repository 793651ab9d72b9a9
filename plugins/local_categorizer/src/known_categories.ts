import type { CategoryChoice } from '@florin/plugin-sdk'
import type { Concept } from './concept.js'
import { CONCEPTS } from './concepts.js'
import { wordsOf } from './fold.js'

/** A category that a concept can be, and how well it fits, 0 to 1. */
export interface Fit {
  category: number
  fit: number
}

const FIT = { key: 1, nextKey: 0.98, name: 1, nextName: 0.9 }

/**
 * The category of each concept: by the starter category it came from, or by what it is called. The first key or name that a household
 * has decides; of categories that share it the one that says less else.
 */
export function knownCategories(categories: readonly CategoryChoice[]): Map<Concept, Fit> {
  const byKey = new Map(categories.map(({ key }, at) => [key, at]))
  const words = categories.map(({ name }) => new Set(wordsOf(name).telling))
  const fits = new Map<Concept, Fit>()
  for (const concept of CONCEPTS) {
    const fit = byStarter(concept, byKey) ?? byName(concept, words, categories)
    if (fit) fits.set(concept, fit)
  }
  return fits
}

function byStarter({ keys }: Concept, byKey: ReadonlyMap<string, number>): Fit | undefined {
  for (const [place, key] of keys.entries()) {
    const category = byKey.get(key)
    if (category !== undefined) return { category, fit: place === 0 ? FIT.key : FIT.nextKey }
  }
  return undefined
}

function byName(
  { names, direction }: Concept,
  words: Set<string>[],
  categories: readonly CategoryChoice[],
): Fit | undefined {
  const wrong = direction === 'in' ? 'expense' : direction === 'out' ? 'income' : undefined
  for (const [place, name] of names.entries()) {
    let best: { category: number; others: number } | undefined
    for (const [category, own] of words.entries()) {
      if (!own.has(name) || (categories[category]!.kind === wrong && direction === 'in')) continue
      if (!best || own.size < best.others) best = { category, others: own.size }
    }
    if (best) return { category: best.category, fit: place < 3 ? FIT.name : FIT.nextName }
  }
  return undefined
}
