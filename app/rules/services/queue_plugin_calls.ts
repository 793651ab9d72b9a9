import type { Writes } from '#database/database'
import { enqueueJob } from '#jobs/services/enqueue_job'
import { FILLED_AT_ONCE } from '#plugins/services/fill_fields'
import { type CallBatch, inBatches } from '../domain/plugin_calls.js'
import type { PluginCall } from '../domain/draft.js'

export const ASK_JOB = 'rules.ask_plugins'

/** As many transactions of one change; more would keep a plugin busy for hours. What is beyond can be applied again. */
export const ASKED_MAX = 5_000

/** What a job is told: a batch, and with the last of them how many were left out. */
export type AskPayload = CallBatch & { left_out: number }

/**
 * Notes what rules want to ask plugins, in the transaction that writes what they made: plugins take seconds, and nothing waits for them.
 * Answers how many transactions they will be asked about.
 */
export async function queuePluginCalls(
  writes: Writes,
  asked: readonly (PluginCall & { transactionId: number })[],
  now: string,
): Promise<number> {
  if (asked.length === 0) return 0
  const batches = inBatches(asked.slice(0, ASKED_MAX), FILLED_AT_ONCE)
  const leftOut = Math.max(0, asked.length - ASKED_MAX)
  for (const [at, batch] of batches.entries()) {
    const payload: AskPayload = { ...batch, left_out: at === batches.length - 1 ? leftOut : 0 }
    await enqueueJob(writes, { name: ASK_JOB, payload: { ...payload } }, now)
  }
  return asked.length - leftOut
}
