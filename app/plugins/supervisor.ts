import { randomFillSync } from 'node:crypto'
import { existsSync, realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { Clock } from '#core/clock'
import { PluginFailedException, SandboxUnavailableException } from './exceptions.js'
import { HostLane, type LaneState } from './host_lane.js'
import { announceHosts } from './host_states.js'
import type { Seed } from './protocol.js'
import type { PluginRun, Sandbox, SandboxCall, SandboxReply } from './sandbox.js'

export interface SupervisorSettings {
  clock: Clock
  /** plugins/host/dist/plugin_host.mjs */
  hostFile: string
  /** Hears of every finished call. Errors it throws are its own. */
  onRun?: (run: PluginRun) => void
  concurrency?: number
  idle_ms?: number
  memory_bytes?: number
}

const MEGABYTE = 1024 * 1024
const DEFAULTS = {
  concurrency: 2,
  idle_ms: 60_000,
  memory_bytes: 700 * MEGABYTE,
  calls_a_host: 500,
  life_ms: 3_600_000,
  worn_bytes: 300 * MEGABYTE,
}

/**
 * The server's only way to run a plugin. It never loads isolated-vm itself: calls go to a child process for what Florin ships (with
 * a compiler) or to one for everything else (without), which come and go as needed. Any thread may have a supervisor of its own.
 */
export class Supervisor implements Sandbox {
  readonly #lanes: Record<'bundled' | 'third_party', HostLane>
  #calls = 1

  constructor(private readonly settings: SupervisorSettings) {
    const { hostFile, concurrency, idle_ms, memory_bytes } = { ...DEFAULTS, ...settings }
    const onChange = () => announceHosts(this.state())
    // The permission model compares real paths.
    const file = existsSync(hostFile) ? realpathSync(hostFile) : hostFile
    const shared = { ...DEFAULTS, file, binary: isolatedVmBinary(), concurrency, idle_ms, memory_bytes, onChange }
    this.#lanes = {
      bundled: new HostLane({ ...shared, jit: true }),
      third_party: new HostLane({ ...shared, jit: false }),
    }
  }

  async invoke(call: SandboxCall): Promise<SandboxReply> {
    const { clock } = this.settings
    const started_at = clock.now()
    const began = performance.now()
    const lane = call.bundle.bundled ? this.#lanes.bundled : this.#lanes.third_party
    const {
      outcome,
      log,
      cpu_ms,
      broken,
      host_killed = false,
    } = await lane.run(call, Date.parse(started_at), call.seed ?? this.#roll(call))
    const wall_ms = Math.round(performance.now() - began)
    const { pluginId, version } = call.bundle
    const told = outcome.ok
      ? { outcome: 'ok' as const, code: '', message: '' }
      : { outcome: 'failed' as const, ...outcome }
    const { code, message } = told
    const { method } = call
    const run = {
      plugin_id: pluginId,
      version,
      method,
      started_at,
      wall_ms,
      cpu_ms,
      outcome: told.outcome,
      code,
      message,
      log,
      host_killed,
    }
    this.settings.onRun?.(run)
    call.onRun?.(run)
    if (broken) throw broken.error
    if (outcome.ok) return { value: outcome.value, log, cpu_ms, wall_ms }
    if (outcome.code === 'host_unavailable') throw new SandboxUnavailableException(outcome.message)
    throw new PluginFailedException(outcome.code, outcome.message, pluginId)
  }

  /** A pure call rolls the same dice in every process; one that meets the world must not repeat the ids of another. */
  #roll({ onHostCall }: SandboxCall): Seed {
    const [a = 0, b = 0, c = 0] = onHostCall ? randomFillSync(new Uint32Array(3)) : [this.#calls++, 1, 2]
    return [a, b, c, 0x9e3779b9]
  }

  /** For the page that shows the sandbox. */
  state(): Record<'bundled' | 'third_party', LaneState> {
    return { bundled: this.#lanes.bundled.state, third_party: this.#lanes.third_party.state }
  }

  /** Kills the hosts; calls that still run fail. */
  close(): void {
    this.#lanes.bundled.close()
    this.#lanes.third_party.close()
  }
}

/** Where npm put the binary for this platform; asking for the path loads nothing. */
function isolatedVmBinary(): string {
  const require = createRequire(import.meta.url)
  const folder = dirname(require.resolve('isolated-vm/package.json'))
  const find = createRequire(`${folder}/`)('node-gyp-build') as { path(folder: string): string }
  return realpathSync(find.path(folder))
}
