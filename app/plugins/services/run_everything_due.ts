import type { Clock } from '#core/clock'
import type { DueOutcome, RunDueInstances } from './run_due_instances.js'

/** Runs all instances whose time has come, one after the other. One that breaks Florin itself does not keep the others waiting. */
export async function runEverythingDue(
  instances: Pick<RunDueInstances, 'due' | 'run'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<Record<DueOutcome['outcome'], number>> {
  const counts = { ok: 0, failed: 0, skipped: 0 }
  const unexpected: unknown[] = []
  for (const due of await instances.due(clock.now())) {
    signal.throwIfAborted()
    try {
      const { outcome } = await instances.run(due, signal)
      counts[outcome]++
    } catch (error) {
      unexpected.push(error)
    }
  }
  if (unexpected.length > 0)
    throw new AggregateError(unexpected, `${unexpected.length} instances broke: ${String(unexpected[0])}`)
  return counts
}
