import { randomInt } from 'node:crypto'
import { extname } from 'node:path'
import type { Database } from '#database/database'
import { decodeText } from '#plugins/domain/decode_text'
import { redactLog } from '#plugins/domain/redact'
import { scrambleText, wordsOf } from '#plugins/domain/scramble_text'
import type { LoadedPlugin, PluginRegistry } from '#plugins/registry'
import type { FailedFile, FailedRun } from '#plugins/services/export_failure'
import { disabledPlugins } from '#plugins/services/plugin_settings'
import type { ReadStatementFile } from '#plugins/services/read_statement_file'
import { type TriedFile, tryFile } from '#plugins/services/try_file'
import type { ParseOptions } from '#sdk'
import type { Vault } from '../vault.js'
import { readBatch } from './import_batches.js'

interface ReportParts {
  database: Database
  vault: Vault
  reader: ReadStatementFile
  registry: Pick<PluginRegistry, 'find'>
  florinVersion: string
}

export interface FailedImportReport {
  /** Null where there is nothing to send; then `note` says why. */
  report: FailedRun | null
  note: string | null
  /** Whether a plugin fails on the file as it is. */
  can_send_original: boolean
}

interface Failure {
  plugin: LoadedPlugin
  tried: TriedFile
  name: string
  bytes: Buffer
  options: ParseOptions
}

const BYTES_MAX = 4_000_000
const TRIES = 4
const NO_TEXT = 'The file is no text, so nobody can tell apart in it what is private.'
const OTHERWISE = 'With other words and numbers in it, the file no longer fails in the same way.'

/** What the author of an importer needs to repeat a failure on somebody's file, without what is in the file. */
export class ReportFailedImport {
  constructor(private readonly parts: ReportParts) {}

  /** The file with other words and numbers in it, if it still fails in the same way. */
  async handle(householdId: number, batchId: number): Promise<FailedImportReport> {
    const failure = await this.#failure(householdId, batchId)
    if (typeof failure === 'string') return { report: null, note: failure, can_send_original: false }
    const { plugin, tried, name, bytes, options } = failure
    const { text, encoding } = decodeText(bytes)
    if (encoding === 'binary') return { report: null, note: NO_TEXT, can_send_original: true }
    const known = wordsOf(plugin.bundle.source)
    const file = { name: `statement${extname(name)}`, text: '' }
    for (let round = 0; round < TRIES; round++) {
      file.text = scrambleText(text, { known, roll: (below) => randomInt(below) })
      const importer = plugin.manifest.id
      const again = await tryFile(this.parts.reader, { ...file, bytes: Buffer.from(file.text), importer, options })
      if (again.code === tried.code)
        return { report: this.#report(failure, again, file), note: null, can_send_original: true }
    }
    return { report: null, note: OTHERWISE, can_send_original: true }
  }

  /** The file as it is, for who decides to send it. */
  async original(householdId: number, batchId: number): Promise<FailedImportReport> {
    const failure = await this.#failure(householdId, batchId)
    if (typeof failure === 'string') return { report: null, note: failure, can_send_original: false }
    const { tried, name, bytes } = failure
    return {
      report: this.#report(failure, tried, { name, bytes_base64: bytes.toString('base64') }),
      note: null,
      can_send_original: true,
    }
  }

  /** Nothing of the run was kept, so the file is read once more. Why there is nothing to report, in a sentence. */
  async #failure(householdId: number, batchId: number): Promise<Failure | string> {
    const { database, vault, reader, registry } = this.parts
    const { batch, disabled } = await database.read(householdId, async (queries) => ({
      batch: await readBatch(queries, batchId),
      disabled: await disabledPlugins(queries),
    }))
    if (batch.status !== 'failed') return 'This import did not fail.'
    if (batch.file.size > BYTES_MAX) return `The file has more than ${BYTES_MAX / 1_000_000} MB.`
    const bytes = await vault.read(householdId, batch.file.sha256)
    const { mapping } = batch.settings
    const options: ParseOptions = mapping ? { mapping } : {}
    const { name } = batch.file
    try {
      const tried = await tryFile(reader, { name, bytes, importer: batch.importer?.id, options, disabled })
      const plugin = registry.find(tried.pluginId)
      if (tried.code === 'ok') return 'No plugin fails on it any more. Import it again.'
      return plugin ? { plugin, tried, name, bytes, options } : 'The plugin that failed is not installed any more.'
    } catch (thrown) {
      // That no importer knows the format, or that a document is locked, is nobody's failure.
      return `No plugin failed: ${(thrown as Error).message}`
    }
  }

  #report({ plugin, options }: Failure, { code, message, run }: TriedFile, file: FailedFile): FailedRun {
    const { manifest, bundle } = plugin
    return {
      format: 'florin-run/1',
      florin: this.parts.florinVersion,
      plugin: { id: manifest.id, version: manifest.version, sha256: bundle.hash },
      manifest,
      run: {
        method: 'importer.parse',
        at: run?.started_at ?? '1970-01-01T00:00:00.000Z',
        code,
        message: redactLog(message),
        log: redactLog(run?.log ?? ''),
        cpu_ms: run?.cpu_ms ?? 0,
        wall_ms: run?.wall_ms ?? 0,
        host_killed: run?.host_killed ?? false,
      },
      seed: [1, 1, 2, 3],
      surroundings: { settings: {}, locale: 'en', time_zone: 'UTC', base_currency: 'EUR' },
      request: { options },
      file,
      host_calls: [],
      is_complete: true,
    }
  }
}
