import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { needs } from '#core/needs'
import { afterCommit } from '#database/after_commit'
import type { Database } from '#database/database'
import type { JobWorker } from '#jobs/job_worker'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { DELIVER_JOB } from './route_notice.js'

/**
 * Sends a message again, or one that is held now. What was given up keeps its key, for it may have arrived after all; what was sent and is
 * asked for once more is another message.
 */
@needs('florin.database', 'florin.clock', 'florin.jobWorker')
export class ResendDelivery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly worker: Pick<JobWorker, 'wake'>,
  ) {}

  async handle(householdId: number, viewer: { id: number; isAdmin: boolean }, id: number): Promise<void> {
    const now = this.clock.now()
    await this.database.write(householdId, async (writes) => {
      const delivery = await writes.first<{
        user_id: number | null
        state: string
        round: number
        job_id: number | null
      }>('SELECT user_id, state, round, job_id FROM notification_deliveries WHERE id = ?', [id])
      if (!delivery || (!viewer.isAdmin && delivery.user_id !== viewer.id)) throw new NotFoundException('message')
      // An attempt that is waiting already is brought forward; two jobs for one message would send it twice.
      if (delivery.job_id !== null && delivery.state !== 'sent')
        await writes.run("DELETE FROM jobs WHERE id = ? AND name = ? AND state = 'waiting'", [
          delivery.job_id,
          DELIVER_JOB,
        ])
      const jobId = await enqueueJob(
        writes,
        { name: DELIVER_JOB, payload: { delivery_id: id }, askedBy: 'person' },
        now,
      )
      const round = delivery.state === 'sent' ? delivery.round + 1 : delivery.round
      await writes.run(
        `UPDATE notification_deliveries SET state = 'waiting', held_for = '', due_at = ?, job_id = ?, round = ?, attempts = 0,
         code = '', message = '', finished_at = NULL WHERE id = ?`,
        [now, jobId, round, id],
      )
      afterCommit(writes, () => this.worker.wake())
    })
  }
}
