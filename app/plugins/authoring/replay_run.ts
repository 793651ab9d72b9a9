import { isDeepStrictEqual } from 'node:util'
import { FixedClock } from '#core/clock'
import type { HttpRequest, Manifest, MethodName, ParseOptions } from '#sdk'
import { limitsOfMethod, QUICK_CALL } from '../call_limits.js'
import { checkReply } from '../contract.js'
import { redact, redactAddress, redactBody } from '../domain/redact.js'
import { PluginFailedException } from '../exceptions.js'
import type { TapeEntry } from '../host_tape.js'
import { HOST_FILE } from '../installation.js'
import type { Seed } from '../protocol.js'
import type { LoadedPlugin } from '../registry.js'
import type { CallSurroundings, HostCalls, PluginRun } from '../sandbox.js'
import { Supervisor } from '../supervisor.js'
import type { FailedFile } from '../services/export_failure.js'
import { NotReplayableException } from './exceptions.js'
import { replayFile } from './replay_file.js'

/** A failing run as `GET /plugin-instances/:id/bundle` exports it. */
export interface ExportedRun {
  format: 'florin-run/1'
  florin: string
  plugin: { id: string; version: string; sha256: string }
  manifest: Manifest
  run: { method: MethodName; at: string; code: string; message: string; log: string }
  seed: Seed
  surroundings: CallSurroundings
  request: unknown
  file?: FailedFile
  host_calls: TapeEntry[]
  is_complete: boolean
}

export interface Replay {
  /** Whether it ends in the same code as then. */
  still_fails: boolean
  now: { code: string; message: string; log: string; cpu_ms: number }
  then: { code: string; message: string }
  /** Whether the same bytes ran as then. */
  same_code: boolean
  /** What it asked of Florin that it did not ask then; the run has gone another way. */
  unforeseen: string[]
}

export function readExportedRun(text: string): ExportedRun {
  const run = parsed(text) as Partial<ExportedRun> | undefined
  const isWhole = run?.format === 'florin-run/1' && run.plugin && run.run && run.seed && Array.isArray(run.host_calls)
  if (!isWhole) throw new NotReplayableException('This is no run that Florin exported.')
  return run as ExportedRun
}

/** Runs the plugin once more with what it had when it failed. */
export async function replayRun(exported: ExportedRun, plugin: LoadedPlugin): Promise<Replay> {
  const { run, file, request } = exported
  const { now, unforeseen } = file
    ? { now: await fileNow(exported, plugin, file, (request as { options: ParseOptions }).options), unforeseen: [] }
    : await callNow(exported, plugin)
  return {
    still_fails: now.code === run.code,
    now,
    then: { code: run.code, message: run.message },
    same_code: plugin.bundle.hash === exported.plugin.sha256,
    unforeseen,
  }
}

async function fileNow({ run }: ExportedRun, plugin: LoadedPlugin, file: FailedFile, options: ParseOptions) {
  const { code, message, run: heard } = await replayFile(plugin, file, { at: run.at, options })
  return { code, message, log: heard?.log ?? '', cpu_ms: heard?.cpu_ms ?? 0 }
}

/** With the request, the answers, the clock and the dice of the run that failed. */
async function callNow(exported: ExportedRun, plugin: LoadedPlugin): Promise<Pick<Replay, 'now' | 'unforeseen'>> {
  const { run, seed, surroundings, request, host_calls } = exported
  const sandbox = new Supervisor({ clock: new FixedClock(run.at), hostFile: HOST_FILE, concurrency: 1 })
  const unforeseen: string[] = []
  let heard: PluginRun | undefined
  let failure = { code: 'ok', message: '' }
  try {
    const { value } = await sandbox.invoke({
      bundle: plugin.bundle,
      method: run.method,
      request: JSON.stringify(request),
      surroundings,
      onHostCall: replaying(host_calls, plugin, unforeseen),
      ownHost: 'replay',
      limits: { ...QUICK_CALL, ...limitsOfMethod(run.method) },
      seed,
      onRun: (each) => (heard = each),
    })
    checkReply(plugin.manifest.id, run.method, value, request as never)
  } catch (thrown) {
    if (!(thrown instanceof PluginFailedException)) throw thrown
    failure = { code: thrown.reason, message: thrown.message }
  } finally {
    sandbox.close()
  }
  return { now: { ...failure, log: heard?.log ?? '', cpu_ms: heard?.cpu_ms ?? 0 }, unforeseen }
}

/** Answers what was asked then, each entry once; requests at once may come in another order. */
function replaying(entries: readonly TapeEntry[], { manifest }: LoadedPlugin, unforeseen: string[]): HostCalls {
  const left = [...entries]
  return (operation, json) => {
    if (operation === 'progress') return Promise.resolve('null')
    const asked: unknown = JSON.parse(json)
    const forms = [asked, redacted(operation, asked)]
    const same = left.findIndex(
      (each) => each.operation === operation && forms.some((form) => isDeepStrictEqual(each.request, form)),
    )
    // What a household's data was is not in the file, so what follows from it may read differently; its place is then the best guess.
    const index = same >= 0 ? same : left.findIndex((each) => each.operation === operation)
    const [entry] = index < 0 ? [] : left.splice(index, 1)
    if (same < 0) unforeseen.push(`${operation} ${json.slice(0, 300)}`)
    if (!entry) return refuse('transient', 'This was not asked in the run that failed.', manifest.id)
    if (entry.error) return refuse(entry.error.code, entry.error.message, manifest.id)
    return Promise.resolve(JSON.stringify(entry.reply ?? null))
  }
}

/** What was asked as an export shows it. */
function redacted(operation: TapeEntry['operation'], asked: unknown): unknown {
  if (operation !== 'http.request') return redact(asked)
  const { url, body, ...more } = asked as HttpRequest
  return { ...more, url: redactAddress(url), ...(body === undefined ? {} : { body: redactBody(body) }) }
}

const refuse = (code: string, message: string, id: string) =>
  Promise.reject(new PluginFailedException(code as PluginFailedException['reason'], message, id))

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
