import { setTimeout as sleep } from 'node:timers/promises'
import { createGzip, gzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import type { Permission } from '#sdk'
import {
  type Answer,
  API_HOST,
  atOneHost,
  brokeredInstance,
  httpTo,
  PUBLIC_ADDRESS,
  startServer,
  testNetwork,
} from '#tests/support/broker'
import { outcomeOf } from '#tests/support/sandbox'

const url = `https://${API_HOST}/`
const MEGABYTE = 1024 * 1024

test.group('A request of a plugin', () => {
  test('goes to the checked address and says which host is meant', async ({ assert, cleanup }) => {
    const { server, network, instance } = await atOneHost((_, response) => response.end('{"rate":"1.09"}'))
    cleanup(() => server.close())
    const answer = await instance.request({ url: `https://API.example.com./rates?base=EUR#part` })
    assert.deepEqual([answer.status, answer.body], [200, '{"rate":"1.09"}'])
    assert.deepEqual(network.dialled, [{ addresses: [PUBLIC_ADDRESS], port: 443 }])
    assert.deepEqual(network.lookups, [API_HOST])
    const [seen] = server.seen
    assert.deepEqual([seen!.serverName, seen!.headers.host, seen!.path], [API_HOST, API_HOST, '/rates?base=EUR'])
    assert.equal(seen!.headers['user-agent'], 'Florin (org.example.tested 1.2.3)')
  })

  test('takes method, headers and body along; 4xx and 5xx are answers', async ({ assert, cleanup }) => {
    const { server, instance } = await atOneHost((_, response) => {
      response.writeHead(422, { 'X-Reason': 'no', 'Set-Cookie': ['a=1', 'b=2'] }).end('{}')
    })
    cleanup(() => server.close())
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const headers = { 'Content-Type': 'application/json', 'X-Own': 'ü'.normalize() }
      const answer = await instance.request({ method, url, headers, body: '{"ü":1}' })
      const { status, headers: answered } = answer
      assert.deepEqual([status, answered['x-reason'], answered['set-cookie']], [422, 'no', 'a=1\nb=2'])
    }
    assert.deepEqual(
      server.seen.map(({ method, body }) => [method, body]),
      [
        ['POST', '{"ü":1}'],
        ['PUT', '{"ü":1}'],
        ['PATCH', '{"ü":1}'],
        ['DELETE', '{"ü":1}'],
      ],
    )
    assert.equal(server.seen[0]!.headers['content-length'], '8')
  })

  test("does not take headers that are not a plugin's to set", async ({ assert, cleanup }) => {
    const { server, instance } = await atOneHost((_, response) => response.end())
    cleanup(() => server.close())
    const refused: Record<string, string>[] = [
      ...['Host', 'content-length', 'Transfer-Encoding', 'Connection', 'Keep-Alive', 'Upgrade', 'TE', 'Trailer'],
      ...['Expect', 'Proxy-Authorization', 'Proxy-Connection', 'X-Forwarded-For', 'Forwarded', 'Via', 'Sec-Fetch-Site'],
      ...['Accept-Encoding', '', 'two words', 'x:y', 'x\r\ny', 'ü'],
    ].map((name) => ({ [name]: '1' }))
    refused.push({ 'x-own': 'a\r\nHost: evil.example.com' }, { 'x-own': 'a\nb' }, { 'x-own': 'a\0b' }, { 'x-own': '☃' })
    refused.push({ 'x-own': 'a', 'X-Own': 'b' })
    for (const headers of refused)
      assert.equal(await outcomeOf(instance.request({ url, headers })), 'invalid_input', JSON.stringify(headers))
    assert.lengthOf(server.seen, 0)
    assert.equal((await instance.request({ url, headers: { Cookie: 'own=1', Accept: 'text/csv' } })).status, 200)
    assert.deepInclude(server.seen[0]!.headers, { cookie: 'own=1', accept: 'text/csv' })
  })

  test('is checked by its shape first', async ({ assert }) => {
    const instance = await brokeredInstance([httpTo(API_HOST)])
    const malformed: object[] = [
      { method: 'TRACE', url },
      { method: 'CONNECT', url },
      { method: 'get', url },
      { method: 'GET' },
      { method: 'GET', url: '' },
      { method: 'GET', url: 5 },
      { method: 'GET', url, dispatcher: {} },
      { method: 'GET', url, headers: { a: ['b'] } },
      { method: 'GET', url, headers: [] },
      { method: 'GET', url, basic_auth: { user: 'a' } },
      { method: 'GET', url, keep_body_as_secret: '../a' },
      { method: 'GET', url, timeout_ms: 0 },
      { method: 'GET', url, body: 'a' },
      { method: 'GET', url: `https://${API_HOST}/${'a'.repeat(9_000)}` },
    ]
    for (const request of malformed)
      assert.equal(await outcomeOf(instance.ask('http.request', request)), 'invalid_input', JSON.stringify(request))
  })

  test('is not made to a server that cannot prove its name', async ({ assert, cleanup }) => {
    const strangers = await atOneHost((_, response) => response.end(), {}, { trusted: false })
    const other = await startServer(['other.example.com'], (_, response) => response.end())
    const network = testNetwork({ [API_HOST]: [PUBLIC_ADDRESS] }, { 443: other.port })
    cleanup(() => (strangers.server.close(), other.close()))
    const misnamed = await brokeredInstance([httpTo(API_HOST)], { network })
    for (const [instance, server] of [
      [strangers.instance, strangers.server],
      [misnamed, other],
    ] as const) {
      const failure = await instance.request({ url, headers: { 'X-Own': 'for nobody else' } }).catch(String)
      assert.match(
        String(failure),
        /cannot be reached \((SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|ERR_TLS_CERT_ALTNAME_INVALID|UNABLE_TO_GET_ISSUER_CERT_LOCALLY)\)/,
      )
      assert.lengthOf(server.seen, 0)
    }
  })

  test('to an address is made where the certificate is for that address', async ({ assert, cleanup }) => {
    const server = await startServer([], (_, response) => response.end('ok'))
    cleanup(() => server.close())
    const lan: Permission = { kind: 'lan', scope: 'server', methods: ['GET'], reason: 'To test it.' }
    const asked = async (origin: string) => {
      const network = testNetwork({}, { 443: server.port })
      const instance = await brokeredInstance([lan], { network, lan: [{ setting: 'server', origin }] })
      return instance.request({ url: origin }).then(({ body }) => body, String)
    }
    assert.equal(await asked('https://127.0.0.1/'), 'ok')
    assert.match(await asked('https://192.168.1.5/'), /ERR_TLS_CERT_ALTNAME_INVALID/)
  })

  test('goes past the proxies that the environment names', async ({ assert, cleanup }) => {
    const { server, network, instance } = await atOneHost((_, response) => response.end('direct'))
    const before = { ...process.env }
    Object.assign(process.env, {
      HTTPS_PROXY: 'http://127.0.0.1:9',
      https_proxy: 'http://127.0.0.1:9',
      NODE_USE_ENV_PROXY: '1',
    })
    cleanup(() => {
      process.env = before
      server.close()
    })
    assert.equal((await instance.request({ url })).body, 'direct')
    assert.deepEqual(network.dialled, [{ addresses: [PUBLIC_ADDRESS], port: 443 }])
  })
})

test.group('The answer to a request', () => {
  const bodies: [name: string, type: string | undefined, body: Buffer, text: string][] = [
    ['UTF-8', 'application/json; charset=utf-8', Buffer.from('"Bäckerei"'), '"Bäckerei"'],
    ['its charset', 'text/csv; charset="ISO-8859-1"', Buffer.from('Bäckerei', 'latin1'), 'Bäckerei'],
    ['UTF-16', 'text/xml;charset=utf-16le', Buffer.from('Bäckerei', 'utf16le'), 'Bäckerei'],
    ['no charset and no UTF-8', 'text/plain', Buffer.from('Bäckerei', 'latin1'), 'Bäckerei'],
    ['a charset nobody knows', 'text/plain; charset=klingon', Buffer.from('Bäckerei'), 'Bäckerei'],
    ['a byte order mark', 'application/problem+json', Buffer.from('\ufeff{}'), '{}'],
    ['no type', undefined, Buffer.from('plain'), 'plain'],
  ]
  for (const [name, type, body, text] of bodies)
    test(`is text by ${name}`, async ({ assert, cleanup }) => {
      const { server, instance } = await atOneHost((_, response) => {
        response.writeHead(200, type === undefined ? {} : { 'content-type': type }).end(body)
      })
      cleanup(() => server.close())
      const answer = await instance.request({ url })
      assert.equal(answer.body, text)
      assert.notProperty(answer, 'body_base64')
    })

  test('is base64 where it is no text', async ({ assert, cleanup }) => {
    const bytes = Buffer.from([0, 255, 1, 254])
    const { server, instance } = await atOneHost((_, response) => {
      response.writeHead(200, { 'content-type': 'application/pdf' }).end(bytes)
    })
    cleanup(() => server.close())
    const { body, body_base64: base64 } = await instance.request({ url })
    assert.deepEqual([body, base64], ['', bytes.toString('base64')])
  })

  test('may come packed', async ({ assert, cleanup }) => {
    const { server, instance } = await atOneHost((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-encoding': 'gzip' }).end(gzipSync('unpacked'))
    })
    cleanup(() => server.close())
    assert.equal((await instance.request({ url })).body, 'unpacked')
  })

  test('ends where it becomes too large, packed or not', async ({ assert, cleanup }) => {
    const ways: Answer[] = [
      (_, response) =>
        response.writeHead(200, { 'content-length': String(13 * MEGABYTE) }).end(Buffer.alloc(13 * MEGABYTE)),
      (_, response) => {
        const piece = Buffer.alloc(MEGABYTE)
        const more = () => response.destroyed || response.write(piece, () => setImmediate(more))
        more()
      },
      (_, response) => {
        const packed = createGzip()
        packed.pipe(response.writeHead(200, { 'content-encoding': 'gzip' }))
        packed.end(Buffer.alloc(64 * MEGABYTE))
      },
    ]
    for (const way of ways) {
      const { server, instance } = await atOneHost(way)
      cleanup(() => server.close())
      assert.equal(await outcomeOf(instance.request({ url })), 'limit_exceeded/input')
    }
  })

  const broken: [name: string, answer: Answer, code: string][] = [
    [
      'packed as nobody asked for',
      (_, response) => response.writeHead(200, { 'content-encoding': 'zstd' }).end('x'),
      'unsupported',
    ],
    [
      'packed and broken',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'),
      'transient',
    ],
    [
      'cut off',
      (_, response) => (
        response.writeHead(200, { 'content-length': '10' }).write('x'),
        setTimeout(() => response.destroy(), 20)
      ),
      'transient',
    ],
    ['no HTTP at all', (_, response) => response.socket!.end('SSH-2.0-hello\r\n'), 'transient'],
    [
      'two lengths',
      (_, response) => response.socket!.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'),
      'transient',
    ],
    [
      'endless headers',
      (_, response) => response.socket!.end(`HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}\r\n\r\n`),
      'transient',
    ],
    [
      'a change of protocol',
      (_, response) =>
        response.socket!.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
      'transient',
    ],
    ['nothing', (_, response) => response.destroy(), 'transient'],
    ['silence', () => undefined, 'transient'],
    [
      'a drop now and then',
      (_, response) => {
        const drip = setInterval(() => response.write('.'), 20)
        response.on('close', () => clearInterval(drip))
      },
      'transient',
    ],
  ]
  for (const [name, answer, code] of broken)
    test(`is refused when it is ${name}: ${code}`, async ({ assert, cleanup }) => {
      const { server, instance } = await atOneHost(answer)
      cleanup(() => server.close())
      assert.equal(await outcomeOf(instance.request({ url, timeout_ms: 300 })), code)
    })

  test('is refused when the connection below breaks, whenever that is; nothing else is harmed', async ({
    assert,
    cleanup,
  }) => {
    const { server, network, instance } = await atOneHost((_, response) => void response.write('begun'))
    cleanup(() => server.close())
    const dial = network.dial.bind(network)
    for (const after_ms of [0, 1, 5, 20, 60]) {
      network.dial = (addresses, port) => {
        const socket = dial(addresses, port)
        setTimeout(() => socket.destroy(Object.assign(new Error('reset'), { code: 'ECONNRESET' })), after_ms)
        setTimeout(() => socket.emit('error', new Error('late')), 100)
        return socket
      }
      assert.equal(await outcomeOf(instance.request({ url })), 'transient')
    }
    await sleep(120)
  })
})
