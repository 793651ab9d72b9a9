import type { CallLimits } from './protocol.js'

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

/** The operations of `florin` inside the sandbox that leave it. */
export type HostOperation =
  'http.request' | 'store.get' | 'store.set' | 'store.delete' | 'store.keys' | 'data.read' | 'progress'

/** Throws `PluginFailedException` to refuse; the plugin gets its code and message. */
export type HostCalls = (operation: HostOperation, request: string) => Promise<string>

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
  /** Answers what the plugin asks of Florin while it runs, such as `http.request`. JSON documents both ways. Without it nothing is answered. */
  onHostCall?: HostCalls
  /** Calls with the same key share a host of their own that nobody else uses: for whatever holds secrets or talks to the network. */
  ownHost?: string
  limits: CallLimits
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
  log: string
}

/** Runs plugins. A call that fails throws `PluginFailedException`. */
export interface Sandbox {
  invoke(call: SandboxCall): Promise<SandboxReply>
}
