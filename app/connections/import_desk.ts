import type { Actor, Causation } from '#changes/domain/origin'
import type { Upload } from '#imports/services/start_import'
import type { ImportBatchJson } from '#imports/validators/import'

/** What connections need of imports; the provider hands it in. */
export interface Desk {
  takeIn(
    householdId: number,
    upload: Upload,
    actor: Actor,
    how: { isReviewed: boolean; onStart: (batchId: number) => Promise<void>; causation?: Causation },
  ): Promise<ImportBatchJson>
  finish(householdId: number, batchId: number, actor: Actor, causation?: Causation): Promise<ImportBatchJson>
  show(householdId: number, batchId: number): Promise<ImportBatchJson>
  discard(householdId: number, batchId: number): Promise<void>
}
