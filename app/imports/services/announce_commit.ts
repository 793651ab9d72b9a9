import type { Causation } from '#changes/domain/origin'
import { announce } from '#changes/services/announce'
import type { Writes } from '#database/database'
import type { OutcomeCounts } from '../domain/outcome.js'

/** Tells what an import brought, in the transaction that brings it. */
export function announceCommit(
  writes: Writes,
  batchId: number,
  { new: added, matched, suggested }: OutcomeCounts,
  causation: Causation | undefined,
): Promise<number> {
  const counts = { added, matched, suggested }
  return announce(writes, 'import.committed', { batch_id: batchId, ...counts, ...(causation && { causation }) })
}
