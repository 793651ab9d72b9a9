import type { CallLimits, HostOperation, Seed } from './protocol.js'

export type { HostOperation }

/** The code of a plugin, with what decides where it may run. */
export interface Bundle {
  pluginId: string
  version: string
  /** SHA-256 of the source. */
  hash: string
  source: string
  /** Shipped with Florin and unchanged: runs with the compiler on. */
  bundled: boolean
}

export interface CallSurroundings {
  settings: Record<string, unknown>
  locale: string
  time_zone: string
  base_currency: string
}

/**
 * Answers what a plugin asks of Florin while it runs; JSON documents both ways:
 *
 * | operation | request | answer |
 * |---|---|---|
 * | `http.request` | `HttpRequest` | `HttpResponse` |
 * | `store.get` | `{ key }` | the value, or null |
 * | `store.set` | `{ key, value }` | null |
 * | `store.delete` | `{ key }` | null |
 * | `store.keys` | `{ prefix }` | list of keys |
 * | `data.read` | `{ scope, query }` | list of rows |
 * | `progress` | `{ done, total }` | null |
 *
 * Throws `PluginFailedException` to refuse: the plugin gets its code and message and may go on. Anything else it throws ends the call
 * and is thrown by `invoke`. `signal` aborts when the call is over, whatever ended it; the answer is of no use then.
 */
export type HostCalls = (operation: HostOperation, request: string, signal: AbortSignal) => Promise<string>

export interface SandboxCall {
  bundle: Bundle
  /** Kind and method, such as `importer.parse`. */
  method: string
  /** A JSON document. */
  request: string
  /** The text that goes along, such as a file. */
  text?: string
  /** What the call sees of Florin beside its request: settings with handles for secrets, the household's language and day. */
  surroundings?: CallSurroundings
  /** Without it, all that the plugin asks of Florin is refused with `forbidden`. */
  onHostCall?: HostCalls
  /** Calls with the same key share a host of their own that nobody else uses: for whatever holds secrets or talks to the network. */
  ownHost?: string
  limits: CallLimits
  /** Repeats the dice of an earlier call. */
  seed?: Seed
  /** Receives what the plugin emits, in order, each piece once. What it throws ends the call and is thrown by `invoke`. */
  onBatch?: (body: string) => void
  /** Hears how the call went. */
  onRun?: (run: PluginRun) => void
  signal?: AbortSignal
}

export interface SandboxReply {
  /** A JSON document; the caller checks it against the contract of its method. */
  value: string
  log: string
  cpu_ms: number
  wall_ms: number
}

/** A record of one call, for the plugin's page and its health. */
export interface PluginRun {
  plugin_id: string
  version: string
  method: string
  started_at: string
  wall_ms: number
  cpu_ms: number
  outcome: 'ok' | 'failed'
  /** The error code, or empty. */
  code: string
  message: string
  /** How long the provider wants to be left alone, as the plugin told it. */
  retry_after_ms: number | null
  log: string
  /** The call had to be ended by killing its host. */
  host_killed: boolean
}

/** Runs plugins. A call that fails throws `PluginFailedException`. */
export interface Sandbox {
  invoke(call: SandboxCall): Promise<SandboxReply>
}
