import { NotFoundException } from '#core/exceptions'
import type { Database, Queries } from '#database/database'
import type { HttpResponse, Manifest } from '#sdk'
import { schemaOf } from '../domain/instance_state.js'
import { redact, redactAddress, redactBody, redactLog, redactSettings } from '../domain/redact.js'
import { handleOf } from '../domain/secret_handles.js'
import { secretFields } from '../domain/settings_form.js'
import type { TapeEntry } from '../host_tape.js'
import { lastRecording } from './plugin_runs.js'
import type { PresentInstances } from './present_instances.js'

interface ExportParts {
  database: Database
  presentInstances: PresentInstances
  florinVersion: string
}

/** What an author needs to repeat the latest failure of an instance, without what it would tell about the household. */
export class ExportFailure {
  constructor(private readonly parts: ExportParts) {}

  async handle(householdId: number, instanceId: number): Promise<Record<string, unknown>> {
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
        settings: { ...redactSettings(instance.settings), ...(Object.fromEntries(handles) as Record<string, string>) },
        ...(await database.systemRead((queries) => regionOf(queries, householdId))),
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
  if (entry.operation === 'http.request') return isPrivate ? withoutBodies(entry) : entry
  return 'reply' in entry ? { ...entry, request: redact(entry.request), reply: redact(entry.reply) } : entry
}

function withoutBodies({ operation, request, reply, error }: TapeEntry): TapeEntry {
  const asked = request as { url: string; body?: string }
  const answer = reply as HttpResponse | undefined
  return {
    operation,
    request: {
      ...asked,
      url: redactAddress(asked.url),
      ...(asked.body === undefined ? {} : { body: redactBody(asked.body) }),
    },
    ...(answer
      ? { reply: { ...answer, url: redactAddress(answer.url), body: redactBody(answer.body), body_base64: undefined } }
      : {}),
    ...(error ? { error } : {}),
  }
}

function regionOf(queries: Queries, householdId: number) {
  return queries.first('SELECT locale, time_zone, base_currency FROM households WHERE id = ?', [householdId])
}
