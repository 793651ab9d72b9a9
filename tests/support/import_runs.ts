import app from '@adonisjs/core/services/app'
import { packageSettings } from '#config/packages'
import { vaultFolder } from '#config/storage'
import { openRunContext } from '#imports/run_context'
import { ImportFile } from '#imports/services/import_file'
import type { TestHousehold } from './household.js'

let context: ReturnType<typeof openRunContext> | undefined

/** Imports a file in this thread, with a sandbox that the whole run shares; close it with `endImportRuns`. */
export async function importFile(
  household: TestHousehold,
  content: string,
  accountId?: number,
  name = 'statement.csv',
) {
  context ??= openRunContext(await app.container.make('florin.gateway'), vaultFolder, packageSettings)
  const upload = { name, content: pieces(content), accountId }
  return new ImportFile(context).handle(household.id, upload, household.actor)
}

export function endImportRuns(): void {
  context?.close()
  context = undefined
}

async function* pieces(content: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(content)
}
