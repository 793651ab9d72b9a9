import { type StarterCategory, starterSets } from '#ledger/domain/starter_categories'

/** The name that categorisers know a starter category by: `Eating out` is `eating_out`. Empty for what people named themselves. */
export function categoryKey(name: string): string {
  return STARTER_NAMES.has(name) ? slug(name) : ''
}

const slug = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')

const STARTER_NAMES = new Set(
  Object.values(starterSets).flatMap(({ income, expense }) => [...income, ...expense].flatMap(namesOf)),
)

function namesOf({ name, children = [] }: StarterCategory): string[] {
  return [name, ...children]
}
