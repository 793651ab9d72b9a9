import type { TransactionEvent } from '#changes/services/read_events'
import type { Queries } from '#database/database'
import { type ReadSurroundings, surroundingsOf } from '#rules/services/read_surroundings'
import type { Alert, AlertView } from '../domain/alert.js'
import { kindOf } from '../domain/alert_kinds.js'
import type { Observation } from '../domain/judge.js'
import { postingSuspicionOf, readParts } from './suspect_postings.js'
import { readSuspects, type Suspects, suspicionOf } from './suspect_transactions.js'

/** The alerts that look at transactions or their postings, and what they look at them with. */
export interface Watching {
  alerts: readonly {
    alert: Alert
    suspect: (queries: Queries, page: PageReader, id: number) => Promise<Observation | undefined>
  }[]
  around: ReadSurroundings
}

/** Reads of a page of events what alerts ask for, when the first of them does. */
export class PageReader {
  #suspects: Promise<Suspects> | undefined
  #parts: ReturnType<typeof readParts> | undefined

  constructor(
    private readonly page: readonly TransactionEvent[],
    private readonly standing: readonly number[],
    private readonly around: ReadSurroundings,
  ) {}

  suspects(queries: Queries): Promise<Suspects> {
    return (this.#suspects ??= readSuspects(queries, this.standing, this.around))
  }

  parts(queries: Queries): ReturnType<typeof readParts> {
    return (this.#parts ??= readParts(queries, this.page))
  }
}

export function watchingOf(all: readonly Alert[], view: AlertView): Watching {
  const watching = all.filter((alert) => ['rule', 'posting'].includes(kindOf(alert).trigger))
  const conditions = watching
    .filter((alert) => kindOf(alert).trigger === 'rule')
    .flatMap(({ condition, unless }) => [condition, unless].filter((each) => each !== null))
  const around = surroundingsOf(view.today, conditions)
  return { alerts: watching.map((alert) => ({ alert, suspect: suspectOf(alert, around, view) })), around }
}

function suspectOf(alert: Alert, around: ReadSurroundings, view: AlertView): Watching['alerts'][number]['suspect'] {
  if (kindOf(alert).trigger === 'posting') {
    const suspect = postingSuspicionOf(alert, view)
    return async (queries, page, id) => suspect(id, (await page.parts(queries)).get(id) ?? [])
  }
  const suspect = suspicionOf(alert, around)
  return async (queries, page, id) => suspect(queries, await page.suspects(queries), id)
}
