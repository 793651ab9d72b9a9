import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import { HOST_FILE } from '#plugins/installation'
import type { PluginRun } from '#plugins/sandbox'
import { detectCall, openSandbox, outcomeOf, parseCall, pluginThat } from '#tests/support/sandbox'

const GOOD = pluginThat('return { confidence: 0.5 }')
const SLOW = pluginThat(`
  for (let i = 0; i < 3; i++) {
    emit.transactions({ i })
    for (let until = 0; until < 3e6; until++);
  }
  return { statements: [], issues: [] }`)

test.group('Plugin host', () => {
  test('a host killed from outside takes no call with it, and each batch arrives once', async ({ assert, cleanup }) => {
    const sandbox = openSandbox()
    cleanup(() => sandbox.close())
    await sandbox.invoke(detectCall(GOOD))
    const batches: string[][] = [[], []]
    const calls = batches.map((seen) => sandbox.invoke({ ...parseCall(SLOW), onBatch: (body) => seen.push(body) }))
    await wait(30)
    process.kill(sandbox.state().third_party.pid!, 'SIGKILL')

    await Promise.all(calls)

    assert.deepEqual(batches, Array(2).fill(['{"i":0}', '{"i":1}', '{"i":2}']))
    assert.equal(sandbox.state().third_party.deaths, 1)
  })

  test('a call that kills its host is charged, its neighbour is not', async ({ assert, cleanup }) => {
    const sandbox = openSandbox()
    cleanup(() => sandbox.close())
    const map = pluginThat('const a = new Map(); for (let i = 0; ; i++) a.set(i, i)')
    const [hostile, slow] = await Promise.all([
      // A busy machine may need a while to fill the memory.
      outcomeOf(sandbox.invoke(detectCall(map, { cpu_ms: 30_000 }))),
      outcomeOf(sandbox.invoke(parseCall(SLOW))),
    ])
    assert.equal(hostile, 'limit_exceeded/memory')
    assert.equal(slow, 'ok')
  })

  test('a guest that answers and then cannot be stopped takes its host along, and no call of others', async ({
    assert,
    cleanup,
  }) => {
    const sandbox = openSandbox()
    cleanup(() => sandbox.close())
    // The timer is due while the answer is being made, and runs right behind it.
    const restless = pluginThat(`
      setTimeout(() => { const a = []; a.length = 4e9; a.indexOf(1) }, 1)
      for (let i = 0; i < 2e6; i++);
      return { statements: [], issues: [] }`)

    do {
      assert.equal(await outcomeOf(sandbox.invoke(parseCall(restless))), 'ok')
      const others = [SLOW, SLOW, SLOW].map((bundle) => outcomeOf(sandbox.invoke(parseCall(bundle))))
      assert.deepEqual(await Promise.all(others), ['ok', 'ok', 'ok'])
      await wait(500)
    } while (sandbox.state().third_party.deaths === 0)
    assert.equal(await outcomeOf(sandbox.invoke(detectCall(GOOD))), 'ok')
  }).timeout(60_000)

  test('an idle host goes and a new one comes when needed', async ({ assert, cleanup }) => {
    const sandbox = openSandbox({ idle_ms: 50 })
    cleanup(() => sandbox.close())
    await sandbox.invoke(detectCall(GOOD))
    await wait(300)
    assert.isUndefined(sandbox.state().third_party.pid)
    await sandbox.invoke(detectCall(GOOD))
    assert.deepInclude(sandbox.state().third_party, { starts: 2, deaths: 0 })
  })

  test('a cancelled call ends at once', async ({ assert, cleanup }) => {
    const sandbox = openSandbox()
    cleanup(() => sandbox.close())
    const controller = new AbortController()
    const call = outcomeOf(sandbox.invoke({ ...detectCall(pluginThat('for (;;);')), signal: controller.signal }))
    await wait(300)
    controller.abort()
    assert.equal(await call, 'cancelled')
  })

  test('a host that does not start is tried a few times and then refused', async ({ assert, cleanup }) => {
    const sandbox = openSandbox({ hostFile: HOST_FILE.replace('plugin_host.mjs', 'nothing.mjs') })
    cleanup(() => sandbox.close())
    assert.equal(await outcomeOf(sandbox.invoke(detectCall(GOOD))), 'host_unavailable')
    assert.equal(sandbox.state().third_party.starts, 5)
  })

  test('every call leaves a record', async ({ assert, cleanup }) => {
    const runs: PluginRun[] = []
    const sandbox = openSandbox({ onRun: (run) => runs.push(run) })
    cleanup(() => sandbox.close())
    await sandbox.invoke(detectCall(pluginThat("console.log('looked at', head.name); return { confidence: 1 }")))
    await outcomeOf(
      sandbox.invoke(detectCall(pluginThat("throw { code: 'invalid_input', message: 'Line 3 is broken.' }"))),
    )
    assert.deepInclude(runs[0], {
      plugin_id: 'tested',
      method: 'importer.detect',
      outcome: 'ok',
      code: '',
      log: 'looked at a.txt',
    })
    assert.deepInclude(runs[1], { outcome: 'failed', code: 'invalid_input', message: 'Line 3 is broken.' })
    assert.equal(runs[0]!.started_at, '2026-01-02T03:04:05.000Z')
  })

  test('hosts die with the server, however it ends', async ({ assert }) => {
    const program = `
      await import('./bin/typescript.mjs')
      const { openSandbox, detectCall, pluginThat } = await import('./tests/support/sandbox.ts')
      const sandbox = openSandbox()
      await sandbox.invoke(detectCall(pluginThat('return { confidence: 1 }')))
      console.log(sandbox.state().third_party.pid)
      setInterval(() => {}, 1000)`
    const server = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [line] = (await once(server.stdout, 'data')) as [Buffer]
    const host = Number(String(line))
    assert.isTrue(existsSync(`/proc/${host}`))
    server.kill('SIGKILL')
    for (let tries = 0; existsSync(`/proc/${host}`) && tries < 50; tries++) await wait(50)
    assert.isFalse(existsSync(`/proc/${host}`))
  }).skip(process.platform !== 'linux', 'only Linux lists processes in /proc')
})
