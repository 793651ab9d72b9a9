import { readEvents, type TransactionEvent } from '#changes/services/read_events'
import { NotFoundException } from '#core/exceptions'
import type { PlainDate } from '#core/plain_date'
import type { Database, Queries } from '#database/database'
import type { Facts, Trigger } from '#rules/domain/triggers'
import { catalogueOfTopic } from '../domain/catalogue_of.js'
import { findRun } from './run_rows.js'
import { topicFacts } from './topic_facts.js'
import { tellEvents, tellTransaction } from './transaction_happenings.js'

/** Names a real event of the past: a transaction, what set an earlier run off, or what an automation let pass. */
export interface PastEventName {
  transactionId?: number
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

export async function readPastEvent(
  database: Database,
  householdId: number,
  { transactionId, runId, passId }: PastEventName,
  { now, today }: { now: string; today: PlainDate },
): Promise<PastEvent> {
  if (transactionId !== undefined) {
    const told = await database.read(householdId, (queries) => tellTransaction(queries, transactionId))
    if (!told) throw new NotFoundException('transaction')
    return { told: { ...told.told, at: now }, facts: told.facts, catalogue: 'transaction' }
  }
  if (runId === undefined && passId === undefined) return { told: { kind: 'manual', at: now, input: {} } }
  const told = await database.read(householdId, (queries) => keptEvent(queries, { runId, passId }))
  return { told, ...(await factsOf(database, householdId, told, today)) }
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
  if (id !== undefined) {
    const event = await findEvent(database, householdId, Number(told.change_set_id ?? 0), id)
    return database.read(householdId, async (queries) => {
      const [then] = event ? await tellEvents(queries, [event]) : []
      const now = then ? undefined : await tellTransaction(queries, id)
      return { facts: then?.facts ?? now?.facts, before: then?.before, catalogue: 'transaction' }
    })
  }
  if (kind === 'schedule')
    return { catalogue: kind, facts: { date: String(told.date), hour: Number(String(told.time).slice(0, 2)) } }
  const catalogue = catalogueOfTopic(kind)
  return catalogue ? { catalogue, facts: topicFacts(catalogue, kind, told, today) } : {}
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
