import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import { QUICK_CALL } from '#plugins/call_limits'
import type { PluginRun, SandboxCall } from '#plugins/sandbox'
import type { Supervisor } from '#plugins/supervisor'
import { bundleOf, openSandbox, outcomeOf, zombiesLeft } from '#tests/support/sandbox'

const CALLS = 200
const CALLS_A_KILL = 8
const KILL_WITHIN_MS = 40
const WORK = '{ let sum = 0; for (let i = 0; i < 2e5; i++) sum += i % 7; return sum }'

/** Emits three batches with some work between them. */
const READER = `var florinPlugin = { default: { importer: { parse(file, options, emit) {
  for (let i = 0; i < 3; i++) { emit.transactions({ file: file.name, i, sum: (() => ${WORK})() }) }
  return { statements: [], issues: [] } } } } }`

/** Reads, works, and answers with what it read. */
const ASKER = `var florinPlugin = { default: { action: { async run({ input }, florin) {
  const read = await florin.store.get(input.key);
  (() => ${WORK})()
  const { status } = await florin.http.request({ method: input.method, url: 'https://a.example/' })
  await new Promise((resolve) => setTimeout(resolve, input.wait_ms))
  return { read, status } } } } }`

function readerCall(index: number, batches: string[], bundled: boolean): SandboxCall {
  const request = JSON.stringify({ file: { name: `${index}`, size: 1, encoding: 'utf-8' }, options: {} })
  const bundle = bundleOf(READER, { bundled })
  return {
    bundle,
    method: 'importer.parse',
    request,
    text: 'x',
    limits: QUICK_CALL,
    onBatch: (body) => batches.push(body),
  }
}

function askerCall(index: number, { method = 'GET', wait_ms = 0, ownHost = '' } = {}): SandboxCall {
  const request = JSON.stringify({ input: { key: `key ${index}`, method, wait_ms } })
  return {
    bundle: bundleOf(ASKER),
    method: 'action.run',
    request,
    limits: QUICK_CALL,
    ...(ownHost ? { ownHost } : {}),
    onHostCall: async (operation, body) => {
      await wait(5)
      return operation === 'store.get' ? JSON.stringify((JSON.parse(body) as { key: string }).key) : '{"status":200}'
    },
  }
}

/** Kills a host now and then while calls end: how fast the machine is decides neither how often nor whether anything gets done. */
function hostKiller(sandbox: () => Supervisor) {
  let [ended, kills] = [0, 0]
  const kill = () => {
    const { pids } = sandbox()
    const pid = pids[Math.floor(Math.random() * pids.length)]
    if (pid === undefined) return
    try {
      process.kill(pid, 'SIGKILL')
      kills++
    } catch {
      // It ended by itself in between.
    }
  }
  return {
    callEnded: () => {
      if (++ended % CALLS_A_KILL === 0) setTimeout(kill, Math.random() * KILL_WITHIN_MS)
    },
    kills: () => kills,
  }
}

test.group('Killing hosts at random', () => {
  test('loses no call, no batch and no answer', async ({ assert, cleanup }) => {
    const runs: PluginRun[] = []
    const killer = hostKiller(() => sandbox)
    const sandbox: Supervisor = openSandbox({
      onRun: (run) => {
        runs.push(run)
        killer.callEnded()
      },
    })
    cleanup(() => sandbox.close())
    const batches: string[][] = Array.from({ length: CALLS }, () => [])
    const answers = await Promise.all(
      batches.map(async (seen, index) => {
        if (index % 4 === 0) return sandbox.invoke(readerCall(index, seen, false))
        if (index % 4 === 1) return sandbox.invoke(readerCall(index, seen, true))
        return sandbox.invoke(askerCall(index, { ownHost: index % 4 === 2 ? `instance:${index % 3}` : '' }))
      }),
    )

    assert.isAtLeast(killer.kills(), 5)
    for (const [index, { value }] of answers.entries()) {
      const numbers = batches[index]!.map((body) => (JSON.parse(body) as { i: number }).i)
      if (index % 4 < 2) assert.deepEqual(numbers, [0, 1, 2])
      else assert.deepEqual(JSON.parse(value), { read: `key ${index}`, status: 200 })
    }
    assert.lengthOf(runs, CALLS)
    assert.isTrue(runs.every(({ host_killed }) => !host_killed))
    assert.deepEqual(await zombiesLeft(), [])
  })
})

test.group('A host that is killed while a call runs', (group) => {
  let sandbox: Supervisor
  group.each.setup(() => {
    sandbox = openSandbox()
    return () => sandbox.close()
  })

  /** Starts a call, kills its host once it has asked for everything, and tells how often it asked for what. */
  async function interrupted(call: SandboxCall, times = 1) {
    const asked: string[] = []
    const ended = outcomeOf(
      sandbox.invoke({
        ...call,
        onHostCall: (operation, body, signal) => {
          asked.push(operation)
          return call.onHostCall!(operation, body, signal)
        },
      }),
    )
    for (let kill = 1; kill <= times; kill++) {
      while (asked.length < 2 * kill) await wait(5)
      await wait(50)
      for (const pid of sandbox.pids) process.kill(pid, 'SIGKILL')
    }
    return { ended: await ended, asked }
  }

  test('a call that only read runs again', async ({ assert }) => {
    const { ended, asked } = await interrupted(askerCall(1, { wait_ms: 300 }))
    assert.equal(ended, 'ok')
    assert.deepEqual(asked, ['store.get', 'http.request', 'store.get', 'http.request'])
  })

  test('a call that sent something does not: it ends in a code that may be tried again', async ({ assert }) => {
    const { ended, asked } = await interrupted(askerCall(1, { method: 'POST', wait_ms: 300 }))
    assert.equal(ended, 'transient')
    assert.deepEqual(asked, ['store.get', 'http.request'])
  })

  test('a call whose host is ended each time is given up', async ({ assert }) => {
    const runs: PluginRun[] = []
    const call = { ...askerCall(1, { wait_ms: 300 }), onRun: (run: PluginRun) => runs.push(run) }
    const { ended } = await interrupted(call, 6)
    assert.equal(ended, 'transient')
    assert.isTrue(runs[0]!.host_killed)
  })
})
