/*
 * Runs inside the isolate, before the plugin, and is all the plugin ever gets of the host: `install` hardens the realm and returns the
 * functions by which the host begins a call and calls the plugin. It takes what it needs of the realm here, at load, because a plugin
 * may replace any global and any prototype method later.
 */
import type { Florin } from '#sdk'
import { dice } from './dice.js'
import { describe, type Failure, Unsupported } from './failures.js'
import { makeFlorin } from './florin.js'
import { Gate, type GateLimits, type ToHost } from './gate.js'
import { addGlobals } from './globals.js'
import { hardenRealm } from './realm.js'

interface Settings extends GateLimits {
  log_chars: number
  now_ms: number
  seed: readonly number[]
}

type Handler = (...args: unknown[]) => unknown
type Definition = Record<string, unknown>

const { parse, stringify } = JSON
const { apply } = Reflect
const { assign } = Object
const realm: Record<string, unknown> = globalThis

export function install(toHost: ToHost) {
  // Nothing is allowed before `begin`.
  const settings: Settings = { calls: 0, in_flight: 0, output_chars: 0, log_chars: 0, now_ms: 0, seed: [] }
  const gate = new Gate(toHost, settings)
  let next = dice([])
  let florin: Florin | undefined
  const roll = () => next()

  hardenRealm(settings, roll)
  const { log, wake } = addGlobals(gate, settings, roll)
  const send = (columns: unknown) => gate.emit(columns)
  const emit = { transactions: send, postings: send }

  /** The call that this isolate is for is known now. */
  function begin(settingsJson: string, surroundingsJson: string): void {
    assign(settings, parse(settingsJson))
    next = dice(settings.seed)
    florin = makeFlorin(gate, parse(surroundingsJson), settings.now_ms)
  }

  async function call(method: string, requestJson: string, text: string): Promise<unknown> {
    const plugin = (realm.florinPlugin as { default?: Definition } | undefined)?.default
    const request = parse(requestJson)
    switch (method) {
      case 'importer.detect':
        return handler(plugin, 'importer', 'detect')({ ...request.head, text }, florin)
      case 'importer.parse':
        return handler(plugin, 'importer', 'parse')({ ...request.file, text }, request.options, emit, florin)
      case 'migrateSettings':
        return own(plugin, method)(request)
    }
    const [kind, name] = method.split('.')
    return handler(plugin, kind!, name!)(request, florin)
  }

  /** A line about how it went, and the value after it: so nobody on the way has to read what may be large. */
  async function dispatch(method: string, request: string, text: string): Promise<string> {
    let failure: Failure
    try {
      const value = stringify(await call(method, request, text))
      if (value === undefined) failure = { code: 'internal', message: 'The plugin answered with nothing.' }
      else if (gate.broken) failure = gate.broken
      else if (!gate.hasRoomFor(value.length))
        failure = { code: 'limit_exceeded/output', message: 'It returned more data than is allowed.' }
      else return `{"ok":true,"log":${stringify(log())}}\n${value}`
    } catch (thrown) {
      failure = gate.broken ?? describe(thrown)
    }
    const wait = failure.retry_after_ms === undefined ? '' : `"retry_after_ms":${failure.retry_after_ms},`
    return `{"ok":false,"code":${stringify(failure.code)},"message":${stringify(failure.message)},${wait}"log":${stringify(log())}}`
  }

  return { begin, dispatch, wake, reply: (id: number, ok: boolean, body: string) => gate.reply(id, ok, body) }
}

/** Called as a method of its kind, so that a plugin may write its kinds as classes. */
function handler(plugin: Definition | undefined, kind: string, method: string): Handler {
  const members = plugin?.[kind] as Definition | undefined
  const found = own(members, method, `${kind}.${method}`)
  return (...args) => apply(found, members, args)
}

function own(members: Definition | undefined, name: string, title = name): Handler {
  const found = members?.[name]
  if (typeof found !== 'function') throw new Unsupported(`The plugin has no ${title}.`)
  return found as Handler
}
