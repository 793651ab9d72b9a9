import type { CategoryChoice } from '@florin/plugin-sdk'
import { TOPICS } from './topics.js'
import { wordsOf } from './words_of.js'

export type ChosenCategories = Map<string, CategoryChoice>

/** The household's category for each topic: by the starter category it came from, or by what it is called. */
export function chooseCategories(categories: CategoryChoice[]): ChosenCategories {
  const byKey = new Map(categories.map((category) => [category.key, category]))
  const byName = new Map(categories.map((category) => [wordsOf(category.name).join(' '), category]))
  const chosen: ChosenCategories = new Map()
  for (const [topic, { keys, names }] of Object.entries(TOPICS)) {
    const known = keys.map((key) => byKey.get(key)).find(Boolean)
    const named = names.map((name) => byName.get(wordsOf(name).join(' '))).find(Boolean)
    const category = known ?? named
    if (category) chosen.set(topic, category)
  }
  return chosen
}
