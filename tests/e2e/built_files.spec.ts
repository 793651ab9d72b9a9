import { test } from '@japa/runner'
import { sent, UNPACK } from '#tests/support/sent'

test.group('Files of the interface', () => {
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
