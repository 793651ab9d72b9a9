import { type Clock, FixedClock } from '#core/clock'
import type { MethodName, Methods } from '#sdk'
import { limitsOfMethod } from '../call_limits.js'
import { buildRequest, checkReply } from '../contract.js'
import { schemaOf } from '../domain/instance_state.js'
import { defuseHandles, handleOf } from '../domain/secret_handles.js'
import { readSettings, secretFields } from '../domain/settings_form.js'
import { PluginFailedException } from '../exceptions.js'
import { HOST_FILE } from '../installation.js'
import type { Seed } from '../protocol.js'
import type { LoadedPlugin } from '../registry.js'
import type { PluginRun } from '../sandbox.js'
import { Supervisor } from '../supervisor.js'
import type { Expected, FixtureCase } from './cases.js'
import { type Answering, RecordedFlorin } from './recorded_florin.js'

export const USUAL_NOW = '2026-01-02T03:04:05.000Z'
const USUAL_SEED: Seed = [1, 2, 3, 4]

/** What differs from the case as it stands in the fixtures. */
export interface Change {
  now?: string
  seed?: Seed
  answer?: Answering
  store?: ReadonlyMap<string, unknown>
  secrets?: ReadonlyMap<string, string>
}

export interface CallResult<M extends MethodName = MethodName> {
  outcome: Expected
  /** Where it answered. */
  reply: Methods[M]['reply'] | undefined
  code: string | undefined
  log: string
  cpu_ms: number
  florin: RecordedFlorin
}

class SetClock implements Clock {
  #fixed = new FixedClock(USUAL_NOW)

  set(instant = USUAL_NOW) {
    this.#fixed = new FixedClock(instant)
  }

  now() {
    return this.#fixed.now()
  }

  today(timeZone: string) {
    return this.#fixed.today(timeZone)
  }
}

/** A plugin on the real host with its real limits, under a clock and dice that are set. */
export class Bench {
  readonly clock = new SetClock()
  readonly sandbox = new Supervisor({ clock: this.clock, hostFile: HOST_FILE, concurrency: 1 })
  readonly used = new Set<string>()
  /** Every log there was, for the search for secrets. */
  readonly logs: string[] = []

  constructor(readonly plugin: LoadedPlugin) {}

  close(): void {
    this.sandbox.close()
  }

  async call<M extends MethodName>(fixture: FixtureCase<M>, change: Change = {}): Promise<CallResult<M>> {
    const { manifest, bundle } = this.plugin
    const given = change.secrets ? { ...fixture, secrets: Object.fromEntries(change.secrets) } : fixture
    const florin = new RecordedFlorin(manifest, given, change.answer, change.store)
    this.clock.set(change.now ?? fixture.now)
    let run: PluginRun | undefined
    try {
      const { value } = await this.sandbox.invoke({
        bundle,
        method: fixture.method,
        request: this.#request(given),
        surroundings: this.#surroundings(given),
        onHostCall: florin.calls,
        ownHost: hasPower(this.plugin) ? `conformance:${manifest.id}` : undefined,
        limits: limitsOfMethod(fixture.method),
        seed: change.seed ?? USUAL_SEED,
        onRun: (heard) => (run = heard),
      })
      const reply = checkReply(manifest.id, fixture.method, value, fixture.request)
      return { ...this.#heard(florin, run!), outcome: { reply }, reply, code: undefined }
    } catch (thrown) {
      if (!(thrown instanceof PluginFailedException)) throw thrown
      const error = { code: thrown.reason, message: thrown.message }
      return { ...this.#heard(florin, run), outcome: { error }, reply: undefined, code: error.code }
    }
  }

  #heard(florin: RecordedFlorin, run: PluginRun | undefined) {
    for (const permission of florin.used) this.used.add(permission)
    this.logs.push(run?.log ?? '')
    return { florin, log: run?.log ?? '', cpu_ms: run?.cpu_ms ?? 0 }
  }

  /** What is entered as a secret reaches `connect` as a handle. */
  #request({ method, request, secrets = {} }: FixtureCase): string {
    const json = defuseHandles(buildRequest(method, request))
    const form = this.plugin.manifest.contributes.connector?.connect
    if (method !== 'connector.connect' || !form) return json
    const { input } = JSON.parse(json) as { input: Record<string, unknown> }
    const entered = secretFields(form).filter((name) => Object.hasOwn(secrets, name))
    return JSON.stringify({ input: { ...input, ...Object.fromEntries(entered.map((name) => [name, handleOf(name)])) } })
  }

  #surroundings({ settings = {}, secrets = {}, locale, time_zone, base_currency }: FixtureCase) {
    const form = schemaOf(this.plugin.manifest)
    const kept = new Set(Object.keys(secrets))
    const reading = readSettings(form, { settings, kept })
    const handles = secretFields(form).filter((name) => kept.has(name))
    return {
      settings: { ...reading.settings, ...Object.fromEntries(handles.map((name) => [name, handleOf(name)])) },
      locale: locale ?? 'en',
      time_zone: time_zone ?? 'Europe/Berlin',
      base_currency: base_currency ?? 'EUR',
    }
  }
}

function hasPower({ manifest: { permissions } }: LoadedPlugin): boolean {
  return permissions.some(({ kind }) => kind === 'http' || kind === 'secret' || kind === 'lan')
}
