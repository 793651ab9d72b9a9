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
import { tellEvents } from './transaction_happenings.js'

/** One change may set an automation off so often; what it touches beyond that is left alone, and people are told. */
const RUNS_OF_A_CHANGE_MAX = 500
/** Explaining costs more than deciding, so of a page only the last ones are explained. */
const EXPLAINED_MAX = 20
const EVENTS_AT_ONCE = 500
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
  chain: Chain
  /** The change or announcement it came with. */
  cause: string
}

/** Compares what happened with what automations wait for, and makes their runs. */
export class ConsiderAnnouncements {
  constructor(private readonly parts: ConsiderParts) {}

  async handle(householdId: number, announcements: readonly Announcement[]): Promise<void> {
    const { database } = this.parts
    const automations = await database.read(householdId, loadRunnable)
    if (automations.length === 0) return
    const around = await this.#surroundings(householdId, automations)
    for (const run of inRuns(announcements)) {
      const listening = automations.flatMap((automation) => listenersIn(automation, run[0]))
      if (listening.length === 0) continue
      if (run[0].topic === 'ledger.changed') await this.#transactions(householdId, run, listening, around)
      else await this.#topic(householdId, run[0], listening, around)
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
    announcements: readonly Announcement[],
    listening: readonly Listening[],
    around: Surroundings,
  ): Promise<void> {
    const { database } = this.parts
    const runsOf = new Map<string, number>()
    const consider = async (events: readonly TransactionEvent[]) => {
      const candidates = await database.read(householdId, (queries) => candidatesOf(queries, events))
      for (const listener of listening) {
        const fitting = candidates.filter(({ event }) => isMoment(listener.trigger, event))
        await this.#consider(householdId, listener, fitting, around, runsOf)
      }
    }
    let waiting: TransactionEvent[] = []
    const heard = announcements.filter(({ payload }) => payload.cause !== UNDO)
    for await (const page of readEvents(database, householdId, heard)) {
      waiting.push(...page)
      if (waiting.length >= EVENTS_AT_ONCE) await consider(waiting.splice(0))
    }
    await consider(waiting)
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
      const candidate = { key: `announcement:${id}`, cause: `announcement:${id}`, subject, told, facts, chain }
      await this.#consider(householdId, listener, [candidate], around, new Map())
    }
  }

  async #consider(
    householdId: number,
    { automation, trigger, triggerId: id }: Listening,
    candidates: readonly Candidate[],
    around: Surroundings,
    runsOf: Map<string, number>,
  ): Promise<void> {
    if (candidates.length === 0) return
    const { database, clock, admit } = this.parts
    const test = conditionOf(automation, trigger, around)
    const fitting = candidates.filter((candidate) => test.holds(candidate))
    const isWithin = ({ cause }: Candidate) => {
      const place = `${automation.id} ${cause}`
      const count = (runsOf.get(place) ?? 0) + 1
      runsOf.set(place, count)
      return count <= RUNS_OF_A_CHANGE_MAX
    }
    const admitted = fitting.filter(isWithin)
    const tooMany = fitting.filter((candidate) => !admitted.includes(candidate))
    const refused = candidates.filter((candidate) => !fitting.includes(candidate)).slice(-EXPLAINED_MAX)
    const passes = [
      ...refused.map((candidate) =>
        passOf(automation, id, candidate, { reason: 'condition', explanation: test.explain(candidate) }),
      ),
      ...tooMany
        .slice(-EXPLAINED_MAX)
        .map((candidate) => passOf(automation, id, candidate, { reason: 'too_many_at_once' })),
    ]
    const happenings = admitted.map((candidate): Happening => ({
      ...{
        triggerId: id,
        key: candidate.key,
        subject: candidate.subject,
        event: candidate.told,
        chain: candidate.chain,
      },
      explanation: test.explain(candidate),
    }))
    await database.write(householdId, async (writes) => {
      const now = clock.now()
      await keepPasses(writes, passes, now)
      if (tooMany[0]) await admit.tell(writes, automation, 'too_many_at_once', tooMany[0].chain, now)
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

async function candidatesOf(
  queries: Queries,
  events: readonly TransactionEvent[],
): Promise<(Candidate & { event: TransactionEvent })[]> {
  const chains = new Map<string, Chain>()
  for (const { causation } of events) {
    const key = causation?.id ?? ''
    if (!chains.has(key)) chains.set(key, await chainOf(queries, causation))
  }
  const told = await tellEvents(queries, events)
  return told.map(({ event, ...about }) => ({
    ...about,
    event,
    key: `announcement:${event.announcementId}:${event.transactionId}`,
    subject: `transaction:${event.transactionId}`,
    chain: { ...chains.get(event.causation?.id ?? '')!, depth: event.causation?.depth ?? 0 },
    cause: `change:${event.changeSetId}`,
  }))
}

/** Changes of the ledger that follow each other are looked at together; everything else by itself. */
function inRuns(announcements: readonly Announcement[]): Announcement[][] {
  const runs: Announcement[][] = []
  for (const announcement of announcements) {
    const last = runs.at(-1)
    if (last?.[0].topic === 'ledger.changed' && announcement.topic === 'ledger.changed') last.push(announcement)
    else runs.push([announcement])
  }
  return runs
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
