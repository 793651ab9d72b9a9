import { gunzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import type { Client } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'
import { sent, UNPACK } from '#tests/support/sent'

/** Long enough to be worth packing, and the same for every household. */
const LONG = '/api/v1/rules/fields'

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
