import type { Announcement } from '#changes/domain/consumer'
import type { Causation } from '#changes/domain/origin'
import type { TransactionEvent } from '#changes/services/read_events'
import type { PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Facts } from '#rules/domain/triggers'
import { catalogueOf } from '../domain/catalogue_of.js'
import type { AutomationTrigger } from '../domain/document.js'
import type { Chain } from '../domain/loop_guard.js'
import { runOfCausation } from './run_rows.js'
import { tellAccount } from './account_happenings.js'
import { tellPostings, type ToldPosting } from './posting_happenings.js'
import { readTopicFacts } from './read_topic_facts.js'
import { tellEvents } from './transaction_happenings.js'

/** Something that happened, as a condition sees it and as a run keeps it. */
export interface Candidate {
  key: string
  subject: string
  told: Record<string, unknown>
  facts: Facts
  before?: Facts
  chain: Chain
  /** The change or announcement it came with. */
  cause: string
  announcementId: number
}

/** What a page of events of transactions brings to the triggers that wait for them. */
export type MomentCandidate = Candidate & { kind: TransactionEvent['kind'] | ToldPosting['kind'] }

export async function transactionCandidates(
  queries: Queries,
  events: readonly TransactionEvent[],
): Promise<MomentCandidate[]> {
  const chains = await chainsOf(queries, events)
  const told = await tellEvents(queries, events)
  return told.map(({ event, ...about }) => ({
    ...about,
    ...causeOf(event, chains),
    kind: event.kind,
    key: `announcement:${event.announcementId}:${event.transactionId}`,
    subject: `transaction:${event.transactionId}`,
  }))
}

/** One for each part that was touched. */
export async function postingCandidates(
  queries: Queries,
  events: readonly TransactionEvent[],
): Promise<MomentCandidate[]> {
  const chains = await chainsOf(queries, events)
  const told = await tellPostings(queries, events)
  return told.map(({ event, id, ...about }) => ({
    ...about,
    ...causeOf(event, chains),
    key: `announcement:${event.announcementId}:posting:${id}`,
    subject: `posting:${id}`,
  }))
}

async function chainsOf(queries: Queries, events: readonly TransactionEvent[]): Promise<Map<string, Chain>> {
  const chains = new Map<string, Chain>()
  for (const { causation } of events) {
    const key = causation?.id ?? ''
    if (!chains.has(key)) chains.set(key, await chainOf(queries, causation))
  }
  return chains
}

function causeOf({ causation, changeSetId, announcementId }: TransactionEvent, chains: ReadonlyMap<string, Chain>) {
  const chain = { ...chains.get(causation?.id ?? '')!, depth: causation?.depth ?? 0 }
  return { chain, cause: `change:${changeSetId}`, announcementId }
}

/** Undefined where what it is about is not known any more. */
export async function accountCandidate(queries: Queries, announcement: Announcement): Promise<Candidate | undefined> {
  const { id, payload } = announcement
  const told = await tellAccount(queries, announcement)
  return (
    told && {
      ...told,
      key: `announcement:${id}`,
      subject: `account:${String(payload.account_id)}`,
      chain: await chainOf(queries, payload.causation ?? null),
      cause: `change:${String(payload.change_set_id)}`,
      announcementId: id,
    }
  )
}

export async function topicCandidate(
  queries: Queries,
  trigger: AutomationTrigger,
  { id, topic, payload, at }: Announcement,
  today: PlainDate,
): Promise<Candidate> {
  const chain = await chainOf(queries, payload.causation ?? null)
  const { causation: _, ...rest } = payload
  const catalogue = catalogueOf(trigger)
  return {
    key: `announcement:${id}`,
    subject: trigger.type === 'webhook' ? `webhook:${trigger.webhook_id}` : `event:${topic}`,
    told: { kind: topic, at, ...rest },
    facts: catalogue ? await readTopicFacts(queries, catalogue, { topic, payload }, today) : {},
    chain,
    cause: `announcement:${id}`,
    announcementId: id,
  }
}

/** The automations behind a change, from the run that made it and those that led to that run. */
async function chainOf(queries: Queries, causation: Causation | null): Promise<Chain> {
  const runId = causation ? runOfCausation(causation.id) : undefined
  if (runId === undefined) return { automations: [], depth: causation?.depth ?? 0 }
  const run = await queries.first<{ automation_id: number; chain: string }>(
    'SELECT automation_id, chain FROM automation_runs WHERE id = ?',
    [runId],
  )
  const automations = run ? [...(JSON.parse(run.chain) as number[]), run.automation_id] : []
  return { automations, depth: causation!.depth }
}
