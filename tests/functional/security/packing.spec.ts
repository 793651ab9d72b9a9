import { existsSync } from 'node:fs'
import { request, type IncomingHttpHeaders } from 'node:http'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { type Client, serverAddress } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync }
/** Long enough to be worth packing, and the same for every household. */
const LONG = '/api/v1/rules/fields'

interface Sent {
  status: number
  headers: IncomingHttpHeaders
  bytes: Buffer
}

/** As it comes over the wire; `fetch` would unpack it. */
function sent(path: string, headers: Record<string, string>, method = 'GET'): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const asked = request(serverAddress() + path, { method, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, bytes: Buffer.concat(parts) }),
      )
    })
    asked.once('error', reject).end()
  })
}

const cookiesOf = ({ cookies }: Client) => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')

test.group('Answers', () => {
  for (const [encoding, unpack] of Object.entries(UNPACK)) {
    test(`are packed as ${encoding} for those who can unpack it`, async ({ assert }) => {
      const Cookie = cookiesOf((await makeHousehold()).client)
      const plain = await sent(LONG, { Cookie })
      for (const time of ['first', 'second']) {
        const packed = await sent(LONG, { Cookie, 'Accept-Encoding': encoding, 'Sec-Fetch-Site': 'same-origin' })
        assert.equal(packed.headers['content-encoding'], encoding, time)
        assert.equal(packed.headers['content-type'], 'application/json; charset=utf-8')
        assert.equal(packed.headers['content-length'], String(packed.bytes.length))
        assert.equal(packed.headers['cache-control'], 'no-store')
        assert.equal(unpack(packed.bytes).toString(), plain.bytes.toString())
        assert.isBelow(packed.bytes.length, plain.bytes.length / 3)
      }
      assert.isUndefined(plain.headers['content-encoding'])
      assert.equal(plain.headers['vary'], 'Accept-Encoding, Sec-Fetch-Site')
    })
  }

  test('come as they are when another site may have made the browser ask', async ({ assert }) => {
    const Cookie = cookiesOf((await makeHousehold()).client)
    for (const site of ['cross-site', 'same-site', 'none']) {
      const { status, headers } = await sent(LONG, { Cookie, 'Accept-Encoding': 'br', 'Sec-Fetch-Site': site })
      assert.equal(status, 200)
      assert.isUndefined(headers['content-encoding'], site)
    }
  })

  test('come as they are when they are short, refusals, of a person, or no JSON', async ({ assert }) => {
    const { client } = await makeHousehold()
    const headers = { Cookie: cookiesOf(client), 'Accept-Encoding': 'br, gzip' }
    for (const path of [
      '/accounts',
      '/accounts/999999999',
      '/session',
      '/sessions',
      '/push-key',
      '/export?format=json',
    ])
      assert.isUndefined((await sent(`/api/v1${path}`, headers)).headers['content-encoding'], path)
    const created = await client.post('/tokens', { name: 'x'.repeat(100), scopes: ['rules:read'] })
    assert.isNull(created.headers.get('content-encoding'))
    const events = await client.get('/events', { listenMs: 20, headers: { 'Accept-Encoding': 'br, gzip' } })
    assert.isNull(events.headers.get('content-encoding'))
  })

  test('are packed for programs with a token, and for everybody where everybody may see them', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.post<{ token: string }>('/tokens', { name: 'A program', scopes: ['rules:read'] })
    const Authorization = `Bearer ${body.token}`
    const list = await sent(LONG, { Authorization, 'Accept-Encoding': 'gzip' })
    assert.equal(list.headers['content-encoding'], 'gzip')
    const document = await sent('/api/v1/openapi.json', { 'Accept-Encoding': 'gzip' })
    assert.equal(document.headers['content-encoding'], 'gzip')
    assert.property(JSON.parse(gunzipSync(document.bytes).toString()), 'paths')
  })
})

test
  .group('Files of the interface', () => {
    test('are packed as the client can unpack them, the page as well', async ({ assert }) => {
      const plain = await sent('/', {})
      for (const [encoding, unpack] of Object.entries(UNPACK)) {
        const page = await sent('/transactions', { 'Accept-Encoding': encoding })
        assert.equal(page.headers['content-encoding'], encoding)
        assert.equal(page.headers['content-type'], 'text/html; charset=utf-8')
        assert.equal(unpack(page.bytes).toString(), plain.bytes.toString())
        const script = await sent('/service-worker.js', { 'Accept-Encoding': encoding })
        assert.equal(script.headers['content-encoding'], encoding)
        assert.equal(script.headers['content-type'], 'text/javascript; charset=utf-8')
        assert.equal(script.headers['cache-control'], 'no-cache')
        for (const { headers } of [page, script]) assert.equal(headers['vary'], 'Accept-Encoding')
      }
    })

    test('are not sent again to those who have them in the same form', async ({ assert }) => {
      for (const path of ['/', '/service-worker.js', '/manifest.webmanifest']) {
        const { headers } = await sent(path, { 'Accept-Encoding': 'br' })
        const again = { 'Accept-Encoding': 'br', 'If-None-Match': headers['etag']! }
        assert.equal((await sent(path, again)).status, 304, path)
      }
      const { headers } = await sent('/', { 'Accept-Encoding': 'br' })
      assert.equal((await sent('/', { 'Accept-Encoding': 'gzip', 'If-None-Match': headers['etag']! })).status, 200)
    })

    test('tell devices how Florin is installed', async ({ assert }) => {
      const { headers, bytes } = await sent('/manifest.webmanifest', {})
      assert.match(headers['content-type']!, /^application\/manifest\+json/)
      assert.equal(headers['cache-control'], 'no-cache')
      assert.match(String(headers['content-security-policy']), /manifest-src 'self'/)
      const manifest = JSON.parse(bytes.toString()) as {
        icons: { src: string; sizes: string; type: string }[]
        shortcuts: { url: string }[]
      }
      const touch = { src: '/apple-touch-icon.png', sizes: '180x180', type: 'image/png' }
      for (const { src, sizes, type } of [...manifest.icons, touch]) {
        const icon = await sent(src, {})
        assert.equal(icon.headers['content-type'], type, src)
        assert.equal(icon.headers['cache-control'], 'public, max-age=86400', src)
        // A PNG says its width and height in the bytes 16 to 23.
        assert.equal(`${icon.bytes.readUInt32BE(16)}x${icon.bytes.readUInt32BE(20)}`, sizes, src)
      }
      for (const { url } of manifest.shortcuts) assert.match(url, /^\/[a-z]+$/)
    })
  })
  .each.skip(!existsSync(app.publicPath('app.html')), 'the user interface is not built')
