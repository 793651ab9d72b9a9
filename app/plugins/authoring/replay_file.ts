import { FixedClock } from '#core/clock'
import type { ParseOptions } from '#sdk'
import { HOST_FILE } from '../installation.js'
import type { LoadedPlugin } from '../registry.js'
import type { FailedFile } from '../services/export_failure.js'
import { ReadStatementFile } from '../services/read_statement_file.js'
import { tryFile, type TriedFile } from '../services/try_file.js'
import { Supervisor } from '../supervisor.js'

/** Has a plugin read a file that it failed on, at the time at which it failed. */
export async function replayFile(
  plugin: LoadedPlugin,
  { name, text, bytes_base64 }: FailedFile,
  { at, options }: { at: string; options: ParseOptions },
): Promise<TriedFile> {
  const sandbox = new Supervisor({ clock: new FixedClock(at), hostFile: HOST_FILE, concurrency: 1 })
  const reader = new ReadStatementFile(sandbox, { ofKind: () => [plugin] })
  const bytes = text === undefined ? Buffer.from(bytes_base64 ?? '', 'base64') : Buffer.from(text)
  try {
    return await tryFile(reader, { name, bytes, importer: plugin.manifest.id, options })
  } finally {
    sandbox.close()
  }
}
