import type { HostEnd } from './host_process.js'
import type { ResultMessage, SandboxErrorCode } from './protocol.js'

/** How a call ended, whoever ended it. */
export type CallOutcome = Pick<ResultMessage, 'outcome' | 'log' | 'cpu_ms'> & {
  /** What `onBatch` or `onHostCall` threw; the call was ended for it. */
  broken?: { error: unknown }
  /** Its host had to be killed for it. */
  host_killed?: boolean
}

/** The call that a host has to be killed for, and what it then fails with. */
export interface Culprit {
  id: number
  code: SandboxErrorCode
  message: string
}

export const SHUTTING_DOWN = 'The server is shutting down.'

export const OUT_OF_MEMORY = {
  code: 'limit_exceeded/memory',
  message: 'It used up the memory of the sandbox.',
} as const

export const CANCELLED = failure('cancelled', 'It was cancelled.')

export const INTERRUPTED: CallOutcome = {
  ...failure('transient', 'The system ended the sandbox whenever it ran; it may lack memory.'),
  host_killed: true,
}

export function failure(code: SandboxErrorCode, message: string): CallOutcome {
  return { outcome: { ok: false, code, message }, log: '', cpu_ms: 0 }
}

/** For the only call of a host that died. V8 and the C++ library say on their way out when it was memory. */
export function blame({ signal, code, errors }: HostEnd): CallOutcome {
  const isMemory = /out of memory|bad_alloc|allocation failed/i.test(errors)
  const ending = isMemory
    ? failure(OUT_OF_MEMORY.code, OUT_OF_MEMORY.message)
    : failure('internal', `The sandbox ended while the plugin ran (${signal ?? `exit ${code}`}).`)
  return { ...ending, host_killed: true }
}
