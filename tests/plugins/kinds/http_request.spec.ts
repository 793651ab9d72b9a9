import { test } from '@japa/runner'
import type { HttpRequest } from '#sdk'
import { callPlugin } from '#tests/support/plugin_calls'
import { openSandbox } from '#tests/support/sandbox'

const SETTINGS = { address: 'https://home.test/api', token: '{{secret:token}}' }

test.group('HTTP request action', (group) => {
  const sandbox = openSandbox()
  group.teardown(() => sandbox.close())

  async function run(input: Record<string, unknown>, answer = {}) {
    const asked: HttpRequest[] = []
    const http = (request: HttpRequest) => {
      asked.push(request)
      return { body: 'done', ...answer }
    }
    const request = { action: 'request', input, idempotency_key: 'step-7' }
    const { output } = await callPlugin(sandbox, 'http_request', 'action.run', request, { http, settings: SETTINGS })
    return { output, call: asked[0]! }
  }

  test('calls the address with what the step says', async ({ assert }) => {
    const { output, call } = await run({
      method: 'PUT',
      path: 'lights/1?on=true',
      headers: ['Accept: application/json', 'X-Scene:  evening'],
      body: '{"brightness": 10}',
    })
    assert.deepEqual(output, { status: 200, body: 'done' })
    assert.deepEqual(call, {
      method: 'PUT',
      url: 'https://home.test/api/lights/1?on=true',
      headers: {
        'Idempotency-Key': 'step-7',
        Accept: 'application/json',
        'X-Scene': 'evening',
        'Content-Type': 'application/json',
        Authorization: 'Bearer {{secret:token}}',
      },
      body: '{"brightness": 10}',
    })
    const { call: plain } = await run({ method: 'GET', body: 'ignored' })
    assert.equal(plain.url, 'https://home.test/api')
    assert.notProperty(plain, 'body')
  })

  test('stays at its address', async ({ assert }) => {
    for (const path of ['../admin', '..%2fadmin/../../x', '/../../etc', './../x']) {
      await assert.rejects(() => run({ method: 'GET', path }), /leads away/)
    }
    const { call } = await run({ method: 'GET', path: '//evil.test/x' })
    assert.equal(call.url, 'https://home.test/api/evil.test/x')
    const { call: other } = await run({ method: 'GET', path: 'https://evil.test' }).catch(() => ({ call: undefined }))
    assert.isUndefined(other)
  })

  test('refuses headers that are none, or are not its own to set', async ({ assert }) => {
    await assert.rejects(() => run({ method: 'GET', headers: ['no colon'] }), /is not a header/)
    await assert.rejects(() => run({ method: 'GET', headers: ['Host: evil.test'] }), /set by Florin/)
  })

  test('goes on only with the expected answer', async ({ assert }) => {
    const { output } = await run({ method: 'GET', expected_status: [404, 410] }, { status: 404 })
    assert.equal(output.status, 404)
    await assert.rejects(
      () => run({ method: 'GET', expected_status: [201] }),
      'The address answered 200 instead of 201.',
    )
    await assert.rejects(() => run({ method: 'GET' }, { status: 500 }), 'The address answered 500.')
  })

  test('plans without calling, and without telling what may be private', async ({ assert }) => {
    const input = { method: 'POST', path: 'hook?key=abc', body: 'hello' }
    const request = { action: 'request', input, idempotency_key: 'k' }
    const plan = await callPlugin(sandbox, 'http_request', 'action.plan', request, { settings: SETTINGS })
    assert.equal(plan.summary, 'Would send POST to https://home.test/api/hook with a body of 5 characters.')
  })
})
