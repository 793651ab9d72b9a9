import type { PluginErrorCode } from '#sdk'

/*
 * What server and plugin host say to each other over Node's IPC. Bodies are JSON strings: whoever needs the content parses it, and
 * nobody in between does.
 */
export const PROTOCOL_VERSION = 1

/** Host calls of one invocation that may wait for an answer at a time; counted in the isolate, in the host and in the server. */
export const CALLS_IN_FLIGHT = 32

/** The operations of `florin` inside the sandbox that leave it. A name that is not here is never looked up anywhere. */
export const HOST_OPERATIONS = [
  'http.request',
  'store.get',
  'store.set',
  'store.delete',
  'store.keys',
  'data.read',
  'progress',
] as const

export type HostOperation = (typeof HOST_OPERATIONS)[number]

/**
 * A failure of a call, as a program sees it: the plugin's own codes, or the limit it ran into. `quota` is a limit of the broker or the
 * store, such as requests a day.
 */
export type SandboxErrorCode =
  | Exclude<PluginErrorCode, 'limit_exceeded'>
  | `limit_exceeded/${'cpu' | 'wall' | 'memory' | 'calls' | 'output' | 'input' | 'quota'}`
  | 'host_unavailable'
  | 'cancelled'

export interface CallLimits {
  /** Time on the processor inside the isolate. */
  cpu_ms: number
  wall_ms: number
  /** Heap of the isolate. */
  memory_mb: number
  /** Calls from the guest to the host. */
  calls: number
  /** Characters that leave the isolate. */
  output_chars: number
  /** Characters that come in as answers to host calls. */
  reply_chars: number
  log_chars: number
}

/** Four 32-bit words, not all zero. */
export type Seed = readonly [number, number, number, number]

export interface InvokeMessage {
  v: typeof PROTOCOL_VERSION
  t: 'invoke'
  id: number
  /** Source of a bundle the host has not seen yet; afterwards the hash is enough. */
  bundle: { hash: string; source?: string }
  /** The kind and the method, such as `importer.parse`. */
  method: string
  request: string
  /** What the call sees of Florin beside its request (`CallSurroundings` in sandbox.ts), a JSON document. */
  surroundings: string
  /** How many `text` messages follow; large files come in pieces so that no event loop stops for them. */
  parts: number
  /** Fixed clock and seed of this call, so that a run can be repeated. */
  now_ms: number
  seed: Seed
  limits: CallLimits
}

export interface TextMessage {
  v: typeof PROTOCOL_VERSION
  t: 'text'
  id: number
  text: string
}

export interface CancelMessage {
  v: typeof PROTOCOL_VERSION
  t: 'cancel'
  id: number
}

/** The answer to a `call`. A refusal reaches the plugin as an error with this code and message. */
export interface ReplyMessage {
  v: typeof PROTOCOL_VERSION
  t: 'reply'
  id: number
  call: number
  outcome: HostReply
}

export type HostReply = { ok: true; body: string } | { ok: false; code: SandboxErrorCode; message: string }

export type ToHost = InvokeMessage | TextMessage | CancelMessage | ReplyMessage

export interface HelloMessage {
  v: typeof PROTOCOL_VERSION
  t: 'hello'
  pid: number
}

/** Something the guest emitted, in order. */
export interface BatchMessage {
  v: typeof PROTOCOL_VERSION
  t: 'batch'
  id: number
  body: string
}

/** The guest asks Florin for something; a `reply` with the same two numbers answers it. */
export interface CallMessage {
  v: typeof PROTOCOL_VERSION
  t: 'call'
  id: number
  call: number
  operation: HostOperation
  body: string
}

export interface ResultMessage {
  v: typeof PROTOCOL_VERSION
  t: 'result'
  id: number
  outcome: { ok: true; value: string } | { ok: false; code: SandboxErrorCode; message: string; retry_after_ms?: number }
  log: string
  cpu_ms: number
}

/** The host cannot save itself from this call: it asks to be killed, and says whose fault it is. */
export interface DoomedMessage {
  v: typeof PROTOCOL_VERSION
  t: 'doomed'
  id: number
  code: SandboxErrorCode
  message: string
}

export type FromHost = HelloMessage | BatchMessage | CallMessage | ResultMessage | DoomedMessage
