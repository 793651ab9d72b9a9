import type { ServerResponse } from 'node:http'
import { test } from '@japa/runner'
import { signatureOf } from '#core/webhook_signature'
import type { Permission } from '#sdk'
import {
  brokeredInstance,
  httpTo,
  PUBLIC_ADDRESS,
  secretFor,
  type Seen,
  startServer,
  testNetwork,
} from '#tests/support/broker'
import { outcomeOf } from '#tests/support/sandbox'

const VALUE = 'p@ss "w0rd"&=/+ü'
const NAMES = {
  'api.example.com': [PUBLIC_ADDRESS],
  'other.example.com': ['93.184.216.35'],
}

const echo = ({ method, path, headers, body }: Seen, response: ServerResponse) =>
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ method, path, headers, body }))

async function withSecret(permissions: Permission[], answer: Parameters<typeof startServer>[1] = echo, value = VALUE) {
  const server = await startServer(Object.keys(NAMES), answer)
  const network = testNetwork(NAMES, { 443: server.port })
  const instance = await brokeredInstance(permissions, { network })
  await instance.keepSecret('token', value)
  return { server, network, instance }
}

const toApi = [httpTo('api.example.com', ['GET', 'POST']), httpTo('other.example.com', ['GET', 'POST'])]
const permissions = [...toApi, secretFor('token', 'api.example.com')]

test.group('A secret in a request', () => {
  test('is written as its place asks, and comes back as its handle', async ({ assert, cleanup }) => {
    const ascii = 'p@ss "w0rd"&=/+'
    const { server, instance } = await withSecret(permissions, echo, ascii)
    cleanup(() => server.close())
    const url = 'https://api.example.com/v1/{{secret:token}}?t={{secret:token}}'
    const json = { 'content-type': 'application/json', 'x-token': 'Token {{secret:token}}' }
    const answer = await instance.request({ method: 'POST', url, headers: json, body: '{"t":"{{secret:token}}"}' })
    const [seen] = server.seen
    assert.equal(seen!.path, `/v1/${encodeURIComponent(ascii)}?t=${encodeURIComponent(ascii)}`)
    assert.equal(seen!.headers['x-token'], `Token ${ascii}`)
    assert.deepEqual(JSON.parse(seen!.body), { t: ascii })
    assert.notInclude(JSON.stringify(answer), 'w0rd')
    assert.equal(answer.url, 'https://api.example.com/v1/{{secret:token}}?t={{secret:token}}')
    assert.include(answer.body, 'Token {{secret:token}}')
  })

  test('in a form is encoded, in plain text it is itself', async ({ assert, cleanup }) => {
    const { server, instance } = await withSecret(permissions)
    cleanup(() => server.close())
    const post = (type: string) =>
      instance.request({
        method: 'POST',
        url: 'https://api.example.com/',
        headers: { 'Content-Type': type },
        body: 't={{secret:token}}',
      })
    const answers = [await post('application/x-www-form-urlencoded'), await post('text/plain')]
    assert.deepEqual(
      server.seen.map(({ body }) => body),
      [`t=${encodeURIComponent(VALUE)}`, `t=${VALUE}`],
    )
    for (const { body } of answers) assert.notInclude(body, 'w0rd')
  })

  test('as a password is hidden in base64 too', async ({ assert, cleanup }) => {
    const { server, instance } = await withSecret(permissions)
    cleanup(() => server.close())
    const auth = { user: 'me', password: '{{secret:token}}' }
    const answer = await instance.request({ url: 'https://api.example.com/', basic_auth: auth })
    const sent = server.seen[0]!.headers.authorization!
    assert.equal(Buffer.from(sent.slice('Basic '.length), 'base64').toString(), `me:${VALUE}`)
    assert.notInclude(answer.body, sent.slice(-8))
    assert.include(answer.body, '{{secret:token}}')
  })

  test('signs a body that other secrets were put into, and no header of the plugin stands beside that', async ({
    assert,
    cleanup,
  }) => {
    const { server, instance } = await withSecret(permissions)
    cleanup(() => server.close())
    const signing = { sign_with: { secret: '{{secret:token}}', id: 'm-1' }, url: 'https://api.example.com/' }
    const request = { ...signing, method: 'POST', body: '{{secret:token}}!' } as const
    await instance.request(request)
    const { headers, body } = server.seen[0]!
    const timestamp = Number(headers['webhook-timestamp'])
    assert.equal(body, `${VALUE}!`)
    assert.equal(headers['webhook-signature'], signatureOf(VALUE, { id: 'm-1', timestamp, body }))
    const beside = instance.request({ ...request, headers: { 'webhook-id': 'other' } })
    assert.equal(await outcomeOf(beside), 'invalid_input')
  })

  test('is hidden in headers and in what is no text', async ({ assert, cleanup }) => {
    const { server, instance } = await withSecret(permissions, (_, response) => {
      const headers = { 'content-type': 'application/octet-stream', 'x-echo': encodeURIComponent(VALUE) }
      response
        .writeHead(200, headers)
        .end(Buffer.concat([Buffer.from([0, 255]), Buffer.from(VALUE), Buffer.from([254])]))
    })
    cleanup(() => server.close())
    const answer = await instance.request({ url: 'https://api.example.com/' })
    assert.equal(answer.headers['x-echo'], '{{secret:token}}')
    const bytes = Buffer.from(answer.body_base64!, 'base64')
    assert.equal(bytes.toString('latin1'), '\0\xff{{secret:token}}\xfe')
  })

  test('goes to its own hosts only', async ({ assert, cleanup }) => {
    const { server, instance } = await withSecret(permissions)
    cleanup(() => server.close())
    const elsewhere = 'https://other.example.com/'
    const attempts = [
      { url: `${elsewhere}?t={{secret:token}}` },
      { url: elsewhere, headers: { 'x-token': '{{secret:token}}' } },
      { url: elsewhere, basic_auth: { user: '{{secret:token}}', password: 'x' } },
      { method: 'POST', url: elsewhere, body: '{{secret:token}}' },
      { url: elsewhere, sign_with: { secret: '{{secret:token}}', id: 'm-1' } },
    ] as const
    for (const attempt of attempts) assert.equal(await outcomeOf(instance.request(attempt)), 'forbidden')
    assert.lengthOf(server.seen, 0)
    assert.equal(await outcomeOf(instance.request({ url: elsewhere })), 'ok')
  })

  test('is refused without a permission, and where it is not set', async ({ assert, cleanup }) => {
    const { server, instance } = await withSecret(toApi)
    cleanup(() => server.close())
    const url = 'https://api.example.com/?t={{secret:token}}'
    assert.equal(await outcomeOf(instance.request({ url })), 'forbidden')
    const unset = await brokeredInstance(permissions, { network: testNetwork(NAMES) })
    assert.equal(await outcomeOf(unset.request({ url })), 'invalid_settings')
  })

  test('of another instance is not there', async ({ assert, cleanup }) => {
    const { server, network } = await withSecret(permissions)
    cleanup(() => server.close())
    const other = await brokeredInstance(permissions, { network })
    assert.equal(
      await outcomeOf(other.request({ url: 'https://api.example.com/?t={{secret:token}}' })),
      'invalid_settings',
    )
  })

  test('with a line break makes no header', async ({ assert, cleanup }) => {
    const { server, instance } = await withSecret(permissions, echo, 'a\r\nHost: evil.example.com')
    cleanup(() => server.close())
    const failure = await instance
      .request({ url: 'https://api.example.com/', headers: { 'x-token': '{{secret:token}}' } })
      .catch(String)
    assert.include(String(failure), 'The header x-token holds characters')
    assert.notInclude(String(failure), 'evil')
  })

  test('is in no message of an error', async ({ assert }) => {
    const network = testNetwork({})
    const instance = await brokeredInstance([httpTo('*.example.com'), secretFor('token', '*.example.com')], { network })
    await instance.keepSecret('token', 'geheimnis')
    const failure = await instance.request({ url: 'https://{{secret:token}}.example.com/' }).catch(String)
    assert.include(String(failure), '{{secret:token}}.example.com cannot be looked up')
    await instance.parts.usage.flush()
  })
})

test.group('A handle that somebody else wrote', () => {
  test('is none any more when it reaches the plugin', async ({ assert, cleanup }) => {
    const { server, instance } = await withSecret(permissions, (_, response) => {
      response.writeHead(200, { 'x-note': '{{secret:token}}' }).end('pay to {{secret:token}}')
    })
    cleanup(() => server.close())
    const { body, headers } = await instance.request({ url: 'https://api.example.com/' })
    assert.deepEqual([body, headers['x-note']], ['pay to {{ secret:token}}', '{{ secret:token}}'])
  })
})

test.group('An answer that is kept as a secret', () => {
  const access = secretFor('access', 'api.example.com')
  const address = 'https://user%40x:p%3Aword@api.example.com/simplefin'

  test('never reaches the plugin and can be asked with, as SimpleFIN wants it', async ({ assert, cleanup }) => {
    const answer = (seen: Seen, response: ServerResponse) =>
      seen.path === '/claim' ? response.end(`${address}\n`) : echo(seen, response)
    const { server, instance } = await withSecret([...toApi, access], answer)
    cleanup(() => server.close())
    const claim = { method: 'POST', url: 'https://api.example.com/claim', keep_body_as_secret: 'access' } as const
    const claimed = await instance.request(claim)
    assert.deepEqual([claimed.status, claimed.body], [200, ''])
    for (const each of [instance, await instance.again()]) {
      const { body, url } = await each.request({ url: '{{secret:access}}/accounts?start-date=1' })
      for (const part of ['p%3Aword', 'p:word', Buffer.from('user@x:p:word').toString('base64')])
        assert.notInclude(body + url, part)
    }
    const { path, headers } = server.seen[1]!
    assert.equal(path, '/simplefin/accounts?start-date=1')
    assert.equal(headers.authorization, `Basic ${Buffer.from('user@x:p:word').toString('base64')}`)
  })

  test('is kept only when it is an answer, and only under a name that was agreed to', async ({ assert, cleanup }) => {
    const { server, instance } = await withSecret([...toApi, access], (_, response) =>
      response.writeHead(403).end('Forbidden'),
    )
    cleanup(() => server.close())
    const url = 'https://api.example.com/claim'
    assert.equal((await instance.request({ url, keep_body_as_secret: 'access' })).body, 'Forbidden')
    assert.equal(await outcomeOf(instance.request({ url, keep_body_as_secret: 'other' })), 'forbidden')
    const names = await instance.household.database.read(instance.household.id, (queries) =>
      instance.parts.secrets.names(queries, instance.instanceId),
    )
    assert.deepEqual(names, ['token'])
  })

  test('may be sent to an address of the own network that it is for', async ({ assert, cleanup }) => {
    const server = await startServer([], echo, { tls: false })
    cleanup(() => server.close())
    const lan: Permission = { kind: 'lan', scope: 'server', methods: ['GET'], reason: 'To test it.' }
    const grants = [{ setting: 'server', origin: 'http://192.168.1.5:8080' }]
    const outcomes = await Promise.all(
      [secretFor('token', 'lan:server'), secretFor('token', 'lan:other'), secretFor('token', 'api.example.com')].map(
        async (secret) => {
          const network = testNetwork({}, { 8080: server.port })
          const instance = await brokeredInstance([lan, secret], { network, lan: grants })
          await instance.keepSecret('token', 'abcdef')
          return outcomeOf(
            instance.request({ url: 'http://192.168.1.5:8080/', headers: { 'x-token': '{{secret:token}}' } }),
          )
        },
      ),
    )
    assert.deepEqual(outcomes, ['ok', 'forbidden', 'forbidden'])
    assert.deepEqual(
      server.seen.map(({ headers }) => headers['x-token']),
      ['abcdef'],
    )
    assert.equal(server.seen[0]!.headers.host, '192.168.1.5:8080')
  })
})
