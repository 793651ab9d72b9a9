import type { Writes } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import type { InstanceState, StateChange } from '../domain/instance_state.js'

/** Writes an instance's state. It follows from what happened, so it is part of no change set and never undone. */
export async function moveInstance(writes: Writes, instanceId: number, { state, reason }: StateChange): Promise<void> {
  const sql = 'UPDATE plugin_instances SET state = ?, state_reason = ? WHERE id = ?'
  await writes.run(sql, [state, reason, instanceId])
}

export function tellState(live: LiveEvents, householdId: number, instanceId: number, state: InstanceState): void {
  live.publish(householdId, { name: 'plugin', data: { instance_id: instanceId, state } })
}
