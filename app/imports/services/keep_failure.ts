import type { Causation } from '#changes/domain/origin'
import { announce } from '#changes/services/announce'
import type { Gateway } from '#changes/gateway'
import { DomainException } from '#core/exceptions'
import { type StoredProblem, updateBatch } from './import_batches.js'

/** A failure of a run is kept with the import, so that a person finds it there. */
export async function keepFailure(
  gateway: Gateway,
  { householdId, batchId, causation }: { householdId: number; batchId: number; causation?: Causation },
  error: unknown,
): Promise<void> {
  const problem = toProblem(error)
  await gateway.database.write(householdId, async (writes) => {
    await updateBatch(writes, batchId, { status: 'failed', problem: JSON.stringify(problem), summary: problem.detail })
    await announce(writes, 'import.failed', {
      batch_id: batchId,
      code: problem.code,
      reason: problem.detail,
      ...(causation && { causation }),
    })
  })
}

function toProblem(error: unknown): StoredProblem {
  if (error instanceof DomainException)
    return { code: error.code ?? 'E_UNKNOWN', title: error.title, detail: error.message }
  const detail = 'Something went wrong on the server. Nothing was imported; the log has the details.'
  return { code: 'E_UNEXPECTED', title: 'Something went wrong', detail }
}
