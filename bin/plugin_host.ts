/*
 * The plugin host: a process with no rights that runs plugins in isolates for the server (app/plugins/host_process.ts starts it).
 * plugins/build.mjs bundles it into plugins/host/dist/plugin_host.mjs. It owns nothing, so killing it is always safe.
 */
import { PROTOCOL_VERSION, type FromHost, type InvokeMessage, type ToHost } from '#plugins/protocol'
import { Images } from './plugin_host/images.js'
import { Invocation } from './plugin_host/invocation.js'
import { loadIsolatedVm } from './plugin_host/isolated_vm.js'
import { IsolateSupply } from './plugin_host/prepared_isolate.js'

const WATCH_MS = 20
/** Who calls again within this time finds the host at work for it, not for the next. */
const IDLE_MS = 2

const ivm = loadIsolatedVm(process.argv[2]!)
const sources = new Map<string, string>()
// Code that did not come with Florin runs in hosts without a compiler.
const images = new Images(ivm, !process.execArgv.includes('--jitless'))
const supply = new IsolateSupply(ivm)
const arriving = new Map<number, { message: InvokeMessage; parts: string[] }>()
const running = new Map<number, Invocation>()
let watch: NodeJS.Timeout | undefined

function send(message: FromHost) {
  process.send?.(message)
}

async function run(message: InvokeMessage, text: string) {
  const { id, bundle } = message
  const { hash } = bundle
  const source = sources.get(hash)!
  const shape = { memory_mb: message.limits.memory_mb, source, hash, image: images.of(hash, source) }
  const prepared = supply.take(shape)
  const invocation = new Invocation(message, {
    prepared,
    emit: (body) => send({ v: PROTOCOL_VERSION, t: 'batch', id, body }),
    ask: (call, operation, body) => send({ v: PROTOCOL_VERSION, t: 'call', id, call, operation, body }),
    doomed: (verdict) => send({ v: PROTOCOL_VERSION, t: 'doomed', id, ...verdict }),
  })
  running.set(id, invocation)
  watch ??= setInterval(() => running.forEach((each) => each.checkLimits()), WATCH_MS)
  const result = await invocation.run(text)
  running.delete(id)
  if (running.size === 0) watch = void clearInterval(watch)
  send({ v: PROTOCOL_VERSION, t: 'result', id, ...result })
  invocation.leave()
  // A bundle that failed may do so when it is only compiled, and a host that is idle has nobody to blame.
  if (result.outcome.ok) setTimeout(() => running.size === 0 && supply.stock(shape), IDLE_MS)
}

function start(id: number) {
  const call = arriving.get(id)
  if (!call || call.parts.length < call.message.parts) return
  arriving.delete(id)
  void run(call.message, call.parts.join(''))
}

function cancel(id: number) {
  const verdict = { code: 'cancelled', message: 'It was cancelled.' } as const
  if (arriving.delete(id))
    send({ v: PROTOCOL_VERSION, t: 'result', id, outcome: { ok: false, ...verdict }, log: '', cpu_ms: 0 })
  else running.get(id)?.stop(verdict)
}

process.on('message', (message: ToHost) => {
  switch (message.t) {
    case 'invoke':
      // At once: a second call of the same bundle may be complete before this one, or this one be cancelled.
      if (message.bundle.source !== undefined) sources.set(message.bundle.hash, message.bundle.source)
      arriving.set(message.id, { message, parts: [] })
      return start(message.id)
    case 'text':
      arriving.get(message.id)?.parts.push(message.text)
      return start(message.id)
    case 'reply':
      // For a call that is over, or one of an earlier host, there is nobody to tell.
      return running.get(message.id)?.reply(message.call, message.outcome)
    case 'cancel':
      return cancel(message.id)
  }
})

// An orderly exit waits for isolates that may never stop, and without a server there is nobody to be orderly for.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

send({ v: PROTOCOL_VERSION, t: 'hello', pid: process.pid })
