import type { Announcement } from '#changes/domain/consumer'
import { readEvents, type TransactionEvent } from '#changes/services/read_events'
import type { Clock } from '#core/clock'
import { Turns } from '#core/turns'
import type { Database, Queries } from '#database/database'
import { askedOf } from '#rules/domain/triggers'
import { type ReadSurroundings, surroundingsOf } from '#rules/services/read_surroundings'
import type { AutomationTrigger } from '../domain/document.js'
import type { AdmitRuns } from './admit_runs.js'
import {
  accountCandidate,
  type MomentCandidate,
  postingCandidates,
  topicCandidate,
  transactionCandidates,
} from './candidates.js'
import { Decider } from './decider.js'
import { Looks } from './keep_looks.js'
import { keepPasses } from './keep_passes.js'
import { isMoment, type Listener, listenersTo } from './listeners.js'
import { loadRunnable } from './load_automations.js'

/** What several small changes touched is looked at together, and what a large one touched in parts that keep nobody waiting. */
const EVENTS_AT_ONCE = 128
const UNDO = 'change_set.undone'

export interface ConsiderParts {
  database: Database
  clock: Clock
  admit: AdmitRuns
}

/** Compares what happened with what automations wait for, and makes their runs. */
export class ConsiderAnnouncements {
  constructor(private readonly parts: ConsiderParts) {}

  async handle(householdId: number, announcements: readonly Announcement[]): Promise<void> {
    const { database } = this.parts
    const automations = await database.read(householdId, loadRunnable)
    const runs = inRuns(announcements.filter((announcement) => !isUndo(announcement)))
      .map((run) => ({ run, listeners: listenersTo(run[0]!, automations) }))
      .filter(({ listeners }) => listeners.length > 0)
    if (runs.length === 0) return
    const around = await this.#surroundings(
      householdId,
      runs.flatMap(({ listeners }) => listeners),
    )
    for (const { run, listeners } of runs) {
      const looks = new Looks()
      const deciding = listeners.map((listener) => new Decider(listener, around, looks))
      if (run[0]!.topic === 'ledger.changed') await this.#transactions(householdId, run, deciding, around)
      else await this.#topic(householdId, run[0]!, deciding, around)
      await this.#keepLooks(householdId, deciding, looks)
    }
  }

  async #surroundings(householdId: number, listeners: readonly Listener[]): Promise<ReadSurroundings> {
    const { database, clock } = this.parts
    const conditions = listeners.flatMap(({ automation: { document } }) => document.condition ?? [])
    const household = await database.systemRead((queries) =>
      queries.first<{ time_zone: string }>('SELECT time_zone FROM households WHERE id = ?', [householdId]),
    )
    const today = clock.today(household?.time_zone ?? 'UTC')
    return surroundingsOf(today, conditions)
  }

  async #transactions(
    householdId: number,
    announcements: readonly Announcement[],
    deciding: readonly Decider[],
    { history }: ReadSurroundings,
  ): Promise<void> {
    const { database } = this.parts
    const turns = new Turns()
    const waitedFor = new Set(deciding.map(({ listener }) => listener.trigger.type))
    const consider = async (events: readonly TransactionEvent[]) => {
      const candidates = await database.read(householdId, (queries) =>
        momentCandidates(queries, events, waitedFor, history),
      )
      for (const decider of deciding)
        decider.decide(candidates.filter(({ kind }) => isMoment(decider.listener.trigger, kind)))
      await this.#admit(householdId, deciding)
      await turns.rest()
    }
    let waiting: TransactionEvent[] = []
    for await (const page of readEvents(database, householdId, announcements)) {
      waiting.push(...page)
      if (waiting.length >= EVENTS_AT_ONCE) await consider(waiting.splice(0))
    }
    await consider(waiting)
  }

  async #topic(
    householdId: number,
    announcement: Announcement,
    deciding: readonly Decider[],
    { today }: ReadSurroundings,
  ): Promise<void> {
    for (const decider of deciding) {
      const { trigger } = decider.listener
      const candidate = await this.parts.database.read(householdId, (queries) =>
        trigger.type === 'account'
          ? accountCandidate(queries, announcement)
          : topicCandidate(queries, trigger, announcement, today),
      )
      if (candidate) decider.decide([candidate])
    }
    await this.#admit(householdId, deciding)
  }

  /** One unit for all automations, and none where nothing fits. */
  async #admit(householdId: number, deciding: readonly Decider[]): Promise<void> {
    const { database, clock, admit } = this.parts
    const decided = deciding.map((decider) => ({ ...decider.takeDecided(), ...decider.listener }))
    if (decided.every(({ happenings, tooMany }) => happenings.length === 0 && tooMany.length === 0)) return
    await database.write(householdId, async (writes) => {
      const now = clock.now()
      for (const { automation, happenings, tooMany } of decided) {
        if (tooMany[0]) await admit.tell(writes, automation, 'too_many_at_once', tooMany[0].chain, now)
        await admit.handle(writes, automation, happenings, now)
      }
    })
  }

  /** What was looked at is counted when all of it was, so that being told again in between counts nothing twice. */
  async #keepLooks(householdId: number, deciding: readonly Decider[], looks: Looks): Promise<void> {
    if (looks.isEmpty) return
    const { database, clock } = this.parts
    const passes = deciding.flatMap((decider) => decider.passes())
    await database.write(householdId, async (writes) => {
      await keepPasses(writes, passes, clock.now())
      await looks.keep(writes, clock.now())
    })
  }
}

/** Only what is waited for is read. */
async function momentCandidates(
  queries: Queries,
  events: readonly TransactionEvent[],
  waitedFor: ReadonlySet<AutomationTrigger['type']>,
  history: ReadSurroundings['history'],
): Promise<MomentCandidate[]> {
  const transactions = waitedFor.has('transaction') ? await transactionCandidates(queries, events) : []
  await history?.cover(
    queries,
    transactions.map(({ facts }) => askedOf(facts)),
  )
  return [...transactions, ...(waitedFor.has('posting') ? await postingCandidates(queries, events) : [])]
}

/** An undo takes back what somebody saw happen, and is no happening itself. */
const isUndo = ({ payload: { cause } }: Announcement) => cause === UNDO

/** Changes of the ledger that follow each other are looked at together; everything else by itself. */
function inRuns(announcements: readonly Announcement[]): Announcement[][] {
  const runs: Announcement[][] = []
  for (const announcement of announcements) {
    const last = runs.at(-1)
    if (last?.[0]!.topic === 'ledger.changed' && announcement.topic === 'ledger.changed') last.push(announcement)
    else runs.push([announcement])
  }
  return runs
}
