import { readEvents, type TransactionEvent } from '#changes/services/read_events'
import { NotFoundException } from '#core/exceptions'
import type { PlainDate } from '#core/plain_date'
import type { Database, Queries } from '#database/database'
import type { Facts, Trigger } from '#rules/domain/triggers'
import { catalogueOfTopic } from '../domain/catalogue_of.js'
import type { AutomationTrigger } from '../domain/document.js'
import { tellAccount, tellAccountNow } from './account_happenings.js'
import { tellPostings, tellPostingsOf } from './posting_happenings.js'
import { findRun } from './run_rows.js'
import { readTopicFacts } from './read_topic_facts.js'
import { tellEvents, tellTransaction } from './transaction_happenings.js'

/** Names a real event of the past: a transaction, an account, what set an earlier run off, or what an automation let pass. */
export interface PastEventName {
  transactionId?: number
  accountId?: number
  runId?: number
  passId?: number
}

/** What happened then, as steps refer to it, and as a condition would see it. */
export interface PastEvent {
  told: Record<string, unknown>
  facts?: Facts
  before?: Facts
  /** The fields it has; undefined for what no condition asks about. */
  catalogue?: Trigger
}

interface Trying {
  now: string
  today: PlainDate
  /** What is tried waits for one of these. */
  triggers: readonly AutomationTrigger[]
}

/** At least one; a transaction is several to what waits for its postings. */
export async function readPastEvents(
  database: Database,
  householdId: number,
  { transactionId, accountId, runId, passId }: PastEventName,
  trying: Trying,
): Promise<[PastEvent, ...PastEvent[]]> {
  if (transactionId !== undefined || accountId !== undefined) {
    const found = await database.read(householdId, (queries) =>
      transactionId === undefined
        ? anAccount(queries, accountId!, trying)
        : aTransaction(queries, transactionId, trying),
    )
    const [first, ...more] = found.map((event) => ({ ...event, told: { ...event.told, at: trying.now } }))
    if (!first) throw new NotFoundException(transactionId === undefined ? 'account' : 'transaction')
    return [first, ...more]
  }
  if (runId === undefined && passId === undefined) return [{ told: { kind: 'manual', at: trying.now, input: {} } }]
  const told = await database.read(householdId, (queries) => keptEvent(queries, { runId, passId }))
  return [{ told, ...(await factsOf(database, householdId, told, trying.today)) }]
}

async function aTransaction(queries: Queries, id: number, { triggers }: Trying): Promise<PastEvent[]> {
  const types = triggers.map(({ type }) => type)
  if (types.includes('posting') && !types.includes('transaction')) {
    const postings = await tellPostingsOf(queries, id)
    return postings.map((posting) => ({ ...posting, catalogue: 'posting' }))
  }
  const told = await tellTransaction(queries, id)
  return told ? [{ ...told, catalogue: 'transaction' }] : []
}

async function anAccount(queries: Queries, id: number, { triggers }: Trying): Promise<PastEvent[]> {
  const [moment = 'opened'] = triggers.flatMap((trigger) => (trigger.type === 'account' ? trigger.on : []))
  const told = await tellAccountNow(queries, id, moment)
  return told ? [{ ...told, catalogue: 'account' }] : []
}

async function keptEvent(queries: Queries, { runId, passId }: PastEventName): Promise<Record<string, unknown>> {
  if (runId !== undefined) {
    const run = await findRun(queries, runId)
    if (!run) throw new NotFoundException('run')
    return run.event
  }
  const pass = await queries.first<{ event: string }>('SELECT event FROM automation_passes WHERE id = ?', [passId!])
  if (!pass) throw new NotFoundException('event')
  return JSON.parse(pass.event) as Record<string, unknown>
}

async function factsOf(
  database: Database,
  householdId: number,
  told: Record<string, unknown>,
  today: PlainDate,
): Promise<Omit<PastEvent, 'told'>> {
  const kind = String(told.kind)
  const id = (told.transaction as { id?: number } | undefined)?.id
  if (id !== undefined) return factsOfTransaction(database, householdId, told, id)
  if (kind.startsWith('account.')) {
    const { id: accountId } = told.account as { id: number }
    const payload = { account_id: accountId, change_set_id: told.change_set_id }
    const then = await database.read(householdId, (queries) =>
      tellAccount(queries, { topic: kind, payload, at: String(told.at) }),
    )
    return { facts: then?.facts, before: then?.before, catalogue: 'account' }
  }
  if (kind === 'schedule')
    return { catalogue: kind, facts: { date: String(told.date), hour: Number(String(told.time).slice(0, 2)) } }
  const catalogue = catalogueOfTopic(kind)
  if (!catalogue) return {}
  const facts = await database.read(householdId, (queries) =>
    readTopicFacts(queries, catalogue, { topic: kind, payload: told }, today),
  )
  return { catalogue, facts }
}

/** A transaction, or the posting of one that the event tells of. */
async function factsOfTransaction(
  database: Database,
  householdId: number,
  told: Record<string, unknown>,
  id: number,
): Promise<Omit<PastEvent, 'told'>> {
  const event = await findEvent(database, householdId, Number(told.change_set_id ?? 0), id)
  const posting = told.posting as { id: number } | undefined
  return database.read(householdId, async (queries) => {
    if (posting) {
      const postings = event ? await tellPostings(queries, [event]) : await tellPostingsOf(queries, id)
      const then = postings.find(({ facts }) => facts.id === posting.id)
      return { facts: then?.facts, before: then?.before, catalogue: 'posting' }
    }
    const [then] = event ? await tellEvents(queries, [event]) : []
    const now = then ? undefined : await tellTransaction(queries, id)
    return { facts: then?.facts ?? now?.facts, before: then?.before, catalogue: 'transaction' }
  })
}

/** The event as the change set tells of it, with what was before; undefined when no change set brought it. */
async function findEvent(
  database: Database,
  householdId: number,
  changeSetId: number,
  transactionId: number,
): Promise<TransactionEvent | undefined> {
  const announcement = { id: 0, topic: 'ledger.changed', payload: {}, changeSetId, at: '' }
  for await (const events of readEvents(database, householdId, [announcement])) {
    const found = events.find((event) => event.transactionId === transactionId)
    if (found) return found
  }
  return undefined
}
