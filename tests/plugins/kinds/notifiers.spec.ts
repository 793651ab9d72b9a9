import { test } from '@japa/runner'
import type { HttpRequest, Message } from '#sdk'
import { callPlugin } from '#tests/support/plugin_calls'
import { openSandbox } from '#tests/support/sandbox'

const MESSAGE: Message = {
  title: 'Low balance',
  body: 'Checking is at 12.00.',
  severity: 'warning',
  url: 'https://f.test/a',
}

test.group('Notifiers', (group) => {
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())

  async function send(plugin: string, settings: Record<string, unknown>, message: Partial<Message> = {}, answer = {}) {
    const asked: HttpRequest[] = []
    const http = (request: HttpRequest) => {
      asked.push(request)
      return { body: '{"id":"xE73Iyuabi","time":1767268800,"event":"message"}', ...answer }
    }
    const request = { message: { ...MESSAGE, ...message }, idempotency_key: 'k-1' }
    const { receipt } = await callPlugin(sandbox, plugin, 'notifier.send', request, { http, settings })
    const [call] = asked
    return { receipt, call: call!, body: JSON.parse(call!.body!) as Record<string, unknown>, count: asked.length }
  }

  test('ntfy publishes JSON to ntfy.sh or to a server of one’s own', async ({ assert }) => {
    const { receipt, call, body, count } = await send('ntfy_notifier', { topic: 'money', token: '{{secret:token}}' })
    assert.deepEqual([receipt, count], ['xE73Iyuabi', 1])
    assert.deepEqual([call.method, call.url], ['POST', 'https://ntfy.sh/'])
    assert.equal(call.headers!.Authorization, 'Bearer {{secret:token}}')
    assert.deepEqual(body, {
      topic: 'money',
      title: 'Low balance',
      message: 'Checking is at 12.00.',
      priority: 4,
      tags: ['warning'],
      click: 'https://f.test/a',
    })
    const own = await send('ntfy_notifier', {
      topic: 'm',
      where: 'own',
      server: 'http://192.168.1.5:8090',
      priority: 1,
    })
    assert.equal(own.call.url, 'http://192.168.1.5:8090')
    assert.equal(own.body.priority, 2)
    assert.notProperty(own.call.headers!, 'Authorization')
  })

  test('ntfy gets no more than it takes as a message', async ({ assert }) => {
    const { body } = await send('ntfy_notifier', { topic: 'm' }, { body: '💶'.repeat(3_000), severity: 'critical' })
    const text = body.message as string
    assert.isAtMost(Buffer.byteLength(text), 4_096)
    assert.isAbove(Buffer.byteLength(text), 3_500)
    assert.isTrue(text.isWellFormed())
    assert.equal(body.priority, 5)
  })

  test('a webhook is signed with its secret, which the plugin does not see', async ({ assert }) => {
    const settings = { url: 'https://hooks.test/florin', secret: '{{secret:secret}}' }
    const { call } = await send('webhook_notifier', settings, {}, { status: 204, body: '' })
    assert.deepEqual(call.sign_with, { secret: '{{secret:secret}}', id: 'k-1' })
    assert.notInclude(JSON.stringify(call.headers), 'secret')
    const open = await send('webhook_notifier', { url: 'https://hooks.test/florin' }, {}, { status: 204, body: '' })
    assert.isUndefined(open.call.sign_with)
  })

  test('a webhook gets the message, its key and its secret', async ({ assert }) => {
    const settings = {
      url: 'https://hooks.test/florin',
      secret: '{{secret:secret}}',
      secret_header: 'X-Florin-Secret',
    }
    const { receipt, call, body } = await send('webhook_notifier', settings, {}, { status: 204, body: '' })
    assert.isNull(receipt)
    assert.equal(call.url, 'https://hooks.test/florin')
    assert.deepInclude(call.headers!, { 'X-Florin-Secret': '{{secret:secret}}', 'Idempotency-Key': 'k-1' })
    assert.deepEqual(body, { ...MESSAGE, id: 'k-1', sent_at: '2026-01-02T03:04:05.000Z' })
    const bearer = await send('webhook_notifier', { ...settings, secret_header: 'Authorization' })
    assert.equal(bearer.call.headers!.Authorization, 'Bearer {{secret:secret}}')
  })

  for (const plugin of ['ntfy_notifier', 'webhook_notifier']) {
    test(`${plugin} says what a refusal means`, async ({ assert }) => {
      const failing = async (status: number) => {
        try {
          await send(plugin, { topic: 'm', url: 'https://hooks.test' }, {}, { status, body: '{"error":"no"}' })
        } catch (error) {
          return (error as { reason: string }).reason
        }
        return 'ok'
      }
      const codes = []
      for (const status of [401, 403, 429, 500, 404]) codes.push(await failing(status))
      assert.deepEqual(codes, ['auth_required', 'auth_required', 'rate_limited', 'transient', 'invalid_input'])
    })
  }
})
