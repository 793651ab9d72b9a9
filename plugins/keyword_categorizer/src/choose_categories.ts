import type { CategoryChoice } from '@florin/plugin-sdk'
import { TOPICS } from './topics.js'
import { wordsOf } from './words_of.js'

export type ChosenCategories = Map<string, CategoryChoice>

const nameOf = (text: string) => wordsOf(text).join(' ').trim()

/** Folded once, when the plugin is loaded. */
const WANTED = Object.entries(TOPICS).map(([topic, { keys, names }]) => ({ topic, keys, names: names.map(nameOf) }))

/** The household's category for each topic: by the starter category it came from, or by what it is called. */
export function chooseCategories(categories: CategoryChoice[]): ChosenCategories {
  const byKey = new Map(categories.map((category) => [category.key, category]))
  const byName = new Map(categories.map((category) => [nameOf(category.name), category]))
  const chosen: ChosenCategories = new Map()
  for (const { topic, keys, names } of WANTED) {
    const known = firstKnown(keys, byKey) ?? firstKnown(names, byName)
    if (known) chosen.set(topic, known)
  }
  return chosen
}

function firstKnown(names: string[], categories: ReadonlyMap<string, CategoryChoice>): CategoryChoice | undefined {
  for (const name of names) {
    const category = categories.get(name)
    if (category) return category
  }
  return undefined
}
