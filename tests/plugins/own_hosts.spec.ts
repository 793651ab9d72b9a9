import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import { QUICK_CALL } from '#plugins/call_limits'
import type { HostCalls, SandboxCall } from '#plugins/sandbox'
import type { Supervisor } from '#plugins/supervisor'
import { bundleOf, detectCall, openSandbox, outcomeOf, pluginThat } from '#tests/support/sandbox'

const SOURCE = `var florinPlugin = { default: { action: { async run({ input }, florin) {
  await florin.store.get(input.name); return { name: input.name } } } } }`

/** A call of the instance `key` that asks Florin once. */
function callOf(key: string, onHostCall: HostCalls, { pluginId = 'tested', name = key } = {}): SandboxCall {
  const request = JSON.stringify({ input: { name } })
  const bundle = { ...bundleOf(SOURCE), pluginId }
  return { bundle, method: 'action.run', request, ownHost: key, onHostCall, limits: QUICK_CALL }
}

const at_once: HostCalls = () => Promise.resolve('null')

test.group('Own hosts', () => {
  const open = (settings = {}) => openSandbox({ ownHosts: 2, ...settings })

  test('two instances never share a process, one keeps its own', async ({ assert, cleanup }) => {
    const sandbox = open()
    cleanup(() => sandbox.close())
    const pids = new Map<string, Set<number>>()
    const look = (key: string): HostCalls => {
      return () => {
        const [busy] = sandbox.state().own.filter(({ running }) => running > 0)
        pids.set(key, (pids.get(key) ?? new Set()).add(busy!.pid!))
        return Promise.resolve('null')
      }
    }
    for (const key of ['a', 'b', 'a', 'b']) await sandbox.invoke(callOf(key, look(key)))
    assert.equal(pids.get('a')!.size, 1)
    assert.equal(pids.get('b')!.size, 1)
    assert.notDeepEqual([...pids.get('a')!], [...pids.get('b')!])
    assert.equal(sandbox.state().third_party.starts, 0)
  })

  test('no more hosts than allowed at a time; one that is idle makes room', async ({ assert, cleanup }) => {
    const sandbox = open()
    cleanup(() => sandbox.close())
    let most = 0
    const count: HostCalls = async () => {
      most = Math.max(most, sandbox.pids.length)
      await wait(20)
      return 'null'
    }
    await Promise.all(['a', 'b', 'c', 'd', 'e'].map((key) => sandbox.invoke(callOf(key, count))))
    assert.equal(most, 2)
    assert.isAtMost(sandbox.state().own.length, 2)
  })

  test('plugins take turns, whoever came with how many', async ({ assert, cleanup }) => {
    const sandbox = open({ ownHosts: 1 })
    cleanup(() => sandbox.close())
    const order: string[] = []
    const note: HostCalls = (_operation, request) => {
      order.push((JSON.parse(request) as { key: string }).key)
      return Promise.resolve('null')
    }
    const many = ['a1', 'a2', 'a3', 'a4'].map((key) => callOf(key, note, { pluginId: 'many' }))
    const one = callOf('b1', note, { pluginId: 'one' })
    await Promise.all([...many, one].map((call) => sandbox.invoke(call)))
    assert.deepEqual(order, ['a1', 'a2', 'b1', 'a3', 'a4'])
  })

  test('calls of one instance run one after the other, in their order', async ({ assert, cleanup }) => {
    const sandbox = open()
    cleanup(() => sandbox.close())
    let now = 0
    const order: string[] = []
    const alone: HostCalls = async (_operation, request) => {
      assert.equal(++now, 1)
      await wait(10)
      now--
      order.push((JSON.parse(request) as { key: string }).key)
      return 'null'
    }
    await Promise.all(['1', '2', '3'].map((name) => sandbox.invoke(callOf('a', alone, { name }))))
    assert.deepEqual(order, ['1', '2', '3'])
  })

  test('an idle host goes', async ({ assert, cleanup }) => {
    const sandbox = open({ idle_ms: 50 })
    cleanup(() => sandbox.close())
    await sandbox.invoke(callOf('a', at_once))
    assert.lengthOf(sandbox.pids, 1)
    await wait(300)
    assert.deepEqual(sandbox.state().own, [])
    await sandbox.invoke(callOf('a', at_once))
  })

  test('a waiting call can be cancelled', async ({ assert, cleanup }) => {
    const sandbox = open({ ownHosts: 1 })
    cleanup(() => sandbox.close())
    const controller = new AbortController()
    const busy = sandbox.invoke(callOf('a', () => wait(200).then(() => 'null')))
    const waiting = outcomeOf(sandbox.invoke({ ...callOf('b', at_once), signal: controller.signal }))
    controller.abort()
    assert.equal(await waiting, 'cancelled')
    await busy
  })

  test('a crash ends the call that did it; the next gets a new host', async ({ assert, cleanup }) => {
    const sandbox = open()
    cleanup(() => sandbox.close())
    const runs: boolean[] = []
    const endless = pluginThat('const a = []; a.length = 4e9; a.indexOf(1)')
    const call = { ...detectCall(endless, { cpu_ms: 400 }), ownHost: 'a' }
    const ended = await outcomeOf(sandbox.invoke({ ...call, onRun: (run) => runs.push(run.host_killed) }))
    assert.equal(ended, 'limit_exceeded/cpu')
    assert.deepEqual(runs, [true])
    await sandbox.invoke(callOf('a', at_once))
  })

  test('nothing runs after closing', async ({ assert }) => {
    const sandbox = open()
    const call = outcomeOf(sandbox.invoke(callOf('a', () => new Promise(() => {}))))
    await wait(200)
    sandbox.close()
    assert.equal(await call, 'host_unavailable')
    assert.equal(await outcomeOf(sandbox.invoke(callOf('a', at_once))), 'host_unavailable')
  })
})

test.group('Used-up hosts are replaced', () => {
  const good = () => detectCall(pluginThat('return { confidence: 1 }'))
  const startsAfter = async (sandbox: Supervisor, calls: number) => {
    for (let i = 0; i < calls; i++) {
      await sandbox.invoke(good())
      await wait(20)
    }
    const { starts, deaths } = sandbox.state().third_party
    return { starts, deaths }
  }

  test('after so many calls', async ({ assert, cleanup }) => {
    const sandbox = openSandbox({ calls_a_host: 2 })
    cleanup(() => sandbox.close())
    assert.deepEqual(await startsAfter(sandbox, 5), { starts: 3, deaths: 0 })
  })

  test('after so long', async ({ assert, cleanup }) => {
    const sandbox = openSandbox({ life_ms: 1 })
    cleanup(() => sandbox.close())
    assert.deepEqual(await startsAfter(sandbox, 2), { starts: 2, deaths: 0 })
  })

  test('when it keeps much memory', async ({ assert, cleanup }) => {
    const sandbox = openSandbox({ worn_bytes: 1 })
    cleanup(() => sandbox.close())
    assert.deepEqual(await startsAfter(sandbox, 2), { starts: 2, deaths: 0 })
  }).skip(process.platform !== 'linux', 'only Linux tells how much memory a process has')
})

test.group('Safe mode', () => {
  test('runs what ships with Florin and nothing else', async ({ assert, cleanup }) => {
    const sandbox = openSandbox({ safeMode: true })
    cleanup(() => sandbox.close())
    const bundled = pluginThat('return { confidence: 1 }', { bundled: true })
    assert.equal((await sandbox.invoke(detectCall(bundled))).value, '{"confidence":1}')
    await assert.rejects(() => sandbox.invoke(detectCall(pluginThat(''))), /safe mode/)
    assert.equal(sandbox.state().third_party.starts, 0)
  })
})
