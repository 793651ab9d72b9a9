import { test } from '@japa/runner'
import type { Permission } from '#sdk'
import { API_HOST, atOneHost, brokeredInstance, startServer, testNetwork } from '#tests/support/broker'
import { outcomeOf } from '#tests/support/sandbox'

const url = `https://${API_HOST}/`
const MEGABYTE = 1024 * 1024
const limits = { timeout_ms: 100, own_timeout_ms: 10_000 }

test.group('Requests of one call', () => {
  test('are at most 1 MB, counted in bytes', async ({ assert, cleanup }) => {
    const { server, instance } = await atOneHost(({ body }, response) => response.end(String(body.length)))
    cleanup(() => server.close())
    const post = (body: string): Promise<unknown> => instance.request({ method: 'POST', url, body })
    assert.equal(((await post('x'.repeat(MEGABYTE))) as { body: string }).body, String(MEGABYTE))
    assert.equal(await outcomeOf(post('ü'.repeat(MEGABYTE / 2 + 1))), 'limit_exceeded/output')
  })

  test('are so many and no more, refused ones not counted', async ({ assert, cleanup }) => {
    const { server, instance } = await atOneHost((_, response) => response.end(), { limits: { requests_a_run: 3 } })
    cleanup(() => server.close())
    assert.equal(await outcomeOf(instance.request({ url: 'https://evil.example.com/' })), 'forbidden')
    for (let made = 0; made < 3; made++) assert.equal(await outcomeOf(instance.request({ url })), 'ok')
    assert.equal(await outcomeOf(instance.request({ url })), 'limit_exceeded/calls')
    assert.lengthOf(server.seen, 3)
  })

  test('end with the quota of the day, over calls and restarts', async ({ assert, cleanup }) => {
    const { server, instance } = await atOneHost((_, response) => response.end(), { limits: { requests_a_day: 2 } })
    cleanup(() => server.close())
    assert.equal(await outcomeOf(instance.request({ url })), 'ok')
    await instance.parts.usage.flush()
    assert.equal(await outcomeOf(instance.request({ url })), 'ok')
    assert.equal(await outcomeOf(instance.request({ url })), 'limit_exceeded/quota')
    await instance.parts.usage.flush()
    const restarted = await instance.again()
    assert.equal(await outcomeOf(restarted.request({ url })), 'limit_exceeded/quota')
  })

  test('run six at a time, the others wait', async ({ assert, cleanup }) => {
    const open = { now: 0, most: 0 }
    const six = Promise.withResolvers<void>()
    const { server, instance } = await atOneHost((_, response) => {
      open.most = Math.max(open.most, ++open.now)
      if (open.now === 6) six.resolve()
      // The first wait until there are six, and a little, for a seventh that there must not be.
      void six.promise.then(() => setTimeout(() => (open.now--, response.end()), 30))
    })
    cleanup(() => server.close())
    const answers = await Promise.all(Array.from({ length: 20 }, () => instance.request({ url })))
    assert.lengthOf(
      answers.filter(({ status }) => status === 200),
      20,
    )
    assert.equal(open.most, 6)
  })

  test('wait longer only where the owner allowed the address and the plugin asks for it', async ({
    assert,
    cleanup,
  }) => {
    const slow = await startServer([API_HOST], (_, response) => void setTimeout(() => response.end(), 250), {
      tls: false,
    })
    const { server, instance } = await atOneHost((_, response) => void setTimeout(() => response.end(), 250), {
      limits,
    })
    cleanup(() => (slow.close(), server.close()))
    const lan: Permission = { kind: 'lan', scope: 'server', methods: ['GET'], reason: 'To test it.' }
    const origin = 'http://192.168.1.5:8080'
    const network = testNetwork({}, { 8080: slow.port })
    const own = await brokeredInstance([lan], { network, limits, lan: [{ setting: 'server', origin }] })
    const outcomes = await Promise.all([
      outcomeOf(own.request({ url: origin, timeout_ms: 60_000 })),
      outcomeOf(own.request({ url: origin })),
      outcomeOf(instance.request({ url, timeout_ms: 60_000 })),
    ])
    assert.deepEqual(outcomes, ['ok', 'transient', 'transient'])
  })

  test('end with the call', async ({ assert, cleanup }) => {
    const { server, instance } = await atOneHost(() => undefined)
    cleanup(() => server.close())
    const call = new AbortController()
    const pending = outcomeOf(instance.request({ url }, call.signal))
    setTimeout(() => call.abort(), 50)
    assert.equal(await pending, 'cancelled')
    assert.equal(await outcomeOf(instance.request({ url }, call.signal)), 'cancelled')
  })
})
