import type { Writes } from '#database/database'
import type { Explanation } from '#rules/domain/triggers'
import type { PassReason } from '../domain/loop_guard.js'

/** An event that an automation looked at and did not run for. */
export interface Pass {
  automationId: number
  triggerId: string
  event: Record<string, unknown>
  reason: PassReason
  explanation?: Explanation
}

/** So many are remembered of each automation. */
export const PASSES_KEPT = 200

/** Keeps the latest answers to “why did it not run?”. */
export async function keepPasses(writes: Writes, passes: readonly Pass[], now: string): Promise<void> {
  for (const [automationId, all] of Map.groupBy(passes, (pass) => pass.automationId)) {
    const latest = all.slice(-PASSES_KEPT)
    await writes.insertRows(
      'automation_passes',
      ['automation_id', 'trigger_id', 'event', 'reason', 'explanation', 'passed_at'],
      latest.map(({ triggerId, event, reason, explanation }) => [
        automationId,
        triggerId,
        JSON.stringify(event),
        reason,
        explanation ? JSON.stringify(explanation) : null,
        now,
      ]),
    )
    const oldest = await writes.first<{ id: number }>(
      'SELECT id FROM automation_passes WHERE automation_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?',
      [automationId, PASSES_KEPT],
    )
    if (oldest)
      await writes.run('DELETE FROM automation_passes WHERE automation_id = ? AND id <= ?', [automationId, oldest.id])
  }
}
