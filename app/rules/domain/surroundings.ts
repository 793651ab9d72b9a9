import type { PlainDate } from '#core/plain_date'
import type { History } from './occurrence.js'

/** What a condition looks at besides the facts themselves. */
export interface Surroundings {
  /** The household's calendar day; needed by relative dates. */
  today?: PlainDate
  /** Needed by conditions on earlier transactions. */
  history?: History
  /** The currencies of the household's accounts; needed to make transfers, which stay inside one currency. */
  currencyOf?: ReadonlyMap<number, string>
}
