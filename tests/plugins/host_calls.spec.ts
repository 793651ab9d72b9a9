import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import { QUICK_CALL } from '#plugins/call_limits'
import { PluginFailedException } from '#plugins/exceptions'
import type { CallLimits } from '#plugins/protocol'
import type { HostCalls, PluginRun, SandboxCall } from '#plugins/sandbox'
import type { Supervisor } from '#plugins/supervisor'
import { bundleOf, openSandbox, outcomeOf } from '#tests/support/sandbox'

/** A plugin of one action whose `run` is this body; `florin` and `input` are in reach. */
function actionThat(body: string, onHostCall?: HostCalls, limits: Partial<CallLimits> = {}): SandboxCall {
  const source = `var florinPlugin = { default: { action: { async run({ input }, florin) { ${body} } } } }`
  const request = JSON.stringify({ action: 'tested', input: { a: 1 }, idempotency_key: 'k' })
  return { bundle: bundleOf(source), method: 'action.run', request, onHostCall, limits: { ...QUICK_CALL, ...limits } }
}

const echo: HostCalls = (operation, request) => Promise.resolve(JSON.stringify([operation, JSON.parse(request)]))

test.group('What a plugin asks of Florin', (group) => {
  let sandbox: Supervisor
  group.setup(() => {
    sandbox = openSandbox()
    return () => sandbox.close()
  })
  const answerTo = async (call: SandboxCall) => JSON.parse((await sandbox.invoke(call)).value) as unknown

  test('every operation arrives with its request, and its answer goes back', async ({ assert }) => {
    const body = `
      const http = await florin.http.request({ method: 'GET', url: 'https://a.example/' })
      const get = await florin.store.get('k')
      const nothing = [await florin.store.set('k', { v: 1 }), await florin.store.delete('k')]
      const keys = await florin.store.keys('p')
      const read = await florin.data.read('transactions', { limit: 2 })
      florin.progress(1, 2)
      return { http, get, nothing: nothing.map(String), keys, read }`
    assert.deepEqual(await answerTo(actionThat(body, echo)), {
      http: ['http.request', { method: 'GET', url: 'https://a.example/' }],
      get: ['store.get', { key: 'k' }],
      nothing: ['undefined', 'undefined'],
      keys: ['store.keys', { prefix: 'p' }],
      read: ['data.read', { scope: 'transactions', query: { limit: 2 } }],
    })
  })

  test('a call sees its settings, its instant and where it is', async ({ assert }) => {
    const surroundings = {
      settings: { topic: 'money', token: '{{secret:token}}' },
      locale: 'de-DE',
      time_zone: 'Europe/Berlin',
      base_currency: 'EUR',
    }
    const body = `
      const { settings, locale, time_zone, base_currency, now } = florin
      return { settings, locale, time_zone, base_currency, now, secret: florin.secret('token') }`
    assert.deepEqual(await answerTo({ ...actionThat(body), surroundings }), {
      ...surroundings,
      now: '2026-01-02T03:04:05.000Z',
      secret: '{{secret:token}}',
    })
  })

  test('a refusal reaches the plugin with its code, and it may go on', async ({ assert }) => {
    const refuse: HostCalls = () => Promise.reject(new PluginFailedException('forbidden', 'Not that host.', 'tested'))
    const body = `
      const error = await florin.http.request({ method: 'GET', url: 'https://b.example/' }).catch((thrown) => thrown)
      return { code: error.code, message: error.message }`
    assert.deepEqual(await answerTo(actionThat(body, refuse)), { code: 'forbidden', message: 'Not that host.' })
    assert.equal(await outcomeOf(sandbox.invoke(actionThat('return florin.store.get(1)', refuse))), 'forbidden')
  })

  test('a quota is a limit to the plugin, and keeps its exact code on the way out', async ({ assert }) => {
    const refuse: HostCalls = () => Promise.reject(new PluginFailedException('limit_exceeded/quota', 'Full.', 'tested'))
    const told = 'return { code: (await florin.store.set("k", 1).catch((thrown) => thrown)).code }'
    assert.deepEqual(await answerTo(actionThat(told, refuse)), { code: 'limit_exceeded' })
    assert.equal(
      await outcomeOf(sandbox.invoke(actionThat('await florin.store.set("k", 1)', refuse))),
      'limit_exceeded/quota',
    )
  })

  test('how long a provider wants to be left alone is told', async ({ assert }) => {
    const waits: (number | null)[] = []
    for (const wait_ms of ['3600000', '-5', '"soon"', 'Infinity', '1.5']) {
      const body = `throw { code: 'rate_limited', message: 'Later.', retry_after_ms: ${wait_ms} }`
      const call = { ...actionThat(body), onRun: (run: PluginRun) => waits.push(run.retry_after_ms) }
      assert.equal(await outcomeOf(sandbox.invoke(call)), 'rate_limited')
    }
    assert.deepEqual(waits, [3_600_000, null, null, null, null])
  })

  test('without anybody to answer, everything is forbidden', async ({ assert }) => {
    assert.equal(await outcomeOf(sandbox.invoke(actionThat('return florin.store.get("k")'))), 'forbidden')
  })

  test('no more than 32 are in flight, and all get their answer', async ({ assert }) => {
    let now = 0
    let most = 0
    const slow: HostCalls = async (_operation, request) => {
      most = Math.max(most, ++now)
      await wait(50)
      now--
      return request
    }
    const body = `
      const answers = await Promise.all(Array.from({ length: 90 }, (_, key) => florin.store.get(String(key))))
      return { keys: answers.map(({ key }) => Number(key)) }`
    assert.deepEqual(await answerTo(actionThat(body, slow)), { keys: Array.from({ length: 90 }, (_, key) => key) })
    assert.equal(most, 32)
  })

  test('a fault of the server ends the call and is thrown as it is', async ({ assert }) => {
    const fault = new Error('the disk is on fire')
    const call = actionThat('try { await florin.store.get("k") } finally { for (;;); }', () => Promise.reject(fault))
    await assert.rejects(() => sandbox.invoke(call), 'the disk is on fire')
  })

  test('waiting for an answer is part of the wall time, and who answers hears that it is over', async ({ assert }) => {
    let aborted = false
    const never: HostCalls = (_operation, _request, signal) => {
      signal.addEventListener('abort', () => (aborted = true))
      return new Promise(() => {})
    }
    const call = actionThat('await florin.store.get("k")', never, { wall_ms: 300 })
    assert.equal(await outcomeOf(sandbox.invoke(call)), 'limit_exceeded/wall')
    assert.isTrue(aborted)
  })

  test('a cancelled call ends while its host calls are pending, and late answers hurt nobody', async ({ assert }) => {
    const answers: ((answer: string) => void)[] = []
    const late: HostCalls = () => new Promise((resolve) => answers.push(resolve))
    const controller = new AbortController()
    const call = outcomeOf(
      sandbox.invoke({ ...actionThat('await florin.store.get("k")', late), signal: controller.signal }),
    )
    while (answers.length === 0) await wait(5)
    controller.abort()
    assert.equal(await call, 'cancelled')
    answers[0]!('1')
    assert.deepEqual(await answerTo(actionThat('return florin.store.get("k")', echo)), ['store.get', { key: 'k' }])
  })

  test('timers run in real time and can be taken back', async ({ assert }) => {
    const body = `
      const seen = []
      const undone = setTimeout(() => seen.push('undone'), 5)
      clearTimeout(undone)
      setTimeout(() => { throw new Error('lost') }, 1)
      await new Promise((resolve) => setTimeout((word) => resolve(seen.push(word)), 30, 'later'))
      return { seen, date: Date.now() === Date.parse(florin.now) }`
    const began = performance.now()
    const { value, log } = await sandbox.invoke(actionThat(body))
    assert.deepEqual(JSON.parse(value), { seen: ['later'], date: true })
    assert.isAtLeast(performance.now() - began, 29)
    assert.match(log, /A timer failed: lost/)
  })

  test('a call does not wait for its timers', async ({ assert }) => {
    const began = performance.now()
    await sandbox.invoke(actionThat('setTimeout(() => {}, 60000); return {}'))
    assert.isBelow(performance.now() - began, 5_000)
  })

  test('settings of an older version are brought over', async ({ assert }) => {
    const source = `var florinPlugin = { default: { migrateSettings: ({ version, settings }) => ({ ...settings, from: version }) } }`
    const request = JSON.stringify({ version: 1, settings: { a: 1 } })
    const call = { bundle: bundleOf(source), method: 'migrateSettings', request, limits: QUICK_CALL }
    assert.deepEqual(await answerTo(call), { a: 1, from: 1 })
  })

  test('ids differ from call to call where a plugin meets the world', async ({ assert }) => {
    const body = 'return { id: crypto.randomUUID(), four: [...crypto.getRandomValues(new Uint8Array(4))] }'
    const [first, second] = [await answerTo(actionThat(body, echo)), await answerTo(actionThat(body, echo))]
    assert.match((first as { id: string }).id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    assert.notDeepEqual(first, second)
    const seed = [1, 2, 3, 4] as const
    const again = { ...actionThat(body, echo), seed }
    assert.deepEqual(await answerTo(again), await answerTo(again))
  })
})
