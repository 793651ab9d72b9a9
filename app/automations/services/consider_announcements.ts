import type { Announcement } from '#changes/domain/consumer'
import type { Causation } from '#changes/domain/origin'
import { readEvents, type TransactionEvent } from '#changes/services/read_events'
import type { Clock } from '#core/clock'
import type { Database, Queries } from '#database/database'
import { compileFor, explainFor, type Facts, type Surroundings } from '#rules/domain/triggers'
import { readSurroundings } from '#rules/services/read_surroundings'
import { catalogueOf } from '../domain/catalogue_of.js'
import { type AutomationTrigger, type TransactionMoment, triggerId } from '../domain/document.js'
import type { Chain } from '../domain/loop_guard.js'
import type { AdmitRuns, Happening, RunnableAutomation } from './admit_runs.js'
import { keepPasses, type Pass } from './keep_passes.js'
import { loadRunnable } from './load_automations.js'
import { runOfCausation } from './run_rows.js'
import { topicFacts } from './topic_facts.js'
import { tellEvents, type ToldEvent } from './transaction_happenings.js'

/** One change may set an automation off so often; what it touches beyond that is left alone, and people are told. */
const RUNS_OF_A_CHANGE_MAX = 500
/** Explaining costs more than deciding, so of a page only the last ones are explained. */
const EXPLAINED_MAX = 20
const UNDO = 'change_set.undone'

export interface ConsiderParts {
  database: Database
  clock: Clock
  admit: AdmitRuns
}

interface Listening {
  automation: RunnableAutomation
  trigger: AutomationTrigger
  triggerId: string
}

/** Something that happened, as a condition sees it and as a run keeps it. */
interface Candidate {
  key: string
  subject: string
  told: Record<string, unknown>
  facts: Facts
  before?: Facts
}

/** Compares what happened with what automations wait for, and makes their runs. */
export class ConsiderAnnouncements {
  constructor(private readonly parts: ConsiderParts) {}

  async handle(householdId: number, announcements: readonly Announcement[]): Promise<void> {
    const { database } = this.parts
    const automations = await database.read(householdId, loadRunnable)
    if (automations.length === 0) return
    const around = await this.#surroundings(householdId, automations)
    for (const announcement of announcements) {
      const listening = automations.flatMap((automation) => listenersIn(automation, announcement))
      if (listening.length === 0) continue
      if (announcement.topic === 'ledger.changed')
        await this.#transactions(householdId, announcement, listening, around)
      else await this.#topic(householdId, announcement, listening, around)
    }
  }

  async #surroundings(householdId: number, automations: readonly RunnableAutomation[]): Promise<Surroundings> {
    const { database, clock } = this.parts
    const conditions = automations.flatMap(({ document }) => (document.condition ? [document.condition] : []))
    const household = await database.systemRead((queries) =>
      queries.first<{ time_zone: string }>('SELECT time_zone FROM households WHERE id = ?', [householdId]),
    )
    const today = clock.today(household?.time_zone ?? 'UTC')
    return database.read(householdId, (queries) => readSurroundings(queries, today, conditions))
  }

  async #transactions(
    householdId: number,
    announcement: Announcement,
    listening: readonly Listening[],
    around: Surroundings,
  ): Promise<void> {
    const { database } = this.parts
    if (announcement.payload.cause === UNDO) return
    const runsOf = new Map<number, number>()
    for await (const page of readEvents(database, householdId, [announcement])) {
      const { told, chain } = await database.read(householdId, async (queries) => ({
        told: await tellEvents(queries, page),
        chain: await chainOf(queries, page[0]?.causation ?? null),
      }))
      for (const listener of listening) {
        const candidates = told.filter(({ event }) => isMoment(listener.trigger, event)).map(candidateOf)
        await this.#consider(householdId, listener, candidates, chain, around, runsOf)
      }
    }
  }

  async #topic(
    householdId: number,
    { id, topic, payload, at }: Announcement,
    listening: readonly Listening[],
    around: Surroundings,
  ): Promise<void> {
    const chain = await this.parts.database.read(householdId, (queries) => chainOf(queries, payload.causation ?? null))
    const { causation: _, ...rest } = payload
    const told = { kind: topic, at, ...rest }
    for (const listener of listening) {
      const catalogue = catalogueOf(listener.trigger)
      const facts = catalogue ? topicFacts(catalogue, topic, payload, around.today!) : {}
      const subject = listener.trigger.type === 'webhook' ? `webhook:${listener.trigger.webhook_id}` : ''
      const candidate = { key: `announcement:${id}`, subject, told, facts }
      await this.#consider(householdId, listener, [candidate], chain, around, new Map())
    }
  }

  async #consider(
    householdId: number,
    { automation, trigger, triggerId: id }: Listening,
    candidates: readonly Candidate[],
    chain: Chain,
    around: Surroundings,
    runsOf: Map<number, number>,
  ): Promise<void> {
    if (candidates.length === 0) return
    const { database, clock, admit } = this.parts
    const test = conditionOf(automation, trigger, around)
    const fitting = candidates.filter((candidate) => test.holds(candidate))
    const room = RUNS_OF_A_CHANGE_MAX - (runsOf.get(automation.id) ?? 0)
    runsOf.set(automation.id, (runsOf.get(automation.id) ?? 0) + fitting.length)
    const refused: Pass[] = candidates
      .filter((candidate) => !fitting.includes(candidate))
      .slice(-EXPLAINED_MAX)
      .map((candidate) =>
        passOf(automation, id, candidate, { reason: 'condition', explanation: test.explain(candidate) }),
      )
    const tooMany = fitting
      .slice(Math.max(room, 0))
      .map((candidate) => passOf(automation, id, candidate, { reason: 'too_many_at_once' }))
    const happenings = fitting.slice(0, Math.max(room, 0)).map((candidate): Happening => ({
      ...{ triggerId: id, key: candidate.key, subject: candidate.subject, event: candidate.told, chain },
      explanation: test.explain(candidate),
    }))
    await database.write(householdId, async (writes) => {
      const now = clock.now()
      await keepPasses(writes, [...refused, ...tooMany.slice(-EXPLAINED_MAX)], now)
      if (tooMany.length > 0) await admit.tell(writes, automation, 'too_many_at_once', chain, now)
      await admit.handle(writes, automation, happenings, now)
    })
  }
}

function listenersIn(automation: RunnableAutomation, { topic, payload }: Announcement): Listening[] {
  return automation.document.triggers.flatMap((trigger, at) => {
    const hears =
      trigger.type === 'transaction'
        ? topic === 'ledger.changed'
        : trigger.type === 'webhook'
          ? topic === 'webhook.received' && payload.webhook_id === trigger.webhook_id
          : trigger.type === 'event' && trigger.topic === topic
    return hears ? [{ automation, trigger, triggerId: triggerId(trigger, at) }] : []
  })
}

function isMoment(trigger: AutomationTrigger, { kind }: TransactionEvent): boolean {
  return trigger.type === 'transaction' && trigger.on.includes(kind.split('.')[1] as TransactionMoment)
}

function candidateOf({ event, facts, before, told }: ToldEvent): Candidate {
  const subject = `transaction:${event.transactionId}`
  return { key: `announcement:${event.announcementId}:${event.transactionId}`, subject, told, facts, before }
}

/** A condition that is of the language no more, because what it names is gone, holds for nothing; the list of automations says so. */
const never = { holds: () => false, explain: () => undefined }
const always: { holds: (about: Candidate) => boolean; explain: (about: Candidate) => undefined } = {
  holds: () => true,
  explain: () => undefined,
}

function conditionOf(
  { document: { condition } }: RunnableAutomation,
  trigger: AutomationTrigger,
  around: Surroundings,
) {
  const catalogue = catalogueOf(trigger)
  if (!condition || !catalogue) return always
  const holds = compiled(catalogue, condition, around)
  if (!holds) return never
  return {
    holds: ({ facts, before }: Candidate) => holds(facts, before),
    explain: ({ facts, before }: Candidate) =>
      explainFor(catalogue, condition, facts, { before, surroundings: around }),
  }
}

function compiled(...about: Parameters<typeof compileFor>) {
  try {
    return compileFor(...about)
  } catch {
    return undefined
  }
}

function passOf(
  { id: automationId }: RunnableAutomation,
  trigger: string,
  { told: event }: Candidate,
  why: Pick<Pass, 'reason' | 'explanation'>,
): Pass {
  return { automationId, triggerId: trigger, event, ...why }
}

/** The automations behind a change, from the run that made it and those that led to that run. */
export async function chainOf(queries: Queries, causation: Causation | null): Promise<Chain> {
  const runId = causation ? runOfCausation(causation.id) : undefined
  if (runId === undefined) return { automations: [], depth: causation?.depth ?? 0 }
  const run = await queries.first<{ automation_id: number; chain: string }>(
    'SELECT automation_id, chain FROM automation_runs WHERE id = ?',
    [runId],
  )
  const automations = run ? [...(JSON.parse(run.chain) as number[]), run.automation_id] : []
  return { automations, depth: causation!.depth }
}
