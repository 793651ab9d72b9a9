import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { afterCommit } from '#database/after_commit'
import type { Database } from '#database/database'
import type { JobWorker } from '#jobs/job_worker'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { TEST_TOPIC } from '../domain/topics.js'
import type { DeliverWebhook } from './deliver_webhook.js'
import { WEBHOOK_JOB } from './queue_webhooks.js'
import { requireWebhook } from './webhook_rows.js'

interface Parts {
  database: Database
  clock: Clock
  worker: Pick<JobWorker, 'wake'>
  deliver: Pick<DeliverWebhook, 'handle'>
}

/** Sending what a person asks for: a message once more, or one to see whether anything arrives. */
export class ResendWebhook {
  constructor(private readonly parts: Parts) {}

  /** The message keeps its id, so that a receiver that has it after all knows it again. */
  async handle(householdId: number, deliveryId: number): Promise<void> {
    const { database, clock, worker } = this.parts
    const now = clock.now()
    await database.write(householdId, async (writes) => {
      const delivery = await writes.first<{ job_id: number | null }>(
        'SELECT job_id FROM webhook_deliveries WHERE id = ?',
        [deliveryId],
      )
      if (!delivery) throw new NotFoundException('message')
      if (delivery.job_id !== null)
        await writes.run("DELETE FROM jobs WHERE id = ? AND name = ? AND state = 'waiting'", [
          delivery.job_id,
          WEBHOOK_JOB,
        ])
      const draft = { name: WEBHOOK_JOB, payload: { delivery_id: deliveryId }, askedBy: 'person' } as const
      const jobId = await enqueueJob(writes, draft, now)
      // A person who sends it begins a new chain.
      await writes.run(
        `UPDATE webhook_deliveries SET state = 'waiting', job_id = ?, depth = 1, attempts = 0, status = NULL, code = '', message = '',
         answer = '', finished_at = NULL WHERE id = ?`,
        [jobId, deliveryId],
      )
      afterCommit(writes, () => worker.wake())
    })
  }

  /** Answers the delivery's id; how it went is in the log. */
  async test(householdId: number, webhookId: number): Promise<number> {
    const { database, clock, deliver } = this.parts
    const now = clock.now()
    const id = await database.write(householdId, async (writes) => {
      const { name } = await requireWebhook(writes, webhookId)
      const payload = JSON.stringify({ type: TEST_TOPIC, timestamp: now, data: { webhook: name } })
      return writes.insert('webhook_deliveries', {
        webhook_id: webhookId,
        topic: TEST_TOPIC,
        message_key: `msg_${randomUUID()}`,
        payload,
        depth: 1,
        state: 'waiting',
        created_at: now,
      })
    })
    await deliver.handle(householdId, id, 1, true)
    return id
  }
}
