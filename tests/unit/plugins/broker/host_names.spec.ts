import { test } from '@japa/runner'
import { fitsHost, hostOf, portOf } from '#plugins/domain/host_names'

/** A permission, an address, and whether one lets the other out. */
const TABLE: [pattern: string, url: string, fits: boolean][] = [
  ['api.example.com', 'https://api.example.com/', true],
  ['api.example.com', 'https://API.EXAMPLE.COM/', true],
  ['api.example.com', 'https://api.example.com./', true],
  ['api.example.com', 'https://api.example.com:443/', true],
  ['api.example.com', 'https://api.example.com:8443/', false],
  ['api.example.com:8443', 'https://api.example.com:8443/', true],
  ['api.example.com:8443', 'https://api.example.com/', false],
  ['api.example.com', 'https://api.example.com.evil.org/', false],
  ['api.example.com', 'https://evil-api.example.com/', false],
  ['api.example.com', 'https://a.api.example.com/', false],
  ['api.example.com', 'https://example.com/', false],
  ['api.example.com', 'https://api.example.com@evil.org/', false],
  ['api.example.com', 'https://evil.org/https://api.example.com', false],
  ['api.example.com', 'https://evil.org#@api.example.com', false],
  ['api.example.com', 'https://evil.org\\@api.example.com/', false],
  // U+0430 looks like an a; U+3002 is a full stop to IDNA; full-width letters are letters.
  ['api.example.com', 'https://\u0430pi.example.com/', false],
  ['api.example.com', 'https://api\u3002example\u3002com/', true],
  ['api.example.com', 'https://\uff41pi.example.com/', true],
  ['bücher.example', 'https://xn--bcher-kva.example/', true],
  ['xn--bcher-kva.example', 'https://BÜCHER.example/', true],
  ['*.example.com', 'https://api.example.com/', true],
  ['*.example.com', 'https://example.com/', false],
  ['*.example.com', 'https://a.b.example.com/', false],
  ['*.example.com', 'https://apiexample.com/', false],
  ['*.example.com', 'https://api.example.com.evil.org/', false],
  ['*.com', 'https://example.com/', false],
  ['*', 'https://example.com/', false],
  ['*.*.example.com', 'https://a.b.example.com/', false],
  ['93.184.216.34', 'https://93.184.216.34/', false],
  ['*.184.216.34', 'https://93.184.216.34/', false],
  ['127.0.0.1', 'https://0x7f.1/', false],
  ['', 'https://example.com/', false],
]

test.group('Hosts that a permission names', () => {
  for (const [pattern, url, fits] of TABLE)
    test(`${pattern || '(nothing)'} ${fits ? 'lets' : 'does not let'} out ${url}`, ({ assert }) => {
      const parsed = new URL(url)
      assert.equal(fitsHost(pattern, hostOf(parsed), portOf(parsed)), fits)
    })
})
