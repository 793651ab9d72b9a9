import { listConditionFields } from '#lib/api/rules.ts'
import type { ConditionTrigger } from '#lib/api/types.ts'
import { type Catalogue, toCatalogue } from './catalogue.ts'

const asked = new Set<ConditionTrigger>()
let loaded = $state.raw<Partial<Record<ConditionTrigger, Catalogue>>>({})

/** What conditions may ask about, by what sets them off; empty until the server has told. It never changes, so it is asked for once. */
export function catalogueOf(trigger: ConditionTrigger): Catalogue {
  if (!asked.has(trigger)) {
    asked.add(trigger)
    listConditionFields(trigger).then(
      ({ data }) => (loaded = { ...loaded, [trigger]: toCatalogue(data) }),
      () => asked.delete(trigger),
    )
  }
  return loaded[trigger] ?? {}
}
