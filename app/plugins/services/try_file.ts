import { PluginFailedException } from '../exceptions.js'
import type { PluginRun } from '../sandbox.js'
import type { ReadStatementFile, StatementFile } from './read_statement_file.js'

export interface TriedFile {
  /** `ok`, or the code of the plugin's failure. */
  code: string
  message: string
  /** The plugin that failed; empty where none did. */
  pluginId: string
  /** How its last call went; undefined where it came to none. */
  run: PluginRun | undefined
}

/** Reads a file for how it goes, not for what is in it. What no plugin is to blame for is thrown. */
export async function tryFile(reader: ReadStatementFile, file: StatementFile): Promise<TriedFile> {
  const ignore = () => undefined
  let run: PluginRun | undefined
  try {
    await reader.handle({ ...file, onRun: (heard) => (run = heard) }, ignore, ignore)
    return { code: 'ok', message: '', pluginId: '', run }
  } catch (thrown) {
    if (!(thrown instanceof PluginFailedException)) throw thrown
    return { code: thrown.reason, message: thrown.message, pluginId: thrown.pluginId, run }
  }
}
