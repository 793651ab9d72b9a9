import { randomUUID } from 'node:crypto'
import type { Announcement } from '#changes/domain/consumer'
import { readEvents } from '#changes/services/read_events'
import type { Clock } from '#core/clock'
import { afterCommit } from '#database/after_commit'
import type { Database, Writes } from '#database/database'
import type { JobWorker } from '#jobs/job_worker'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { DEPTH_MAX } from '../domain/causation.js'
import { listWebhooks, type Webhook } from './webhook_rows.js'

export const WEBHOOK_JOB = 'webhooks.deliver'
/** A receiver that wants to know more than the first ids asks for the change set. */
const IDS_MAX = 200

export interface QueueParts {
  database: Database
  clock: Clock
  worker: Pick<JobWorker, 'wake'>
}

interface Draft {
  announcement: Announcement
  payload: string
  depth: number
}

/** Makes messages of what was announced, one for each webhook that wants to hear of it. */
export class QueueWebhooks {
  constructor(private readonly parts: QueueParts) {}

  async handle(householdId: number, announcements: readonly Announcement[]): Promise<void> {
    const { database, clock, worker } = this.parts
    const webhooks = (await database.read(householdId, listWebhooks)).filter(({ enabled }) => enabled)
    const wanted = announcements.filter(({ topic }) => webhooks.some(({ topics }) => topics.includes(topic)))
    if (wanted.length === 0) return
    const drafts = await Promise.all(wanted.map((announcement) => this.#draft(householdId, announcement)))
    await database.write(householdId, async (writes) => {
      for (const draft of drafts)
        for (const webhook of webhooks)
          if (webhook.topics.includes(draft.announcement.topic)) await keep(writes, webhook, draft, clock.now())
      afterCommit(writes, () => worker.wake())
    })
  }

  async #draft(householdId: number, announcement: Announcement): Promise<Draft> {
    const { causation, ...told } = announcement.payload
    const data =
      announcement.topic === 'ledger.changed' ? { ...told, ...(await this.#touched(householdId, announcement)) } : told
    const payload = JSON.stringify({ type: announcement.topic, timestamp: announcement.at, data })
    return { announcement, payload, depth: (causation?.depth ?? 0) + 1 }
  }

  /** Which transactions a change made, changed and deleted; its first ones where there are many. */
  async #touched(householdId: number, announcement: Announcement) {
    const transactions = { created: [] as number[], changed: [] as number[], deleted: [] as number[] }
    let count = 0
    for await (const events of readEvents(this.parts.database, householdId, [announcement])) {
      for (const { kind, transactionId } of events)
        if (count++ < IDS_MAX)
          transactions[kind.slice('transaction.'.length) as keyof typeof transactions].push(transactionId)
      if (count > IDS_MAX) break
    }
    return { change_set_id: announcement.changeSetId, transactions, has_more: count > IDS_MAX }
  }
}

async function keep(
  writes: Writes,
  webhook: Webhook,
  { announcement, payload, depth }: Draft,
  now: string,
): Promise<void> {
  const known = await writes.first('SELECT id FROM webhook_deliveries WHERE webhook_id = ? AND announcement_id = ?', [
    webhook.id,
    announcement.id,
  ])
  if (known) return
  const isLoop = depth > DEPTH_MAX
  const id = await writes.insert('webhook_deliveries', {
    webhook_id: webhook.id,
    announcement_id: announcement.id,
    topic: announcement.topic,
    message_key: `msg_${randomUUID()}`,
    payload,
    depth,
    state: isLoop ? 'stopped' : 'waiting',
    code: isLoop ? 'loop' : '',
    message: isLoop ? `It follows from ${depth - 1} calls that set off one another, so nothing is sent any more.` : '',
    created_at: now,
    finished_at: isLoop ? now : null,
  })
  if (isLoop) return
  const jobId = await enqueueJob(writes, { name: WEBHOOK_JOB, payload: { delivery_id: id } }, now)
  await writes.run('UPDATE webhook_deliveries SET job_id = ? WHERE id = ?', [jobId, id])
}
