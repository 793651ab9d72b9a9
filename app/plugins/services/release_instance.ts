import type { Clock } from '#core/clock'
import type { Database } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import { requireInstance } from './instance_rows.js'
import { moveInstance, tellState } from './move_instance.js'
import type { TryInstance } from './try_instance.js'

interface ReleaseParts {
  database: Database
  clock: Clock
  live: LiveEvents
  tryInstance: TryInstance
}

/**
 * Gives an instance in quarantine one more chance. If what is tried works, what it did before is forgiven; if it fails, the instance
 * stays where it is.
 */
export class ReleaseInstance {
  constructor(private readonly parts: ReleaseParts) {}

  async handle(householdId: number, instanceId: number): Promise<void> {
    const { database, clock, live, tryInstance } = this.parts
    const before = await database.read(householdId, (queries) => requireInstance(queries, instanceId))
    if (before.state !== 'quarantined') return
    const since = clock.now()
    await database.write(householdId, (writes) =>
      writes.run('UPDATE plugin_instances SET released_at = ? WHERE id = ?', [since, instanceId]),
    )
    const { ok, message } = await tryInstance.handle(householdId, instanceId, 'released')
    if (ok) return
    // One strike is too few to judge by, but the chance was one.
    const state = await database.write(householdId, async (writes) => {
      const after = await requireInstance(writes, instanceId)
      const next = after.state === 'ready' || after.state === 'quarantined' ? 'quarantined' : after.state
      await moveInstance(writes, instanceId, { state: next, reason: `Tried once more: ${message}` })
      return next
    })
    tellState(live, householdId, instanceId, state)
  }
}
