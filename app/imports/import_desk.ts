import { setTimeout as sleep } from 'node:timers/promises'
import type { Actor, Causation } from '#changes/domain/origin'
import type { Gateway } from '#changes/gateway'
import type { ImportQueue } from './import_queue.js'
import { claimForCommit, discardBatch } from './services/claim_batch.js'
import { ChangeImport } from './services/change_import.js'
import { readBatch, readBatches } from './services/import_batches.js'
import { presentBatch } from './services/present_batch.js'
import { StartImport, type Upload } from './services/start_import.js'
import type { ImportBatchJson, ImportChange } from './validators/import.js'
import type { Vault } from './vault.js'
import type { ImportJob } from './worker_protocol.js'

/** Most files are read in less; a client that gets its answer at once need not ask again. */
const PATIENCE_MS = 1_000

/** Where requests about imports come in: keeps what they say and hands the work to the queue. */
export class ImportDesk {
  constructor(
    private readonly gateway: Gateway,
    private readonly vault: Vault,
    private readonly queue: ImportQueue,
  ) {}

  async list(householdId: number, before: number | undefined, limit: number): Promise<ImportBatchJson[]> {
    const batches = await this.gateway.database.read(householdId, (queries) => readBatches(queries, { before, limit }))
    return batches.map((batch) => presentBatch(batch, this.queue.progressOf(batch.id)))
  }

  async show(householdId: number, batchId: number): Promise<ImportBatchJson> {
    const batch = await this.gateway.database.read(householdId, (queries) => readBatch(queries, batchId))
    return presentBatch(batch, this.queue.progressOf(batchId))
  }

  async upload(householdId: number, upload: Upload, actor: Actor): Promise<ImportBatchJson> {
    const { database, clock } = this.gateway
    const batchId = await new StartImport(database, this.vault, clock).handle(householdId, upload, actor)
    return this.#run({ kind: 'preview', householdId, batchId, actor })
  }

  /** Takes a file in and waits until it is read. */
  async preview(householdId: number, upload: Upload, actor: Actor): Promise<ImportBatchJson> {
    const { database, clock } = this.gateway
    const batchId = await new StartImport(database, this.vault, clock).handle(householdId, upload, actor)
    await this.queue.run({ kind: 'preview', householdId, batchId, actor })
    return this.show(householdId, batchId)
  }

  /** Takes in what a connection fetched, and commits it unless a person wants to look at it first. Waits until that is done. */
  async takeIn(
    householdId: number,
    upload: Upload,
    actor: Actor,
    how: { isReviewed: boolean; onStart: (batchId: number) => Promise<void>; causation?: Causation },
  ): Promise<ImportBatchJson> {
    const { database, clock } = this.gateway
    const { isReviewed, onStart, causation } = how
    const batchId = await new StartImport(database, this.vault, clock).handle(householdId, upload, actor)
    await onStart(batchId)
    await this.queue.run({ kind: 'preview', householdId, batchId, actor, causation })
    const batch = await this.show(householdId, batchId)
    return isReviewed || batch.status !== 'previewed' ? batch : this.finish(householdId, batchId, actor, causation)
  }

  /** Commits and waits for it. */
  async finish(householdId: number, batchId: number, actor: Actor, causation?: Causation): Promise<ImportBatchJson> {
    await claimForCommit(this.gateway.database, householdId, batchId)
    await this.queue.run({ kind: 'commit', householdId, batchId, actor, causation })
    return this.show(householdId, batchId)
  }

  async change(householdId: number, batchId: number, change: ImportChange, actor: Actor): Promise<ImportBatchJson> {
    const { isStale } = await new ChangeImport(this.gateway.database).handle(householdId, batchId, change)
    const { password } = change
    return isStale
      ? this.#run({ kind: 'preview', householdId, batchId, actor, password })
      : this.show(householdId, batchId)
  }

  async commit(householdId: number, batchId: number, actor: Actor): Promise<ImportBatchJson> {
    await claimForCommit(this.gateway.database, householdId, batchId)
    return this.#run({ kind: 'commit', householdId, batchId, actor })
  }

  async discard(householdId: number, batchId: number): Promise<void> {
    await discardBatch(this.gateway.database, householdId, batchId)
    this.queue.cancel(batchId)
  }

  async #run(job: ImportJob): Promise<ImportBatchJson> {
    const patience = new AbortController()
    const done = this.queue.run(job)
    await Promise.race([done, sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)])
    patience.abort()
    return this.show(job.householdId, job.batchId)
  }
}
