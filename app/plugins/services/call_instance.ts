import { randomBytes } from 'node:crypto'
import type { Clock } from '#core/clock'
import type { Database, Writes } from '#database/database'
import type { LiveEvents } from '#http/live_events'
import type { Manifest, MethodName, Methods, PluginKind } from '#sdk'
import { limitsOfMethod } from '../call_limits.js'
import { buildRequest, checkReply } from '../contract.js'
import { lackOf, stateAfterRun } from '../domain/instance_state.js'
import { defuseHandles, handleOf } from '../domain/secret_handles.js'
import { settingsWithHandles } from '../domain/settings_with_handles.js'
import { InstanceNotReadyException, PluginFailedException } from '../exceptions.js'
import { HostTape } from '../host_tape.js'
import type { InstanceBroker, InstanceSecrets } from '../instance_ports.js'
import type { LoadedPlugin, PluginRegistry } from '../registry.js'
import type { Seed } from '../protocol.js'
import type { CallSurroundings, PluginRun, Sandbox } from '../sandbox.js'
import { requireInstance, type StoredInstance } from './instance_rows.js'
import { judgeInstance } from './judge_instance.js'
import { keepConsent } from './keep_consent.js'
import type { MigrateSettings } from './migrate_settings.js'
import { moveInstance, tellState } from './move_instance.js'
import { keepPluginRun, type Recording } from './plugin_runs.js'
import { disabledPlugins } from './plugin_settings.js'

export interface CallParts {
  database: Database
  clock: Clock
  live: LiveEvents
  sandbox: Sandbox
  registry: Pick<PluginRegistry, 'find' | 'freshen'>
  broker: InstanceBroker
  secrets: InstanceSecrets
  migrateSettings: MigrateSettings
}

export interface CallOptions {
  signal?: AbortSignal
  /**
   * A person tries whether it works again: also instances that need them are called, and a success makes them ready. `released` does
   * so even after a quarantine.
   */
  trial?: 'asked' | 'released'
  /** Fields of `connect` that were entered as secrets and are kept by now: the plugin gets their handles. */
  entered?: readonly string[]
}

export interface InstanceReply<M extends MethodName> {
  value: Methods[M]['reply']
  log: string
  run_id: number
  duration_ms: number
}

interface Prepared {
  instance: StoredInstance
  plugin: LoadedPlugin
  surroundings: CallSurroundings
}

/** Calls a method of a plugin as an instance of it: with its settings, its secrets and what its owner agreed to. */
export class CallInstance {
  /** The last call of each instance that has not ended: what an instance stores is then never written by two at once. */
  readonly #turns = new Map<number, Promise<unknown>>()

  constructor(private readonly parts: CallParts) {}

  /** Throws `PluginFailedException` where the plugin fails, `InstanceNotReadyException` where it may not run. */
  handle<M extends MethodName>(
    householdId: number,
    instanceId: number,
    method: M,
    request: Methods[M]['request'],
    options: CallOptions = {},
  ): Promise<InstanceReply<M>> {
    const before = this.#turns.get(instanceId) ?? Promise.resolve()
    const turn = before.catch(() => undefined).then(() => this.#call(householdId, instanceId, method, request, options))
    this.#turns.set(instanceId, turn)
    const leave = () => {
      if (this.#turns.get(instanceId) === turn) this.#turns.delete(instanceId)
    }
    turn.then(leave, leave)
    return turn
  }

  async #call<M extends MethodName>(
    householdId: number,
    instanceId: number,
    method: M,
    request: Methods[M]['request'],
    options: CallOptions,
  ): Promise<InstanceReply<M>> {
    const prepared = await this.#prepare(householdId, instanceId, method, options)
    const { manifest, bundle } = prepared.plugin
    const json = buildRequest(method, request)
    const [tape, seed] = [new HostTape(), drawSeed()]
    let run: PluginRun | undefined
    let reply: { value: Methods[M]['reply']; log: string } | undefined
    let failure: unknown
    try {
      const calls = this.parts.broker.callsFor({
        householdId,
        instanceId,
        pluginId: manifest.id,
        manifest,
        grants: prepared.instance.grants,
        signal: options.signal,
        onProgress: (done, total) => this.#tellProgress(householdId, instanceId, done, total),
      })
      const { value, log } = await this.parts.sandbox.invoke({
        bundle,
        method,
        request: withEntered(defuseHandles(json), options.entered),
        surroundings: prepared.surroundings,
        onHostCall: tape.record(calls),
        ownHost: hasPower(manifest) ? `instance:${instanceId}` : undefined,
        limits: limitsOfMethod(method),
        seed,
        signal: options.signal,
        onRun: (heard) => (run = heard),
      })
      reply = { value: checkReply(manifest.id, method, value, request), log }
    } catch (thrown) {
      failure = thrown
    }
    if (!run) throw failure as Error
    if (failure instanceof PluginFailedException) run = { ...run, code: failure.reason, message: failure.message }
    const recording = { request: json, tape, seed }
    const runId = await this.#keep(householdId, prepared.instance, run, recording, (writes) =>
      reply ? keepConsent(writes, instanceId, method, reply.value) : undefined,
    )
    if (!reply) throw failure as Error
    return { ...reply, run_id: runId, duration_ms: run.wall_ms }
  }

  async #prepare(
    householdId: number,
    instanceId: number,
    method: MethodName,
    { trial }: CallOptions,
  ): Promise<Prepared> {
    const { database, registry, secrets, migrateSettings } = this.parts
    const { stored, kept, disabled } = await database.read(householdId, async (queries) => ({
      stored: await requireInstance(queries, instanceId),
      kept: new Set(await secrets.names(queries, instanceId)),
      disabled: await disabledPlugins(queries),
    }))
    await registry.freshen()
    const plugin = registry.find(stored.plugin_id)
    if (!plugin) throw new InstanceNotReadyException('missing', `Its plugin, ${stored.plugin_id}, is not installed.`)
    refuseOtherKinds(plugin, method)
    if (disabled.has(stored.plugin_id) || !stored.enabled)
      throw new InstanceNotReadyException('disabled', `${stored.title} is switched off.`)
    refuseUnready(stored, trial)
    const instance = await migrateSettings.handle(householdId, stored, plugin)
    const lack = method === 'connector.connect' ? undefined : lackOf(plugin.manifest, instance.settings, kept)
    if (lack) throw new InstanceNotReadyException(lack.state, lack.reason)
    const settings = settingsWithHandles(plugin.manifest, instance.settings, kept)
    return { instance, plugin, surroundings: { settings, ...(await this.#regional(householdId)) } }
  }

  #tellProgress(householdId: number, instanceId: number, done: number, total: number): void {
    const data = { instance_id: instanceId, state: 'ready', progress: { done, total } }
    this.parts.live.publish(householdId, { name: 'plugin', data })
  }

  async #regional(householdId: number): Promise<Omit<CallSurroundings, 'settings'>> {
    const sql = 'SELECT locale, time_zone, base_currency FROM households WHERE id = ?'
    const row = await this.parts.database.systemRead((queries) =>
      queries.first<Omit<CallSurroundings, 'settings'>>(sql, [householdId]),
    )
    return row!
  }

  /** The run, what it makes of the instance, and what its answer says of the connection. */
  async #keep(
    householdId: number,
    instance: StoredInstance,
    run: PluginRun,
    recording: Recording,
    keepAnswer: (writes: Writes) => Promise<void> | undefined,
  ): Promise<number> {
    const { database, clock, live } = this.parts
    const { runId, change } = await database.write(householdId, async (writes) => {
      // It may have been changed, or deleted, while the plugin worked.
      const current = await requireInstance(writes, instance.id)
      const kept = await keepPluginRun(writes, run, { instanceId: instance.id, ...recording })
      const quarantine = await judgeInstance(writes, current, clock.now())
      const next = stateAfterRun(current.state, run, quarantine)
      if (next) await moveInstance(writes, instance.id, next)
      await keepAnswer(writes)
      return { runId: kept, change: next && next.state !== current.state ? next : undefined }
    })
    if (change) tellState(live, householdId, instance.id, change.state)
    live.publish(householdId, { name: 'plugin_run', data: { instance_id: instance.id, run_id: runId } })
    return runId
  }
}

/** What a plugin never said it was is not asked of it; that is no failure of the plugin. */
function refuseOtherKinds({ manifest }: LoadedPlugin, method: MethodName): void {
  const kind = method.split('.')[0] as PluginKind
  if (manifest.contributes[kind]) return
  throw new PluginFailedException('unsupported', `${manifest.name} is no ${kind.replace('_', ' ')}.`, manifest.id)
}

/** A run that succeeds where it was only tried makes the instance ready; see `stateAfterRun`. */
function refuseUnready({ state, state_reason: reason }: StoredInstance, trial: CallOptions['trial']): void {
  if (state === 'ready' || trial === 'released') return
  if (state === 'quarantined' || trial === undefined) throw new InstanceNotReadyException(state, reason)
}

/** A payee may call itself like a secret. So no text of a request is a handle, but those that stand for what was just entered. */
function withEntered(json: string, entered: readonly string[] = []): string {
  if (entered.length === 0) return json
  const request = JSON.parse(json) as { input: Record<string, unknown> }
  const handles = entered.map((name) => [name, handleOf(name)] as const)
  return JSON.stringify({ ...request, input: { ...request.input, ...Object.fromEntries(handles) } })
}

/** Whatever holds secrets or reaches the network shares its process with nobody. */
function hasPower({ permissions }: Manifest): boolean {
  return permissions.some(({ kind }) => kind === 'http' || kind === 'secret' || kind === 'lan')
}

function drawSeed(): Seed {
  const words = randomBytes(16)
  return [words.readUInt32LE(0) || 1, words.readUInt32LE(4), words.readUInt32LE(8), words.readUInt32LE(12)]
}
