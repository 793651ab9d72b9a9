import type { Actor } from '#changes/domain/origin'
import type { Clock } from '#core/clock'
import { NotFoundException } from '#core/exceptions'
import { afterCommit } from '#database/after_commit'
import type { Database, Queries } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import type { PluginRegistry } from '#plugins/registry'
import { requireInstance } from '#plugins/services/instance_rows'

export const SYNC_JOB = 'connections.sync'

export interface AskedSync {
  instance_id: number
  actor: Actor
}

/** Notes that a connection is to be synced, for nobody has to wait for a bank. One that is waiting or under way is enough. */
export class AskSync {
  constructor(
    private readonly parts: {
      database: Database
      clock: Clock
      registry: Pick<PluginRegistry, 'find'>
      worker: { wake(): void }
    },
  ) {}

  handle(householdId: number, instanceId: number, actor: Actor): Promise<void> {
    const { database, clock, registry, worker } = this.parts
    return database.write(householdId, async (writes) => {
      const { plugin_id } = await requireInstance(writes, instanceId)
      if (!registry.find(plugin_id)?.manifest.contributes.connector) throw new NotFoundException('connection')
      if (await isSyncing(writes, instanceId)) return
      const payload = { instance_id: instanceId, actor } satisfies AskedSync
      await enqueueJob(writes, { name: SYNC_JOB, payload, askedBy: 'person' }, clock.now())
      afterCommit(writes, () => worker.wake())
    })
  }
}

/** Whether somebody asked for a sync that has not ended. */
export async function isSyncing(queries: Queries, instanceId: number): Promise<boolean> {
  const sql = "SELECT payload FROM jobs WHERE name = ? AND household_id = ? AND state IN ('waiting', 'running')"
  const asked = await queries.all<{ payload: string }>(sql, [SYNC_JOB, queries.householdId])
  return asked.some(({ payload }) => (JSON.parse(payload) as AskedSync).instance_id === instanceId)
}
