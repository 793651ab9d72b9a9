import type { Actor } from '#changes/domain/origin'
import { type Committed, RunImport, type RunContext } from './run_import.js'
import { StartImport, type Upload } from './start_import.js'

/** Imports a file without anybody looking at a preview: for the command line and programs. */
export class ImportFile {
  readonly #start: StartImport
  readonly #run: RunImport

  constructor(context: RunContext) {
    const { gateway, vault } = context
    this.#start = new StartImport(gateway.database, vault, gateway.clock)
    this.#run = new RunImport(context)
  }

  async handle(householdId: number, upload: Upload, actor: Actor): Promise<Committed & { batchId: number }> {
    const batchId = await this.#start.handle(householdId, upload, actor)
    return { batchId, ...(await this.#run.commit(householdId, batchId, actor)) }
  }
}
