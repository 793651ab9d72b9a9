import type { Announcement } from '#changes/domain/consumer'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { AlertCore, AlertView } from '../domain/alert.js'
import type { Observation } from '../domain/judge.js'

/** What is announced in the same transaction. */
export type Happening = Pick<Announcement, 'topic' | 'payload'>

/** A day on which an alert would have fired. */
export interface PastFiring {
  on: PlainDate
  subject: string
  words: string
}

/** How an alert about something that is so or is not so looks at it. */
export interface Watch {
  /** All things it looks at, as they are. What was there before and is not there any more is over. */
  now(queries: Queries, alert: AlertCore, view: AlertView): Promise<Observation[]>
  /** When it would have begun to hold, from a day on; absent where nothing stored tells. */
  past?(queries: Queries, alert: AlertCore, view: AlertView, from: PlainDate): Promise<PastFiring[]>
  /** Whether it tells people of what is being announced, now or in its own time; absent where nothing is announced of it. */
  tellsOf?(alert: AlertCore, happening: Happening, view: AlertView): boolean
}
