import { randomFillSync } from 'node:crypto'
import type { Clock } from '#core/clock'
import { type Confinement, strongestConfinement } from './confinement.js'
import { PluginFailedException, SafeModeException, SandboxUnavailableException } from './exceptions.js'
import { HostLane } from './host_lane.js'
import { announceHosts, type SandboxState } from './host_states.js'
import { hostFiles } from './installation.js'
import { OwnHosts } from './own_hosts.js'
import type { CallOutcome } from './call_outcomes.js'
import type { Seed } from './protocol.js'
import type { PluginRun, Sandbox, SandboxCall, SandboxReply } from './sandbox.js'

export interface SupervisorSettings {
  clock: Clock
  /** plugins/host/dist/plugin_host.mjs */
  hostFile: string
  /** Runs only what ships with Florin. */
  safeMode?: boolean
  /** Hears of every finished call. Errors it throws are its own. */
  onRun?: (run: PluginRun) => void
  concurrency?: number
  /** Own hosts at a time. */
  ownHosts?: number
  idle_ms?: number
  memory_bytes?: number
  calls_a_host?: number
  life_ms?: number
  worn_bytes?: number
  /** The strongest that the system offers, unless a weaker one is to be used. */
  confinement?: Confinement
}

const MEGABYTE = 1024 * 1024
const DEFAULTS = {
  concurrency: 2,
  ownHosts: 4,
  idle_ms: 60_000,
  // The largest file that is read, a million rows, takes 330.
  memory_bytes: 500 * MEGABYTE,
  calls_a_host: 500,
  life_ms: 3_600_000,
  worn_bytes: 300 * MEGABYTE,
}

/**
 * The server's only way to run a plugin. It never loads isolated-vm itself: calls go to child processes that come and go as needed. What
 * ships with Florin shares one with a compiler, everything else one without, and what holds secrets or talks to the network has one of
 * its own. Any thread may have a supervisor of its own.
 */
export class Supervisor implements Sandbox {
  readonly #shared: Record<'bundled' | 'third_party', HostLane>
  readonly #own: OwnHosts
  /** Of whatever changes until it is this one's turn. */
  #announcement: NodeJS.Immediate | undefined
  #calls = 1

  constructor(private readonly settings: SupervisorSettings) {
    const { ownHosts, confinement, ...limits } = { ...DEFAULTS, ...settings }
    const files = hostFiles(settings.hostFile)
    const confine = () => (confinement ? Promise.resolve(confinement) : strongestConfinement(files))
    const onChange = () => {
      this.#announcement ??= setImmediate(() => {
        this.#announcement = undefined
        announceHosts(this.state())
      })
    }
    const shared = { ...limits, ...files, confinement: confine, onChange }
    this.#shared = {
      bundled: new HostLane({ ...shared, jit: true }),
      third_party: new HostLane({ ...shared, jit: false }),
    }
    this.#own = new OwnHosts({ ...shared, jit: false, hosts: ownHosts })
  }

  async invoke(call: SandboxCall): Promise<SandboxReply> {
    const { clock, safeMode } = this.settings
    const { bundle, method } = call
    if (safeMode && !bundle.bundled) throw new SafeModeException(bundle.pluginId)
    const started_at = clock.now()
    const began = performance.now()
    const ended = await this.#run(call, Date.parse(started_at))
    const { outcome, log, cpu_ms, broken, host_killed = false } = ended
    const wall_ms = Math.round(performance.now() - began)
    const run: PluginRun = {
      plugin_id: bundle.pluginId,
      version: bundle.version,
      method,
      started_at,
      wall_ms,
      cpu_ms,
      outcome: outcome.ok ? 'ok' : 'failed',
      code: outcome.ok ? '' : outcome.code,
      message: outcome.ok ? '' : outcome.message,
      retry_after_ms: outcome.ok ? null : (outcome.retry_after_ms ?? null),
      log,
      host_killed,
    }
    this.settings.onRun?.(run)
    call.onRun?.(run)
    if (broken) throw broken.error
    if (outcome.ok) return { value: outcome.value, log, cpu_ms, wall_ms }
    if (outcome.code === 'host_unavailable') throw new SandboxUnavailableException(outcome.message)
    throw new PluginFailedException(outcome.code, outcome.message, bundle.pluginId, run.retry_after_ms)
  }

  /** For the page that shows the sandbox. */
  state(): SandboxState {
    const { bundled, third_party } = this.#shared
    return { bundled: bundled.state, third_party: third_party.state, own: this.#own.states }
  }

  /** The processes that plugins run in at the moment. */
  get pids(): number[] {
    const { bundled, third_party, own } = this.state()
    return [bundled, third_party, ...own].flatMap(({ pid }) => pid ?? [])
  }

  /** Kills the hosts; calls that still run fail. */
  close(): void {
    this.#shared.bundled.close()
    this.#shared.third_party.close()
    this.#own.close()
  }

  #run(call: SandboxCall, now_ms: number): Promise<CallOutcome> {
    const seed = call.seed ?? this.#roll(call)
    if (call.ownHost !== undefined) return this.#own.run(call.ownHost, call, now_ms, seed)
    return this.#shared[call.bundle.bundled ? 'bundled' : 'third_party'].run(call, now_ms, seed)
  }

  /** A pure call rolls the same dice in every process; one that meets the world must not repeat the ids of another. */
  #roll({ onHostCall }: SandboxCall): Seed {
    const [a = 0, b = 0, c = 0] = onHostCall ? randomFillSync(new Uint32Array(3)) : [this.#calls++, 1, 2]
    return [a, b, c, 0x9e3779b9]
  }
}
