import { AbortController, AbortSignal } from './abort.js'
import { decodeBase64, encodeBase64 } from './base64.js'
import { clone } from './clone.js'
import { makeCrypto } from './dice.js'
import type { Gate } from './gate.js'
import { addTimers } from './timers.js'
import { Url } from './url.js'
import { URLSearchParams } from './url_search_params.js'
import { Utf8Decoder, Utf8Encoder } from './utf8.js'

const FULL = '… (the log is full)'

interface LogLimit {
  readonly log_chars: number
}

export interface Globals {
  /** What was written to the console. */
  log(): string
  /** A timer's time is up. */
  wake(id: number): void
}

/** Adds the few globals that libraries expect beyond ECMAScript. */
export function addGlobals(gate: Gate, limits: LogLimit, roll: () => number): Globals {
  const then = Promise.prototype.then
  const reflectApply = Reflect.apply
  const ready = Promise.resolve()
  const { write, read } = makeLog(limits)
  const wake = addTimers(gate, define)

  define('console', { debug: write, error: write, info: write, log: write, warn: write })
  define('queueMicrotask', (task: () => void) => void reflectApply(then, ready, [task]))
  define('structuredClone', (value: unknown) => clone(value))
  define('atob', decodeBase64)
  define('btoa', encodeBase64)
  define('TextEncoder', Utf8Encoder)
  define('TextDecoder', Utf8Decoder)
  define('URL', Url)
  define('URLSearchParams', URLSearchParams)
  define('AbortController', AbortController)
  define('AbortSignal', AbortSignal)
  define('crypto', makeCrypto(roll))
  return {
    log: read,
    wake(id) {
      try {
        wake(id)
      } catch (thrown) {
        write('A timer failed:', (thrown as Error | undefined)?.message ?? 'it threw nothing')
      }
    },
  }
}

/** Kept inside and handed over with the answer, so that writing a line is no call to the host. */
function makeLog(limits: LogLimit) {
  const { stringify } = JSON
  let log = ''

  function write(...values: unknown[]) {
    const { log_chars } = limits
    if (log.length >= log_chars) return
    let line = ''
    for (let i = 0; i < values.length; i++)
      line += `${i ? ' ' : ''}${typeof values[i] === 'string' ? values[i] : stringify(values[i])}`
    log += `${line}\n`
    if (log.length >= log_chars) log = log.slice(0, log_chars - FULL.length) + FULL
  }
  return { write, read: () => log.trimEnd() }
}

function define(name: string, value: unknown) {
  Object.defineProperty(globalThis, name, { value, writable: true, configurable: true })
}
