import { test } from '@japa/runner'
import type { CallLimits } from '#plugins/protocol'
import type { Supervisor } from '#plugins/supervisor'
import {
  childrenOf,
  detectCall,
  EventLoopWatch,
  openSandbox,
  outcomeOf,
  parseCall,
  pluginThat,
  residentMegabytes,
} from '#tests/support/sandbox'

interface Attack {
  body: string
  method?: 'parse'
  limits?: Partial<CallLimits>
  ends: string
}

/** A busy machine may need a while to fill the memory; that is not what these measure. */
const PATIENT: Partial<CallLimits> = { cpu_ms: 30_000 }
const SOON: Partial<CallLimits> = { cpu_ms: 400, wall_ms: 1_500 }
const LAG_MAX_MS = 100
const HOST_MEGABYTES_MAX = 800

const ATTACKS: Record<string, Attack> = {
  'an endless loop': { body: 'for (;;);', limits: SOON, ends: 'limit_exceeded/cpu' },
  'a loop that catches everything': {
    body: 'for (;;) try { for (;;); } finally { continue }',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'a promise that never settles': {
    body: 'return new Promise(() => {})',
    method: 'parse',
    limits: SOON,
    ends: 'limit_exceeded/wall',
  },
  'endless microtasks': {
    body: 'return (async () => { for (;;) await 0 })()',
    method: 'parse',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'memory by arrays': {
    body: 'const a = []; for (;;) a.push({ a: [1, 2, 3] })',
    limits: PATIENT,
    ends: 'limit_exceeded/memory',
  },
  'memory by a map': {
    body: 'const a = new Map(); for (let i = 0; ; i++) a.set(i, i)',
    limits: PATIENT,
    ends: 'limit_exceeded/memory',
  },
  'memory by buffers': {
    body: 'const a = []; for (;;) a.push(new ArrayBuffer(1e7))',
    limits: PATIENT,
    ends: 'limit_exceeded/memory',
  },
  'memory by resizable buffers': {
    body: 'const a = []; for (;;) a.push(new ArrayBuffer(8, { maxByteLength: 1e9 }).resize(1e9))',
    ends: 'limit_exceeded/memory',
  },
  'a flood of calls': {
    body: "for (;;) emit.transactions({ a: 'x'.repeat(1000) })",
    method: 'parse',
    ends: 'limit_exceeded/calls',
  },
  'a flood of calls that catches the refusal': {
    body: 'for (;;) try { emit.transactions({}) } catch {}',
    method: 'parse',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
  'a flood of data': {
    body: "for (;;) emit.transactions({ a: 'x'.repeat(1e6) })",
    method: 'parse',
    limits: { output_chars: 5e6 },
    ends: 'limit_exceeded/output',
  },
  'throwing nothing': { body: 'throw undefined', ends: 'internal' },
  'throwing what cannot be looked at': {
    body: 'throw new Proxy({}, { get() { throw 1 }, getPrototypeOf() { throw 2 } })',
    ends: 'internal',
  },
  'pretending to be the host': { body: "throw { code: 'limit_exceeded/memory', message: 'not me' }", ends: 'internal' },
  'answering with a poisoned object': {
    body: 'return { get confidence() { throw new Error("no") } }',
    ends: 'internal',
  },
  'prototypes turned against the bridge': {
    body: `
      Promise.prototype.then = JSON.parse = JSON.stringify = Array.prototype.push = Function.prototype.call = Function.prototype.apply =
        String.prototype.slice = RegExp.prototype.test = () => { throw 'stolen' }
      Object.prototype.toJSON = () => ({ ok: true, value: 'forged' })
      Object.defineProperty(Object.prototype, 'ok', { get: () => true })
      throw new Error('all replaced')`,
    ends: 'internal',
  },
  'work that cannot be interrupted': {
    body: 'const a = []; a.length = 4e9; a.indexOf(1)',
    limits: SOON,
    ends: 'limit_exceeded/cpu',
  },
}

async function attack(sandbox: Supervisor, { body, method, limits }: Attack, bundled: boolean) {
  const bundle = pluginThat(body, { bundled })
  return outcomeOf(sandbox.invoke(method === 'parse' ? parseCall(bundle, limits) : detectCall(bundle, limits)))
}

for (const bundled of [false, true]) {
  const lane = bundled ? 'bundled' : 'third_party'

  test.group(`Hostile plugins in the ${lane} host`, () => {
    for (const [name, hostile] of Object.entries(ATTACKS)) {
      test(`${name}: ends in ${hostile.ends}, unnoticed by the server, and the next call works`, async ({
        assert,
        cleanup,
      }) => {
        const sandbox = openSandbox()
        cleanup(() => sandbox.close())
        const good = detectCall(pluginThat('return { confidence: 0.5 }', { bundled }))
        await sandbox.invoke(good)

        let megabytes = 0
        const memory = setInterval(() => {
          const { pid } = sandbox.state()[lane]
          if (pid) megabytes = Math.max(megabytes, residentMegabytes(pid))
        }, 20)
        const watch = new EventLoopWatch()
        const ended = await attack(sandbox, hostile, bundled)
        const lag_ms = watch.stop()
        clearInterval(memory)

        assert.equal(ended, hostile.ends)
        assert.isBelow(lag_ms, LAG_MAX_MS)
        assert.isBelow(megabytes, HOST_MEGABYTES_MAX)
        assert.equal((await sandbox.invoke(good)).value, '{"confidence":0.5}')
      })
    }
  })
}

test.group('After hostile plugins', () => {
  test('no process is left behind', async ({ assert }) => {
    const before = childrenOf(process.pid).map(({ pid }) => pid)
    const sandbox = openSandbox()
    await attack(sandbox, ATTACKS['memory by a map']!, false)
    await sandbox.invoke(detectCall(pluginThat('return { confidence: 1 }')))
    const pid = sandbox.state().third_party.pid!
    assert.isTrue(childrenOf(process.pid).some((child) => child.pid === pid))
    sandbox.close()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const left = childrenOf(process.pid).filter((child) => !before.includes(child.pid))
    assert.deepEqual(left, [])
  })
})
