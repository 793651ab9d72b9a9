import { NotFoundException } from '#core/exceptions'
import type { Database, Queries } from '#database/database'
import type { HttpResponse, Manifest } from '#sdk'
import { schemaOf } from '../domain/instance_state.js'
import { redact, redactAddress, redactBody, redactLog, redactSettings } from '../domain/redact.js'
import { handleOf } from '../domain/secret_handles.js'
import { secretFields } from '../domain/settings_form.js'
import type { TapeEntry } from '../host_tape.js'
import type { Seed } from '../protocol.js'
import type { CallSurroundings } from '../sandbox.js'
import { lastRecording } from './plugin_runs.js'
import type { PresentInstances } from './present_instances.js'

/** A file that an importer failed on: its text with other words and numbers in it, or all its bytes. */
export interface FailedFile {
  name: string
  text?: string
  bytes_base64?: string
}

/** The file that an author gets; `node ace florin:plugin replay` repeats the run by it. */
export interface FailedRun {
  format: 'florin-run/1'
  florin: string
  plugin: { id: string; version: string | null; sha256: string }
  manifest: Manifest
  run: {
    method: string
    /** The clock of the run. */
    at: string
    code: string
    message: string
    log: string
    cpu_ms: number
    wall_ms: number
    host_killed: boolean
  }
  /** The dice of the run. */
  seed: Seed
  surroundings: CallSurroundings
  /** Null where it was too large to be kept. */
  request: unknown
  /** Of an importer: what it was to read, beside its request. */
  file?: FailedFile
  /** What the plugin asked of Florin, in order, and what it was told. */
  host_calls: TapeEntry[]
  /** Whether nothing had to be left out, so that it can be repeated. */
  is_complete: boolean
}

interface ExportParts {
  database: Database
  presentInstances: PresentInstances
  florinVersion: string
}

/** What an author needs to repeat the latest failure of an instance, without what it would tell about the household. */
export class ExportFailure {
  constructor(private readonly parts: ExportParts) {}

  async handle(householdId: number, instanceId: number): Promise<FailedRun> {
    const { database, presentInstances, florinVersion } = this.parts
    const { instance, plugin, found } = await database.read(householdId, async (queries) => ({
      ...(await presentInstances.requirePlugin(queries, instanceId)),
      found: await lastRecording(queries, instanceId),
    }))
    if (!found) throw new NotFoundException('failed run')
    const { run, recording } = found
    const { manifest } = plugin
    const handles = secretFields(schemaOf(manifest)).map((name) => [name, handleOf(name)])
    const isPrivate = readsPrivateData(manifest)
    return {
      format: 'florin-run/1',
      florin: florinVersion,
      plugin: { id: manifest.id, version: run.version, sha256: plugin.bundle.hash },
      manifest,
      run: {
        method: run.method,
        at: run.started_at,
        code: run.outcome,
        message: redactLog(run.message),
        log: redactLog(run.log),
        cpu_ms: run.cpu_ms,
        wall_ms: run.wall_ms,
        host_killed: run.host_killed === 1,
      },
      seed: recording.seed,
      surroundings: {
        settings: {
          ...redactSettings(schemaOf(manifest), instance.settings),
          ...(Object.fromEntries(handles) as Record<string, string>),
        },
        ...(await database.systemRead((queries) => regionOf(queries, householdId)))!,
      },
      request: redact(recording.request),
      host_calls: recording.entries.map((entry) => redactEntry(entry, isPrivate)),
      is_complete: recording.is_complete,
    }
  }
}

/** Whether what it is told is about the household; what everybody is told, such as rates, stays as it was. */
function readsPrivateData({ permissions, contributes }: Manifest): boolean {
  return contributes.connector !== undefined || permissions.some(({ kind }) => kind === 'secret' || kind === 'data')
}

function redactEntry(entry: TapeEntry, isPrivate: boolean): TapeEntry {
  if (entry.operation === 'http.request') return redactExchange(entry, isPrivate)
  return 'reply' in entry ? { ...entry, request: redact(entry.request), reply: redact(entry.reply) } : entry
}

/** What a plugin sends was made of what it was given; what it is told is public unless it asked in somebody's name. */
function redactExchange({ operation, request, reply, error }: TapeEntry, isPrivate: boolean): TapeEntry {
  const { url, body, ...asked } = request as { url: string; body?: string }
  const answer = reply as HttpResponse | undefined
  const sent = { ...asked, url: redactAddress(url), ...(body === undefined ? {} : { body: redactBody(body) }) }
  if (error || !answer) return { operation, request: sent, ...(error ? { error } : {}) }
  const told = isPrivate ? { body: redactBody(answer.body), body_base64: undefined } : {}
  return { operation, request: sent, reply: { ...answer, url: redactAddress(answer.url), ...told } }
}

function regionOf(queries: Queries, householdId: number) {
  return queries.first<Omit<CallSurroundings, 'settings'>>(
    'SELECT locale, time_zone, base_currency FROM households WHERE id = ?',
    [householdId],
  )
}
