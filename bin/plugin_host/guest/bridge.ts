/*
 * Runs inside the isolate, before the plugin, and is all the plugin ever gets of the host: `install` hardens the realm and returns
 * the function by which the host calls the plugin. It takes what it needs of the realm here, at load, because a plugin may replace
 * any global and any prototype method later.
 */
import { hardenRealm } from './realm.js'
import { addGlobals } from './globals.js'

interface Settings {
  calls: number
  output_chars: number
  log_chars: number
  now_ms: number
  seed: number
}

interface Failure {
  code: string
  message: string
}

const { parse, stringify } = JSON
const NativeString = String
const NativeRangeError = RangeError
const slice = Function.prototype.call.bind(String.prototype.slice) as (text: string, from: number, to: number) => string
const test = Function.prototype.call.bind(RegExp.prototype.test) as (pattern: RegExp, text: string) => boolean
const realm: Record<string, unknown> = globalThis

const CODES =
  /^(auth_required|consent_expired|rate_limited|transient|invalid_settings|invalid_input|unsupported|not_found|conflict)$/
const OUT_OF_MEMORY = /^(Array buffer allocation failed|Invalid (typed )?array (buffer )?length)/
const LONGEST_MESSAGE = 1000

export function install(toHost: (body: string) => void, settingsJson: string) {
  const settings = parse(settingsJson) as Settings
  let calls = 0
  let chars = 0
  let broken: Failure | undefined

  hardenRealm(settings)
  const log = addGlobals(settings.log_chars)

  /** Counts before the native queue is touched, because nothing behind it has a limit. */
  function send(value: unknown) {
    const body = stringify(value)
    calls++
    chars += body.length
    if (calls > settings.calls)
      broken = { code: 'limit_exceeded/calls', message: `It called Florin more than ${settings.calls} times.` }
    else if (chars > settings.output_chars)
      broken = { code: 'limit_exceeded/output', message: 'It returned more data than is allowed.' }
    if (broken) throw new NativeRangeError(broken.message)
    toHost(body)
  }

  const emit = { transactions: send }

  async function call(method: string, request: string, text: string): Promise<unknown> {
    const plugin = (realm.florinPlugin as { default?: Record<string, never> } | undefined)?.default
    const { head, file, options } = parse(request)
    switch (method) {
      case 'importer.detect':
        return handler(plugin, 'importer', 'detect')({ ...head, text })
      case 'importer.parse':
        return handler(plugin, 'importer', 'parse')({ ...file, text }, options, emit)
      default:
        throw new Refusal(`This version of Florin's sandbox has no ${method}.`)
    }
  }

  return async function dispatch(method: string, request: string, text: string): Promise<string> {
    let failure: Failure
    try {
      const value = stringify(await call(method, request, text))
      if (value === undefined) failure = { code: 'internal', message: 'The plugin answered with nothing.' }
      else if (broken) failure = broken
      else if (chars + value.length > settings.output_chars)
        failure = { code: 'limit_exceeded/output', message: 'It returned more data than is allowed.' }
      else return `{"ok":true,"value":${value},"log":${stringify(log())}}`
    } catch (thrown) {
      failure = broken ?? describe(thrown)
    }
    return `{"ok":false,"code":${stringify(failure.code)},"message":${stringify(failure.message)},"log":${stringify(log())}}`
  }
}

class Refusal extends Error {
  readonly code = 'unsupported'
}

function handler(plugin: Record<string, never> | undefined, kind: string, method: string) {
  const found = (plugin?.[kind] as Record<string, unknown> | undefined)?.[method]
  if (typeof found !== 'function') throw new Refusal(`The plugin has no ${kind}.${method}.`)
  return found as (...args: unknown[]) => unknown
}

/** Anything may be thrown: undefined, a proxy, an object whose getters throw. Whatever it is, this answers. */
function describe(thrown: unknown): Failure {
  try {
    const error = thrown as { code?: unknown; message?: unknown } | null
    const code = error?.code
    const message = error?.message
    const words = slice(typeof message === 'string' ? message : NativeString(thrown), 0, LONGEST_MESSAGE)
    if (thrown instanceof NativeRangeError && test(OUT_OF_MEMORY, words))
      return { code: 'limit_exceeded/memory', message: words }
    return { code: typeof code === 'string' && test(CODES, code) ? code : 'internal', message: words }
  } catch {
    return { code: 'internal', message: 'The plugin threw something that cannot be described.' }
  }
}
