import { DomainException } from '#core/exceptions'
import type { LiveEvents } from '#http/live_events'
import type { ImportBatchJson } from '#imports/validators/import'
import type { AskedSync } from './ask_sync.js'
import type { SyncConnection } from './sync_connection.js'

/** What open pages are told when a sync that somebody asked for has ended. */
interface SyncEnd {
  imports: { id: number; account: string; summary: string }[]
  warnings: string[]
  /** Why it ended too early; null when it went well. */
  problem: string | null
}

interface Parts {
  syncConnection: Pick<SyncConnection, 'handle'>
  live: LiveEvents
}

/** A sync that somebody asked for and does not wait for. */
export class RunAskedSync {
  constructor(private readonly parts: Parts) {}

  /** What banks and plugins do is told to whoever looks; the connection keeps it with its runs. Anything else is thrown. */
  async handle(householdId: number, { instance_id, actor }: AskedSync, signal?: AbortSignal): Promise<SyncEnd> {
    const end = await this.#sync(householdId, instance_id, actor, signal)
    this.parts.live.publish(householdId, { name: 'plugin', data: { instance_id, synced: end } })
    return end
  }

  async #sync(householdId: number, instanceId: number, ...by: [AskedSync['actor'], AbortSignal?]): Promise<SyncEnd> {
    try {
      const { batches, warnings } = await this.parts.syncConnection.handle(householdId, instanceId, ...by)
      return { imports: batches.map(present), warnings, problem: null }
    } catch (thrown) {
      if (!(thrown instanceof DomainException)) throw thrown
      return { imports: [], warnings: [], problem: thrown.message }
    }
  }
}

const present = ({ id, file, statements, summary }: ImportBatchJson) => ({
  id,
  account: statements[0]?.account.name ?? file.name,
  summary,
})
