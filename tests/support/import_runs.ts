import app from '@adonisjs/core/services/app'
import { packageSettings } from '#config/packages'
import { vaultFolder } from '#config/storage'
import { openRunContext } from '#imports/run_context'
import { ImportFile } from '#imports/services/import_file'
import { RunImport } from '#imports/services/run_import'
import { StartImport } from '#imports/services/start_import'
import type { TestHousehold } from './household.js'

let context: ReturnType<typeof openRunContext> | undefined

/** Imports a file in this thread, with a sandbox that the whole run shares; close it with `endImportRuns`. */
export async function importFile(
  household: TestHousehold,
  content: string,
  accountId?: number,
  name = 'statement.csv',
) {
  const upload = { name, content: pieces(content), accountId }
  return new ImportFile(await openContext()).handle(household.id, upload, household.actor)
}

/** The same without the commit; answers the number of the import. */
export async function previewFile(household: TestHousehold, content: string, accountId: number, name: string) {
  const opened = await openContext()
  const { database, clock } = opened.gateway
  const upload = { name, content: pieces(content), accountId }
  const start = new StartImport(database, opened.vault, clock)
  const batchId = await start.handle(household.id, upload, household.actor)
  await new RunImport(opened).preview(household.id, batchId)
  return batchId
}

/** What runs imports; for tests that put another part in. */
export async function openContext() {
  return (context ??= openRunContext(await app.container.make('florin.gateway'), vaultFolder, packageSettings))
}

export function endImportRuns(): void {
  context?.close()
  context = undefined
}

async function* pieces(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content)
}
