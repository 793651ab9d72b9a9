import fc from 'fast-check'
import { test } from '@japa/runner'
import { brokeredInstance, httpTo, PUBLIC_ADDRESS, testNetwork, type TestNetwork } from '#tests/support/broker'

const ALLOWED = 'api.example.com'
const UNLIMITED = {
  limits: { requests_a_run: 1e6, requests_a_day: 1e6 },
  pace: { burst: 1e6, per_second: 1e6 },
}

/** Every name is out in the internet here, so that nothing but the name decides. */
function openNetwork(): TestNetwork {
  const network = testNetwork({})
  network.resolve = (host) => {
    network.lookups.push(host)
    return Promise.resolve([PUBLIC_ADDRESS])
  }
  return network
}

const piece = fc.constantFrom(
  ...[
    'https:',
    'http:',
    '//',
    '/',
    '\\',
    '@',
    ':',
    '#',
    '?',
    '.',
    '%',
    '%2e',
    '%40',
    '%00',
    '\t',
    '\n',
    ' ',
    '[',
    ']',
    ';',
  ],
  ...[
    ALLOWED,
    'evil.example.org',
    'API.example.com',
    'localhost',
    '127.0.0.1',
    '2130706433',
    '::1',
    '0x7f.1',
    '443',
    '80',
  ],
  ...[
    'user',
    'user:pw@',
    '\u3002',
    '\uff0e',
    '\u00ad',
    '\u200b',
    'xn--',
    'ｌｏｃａｌｈｏｓｔ',
    '..',
    '{{secret:token}}',
  ],
)
const nearlyAllowed = fc.tuple(
  fc.array(piece, { maxLength: 3 }),
  fc.array(piece, { maxLength: 3 }),
  fc.array(piece, { maxLength: 3 }),
)
const address = fc.oneof(
  fc.array(piece, { maxLength: 8 }).map((pieces) => `https://${pieces.join('')}`),
  nearlyAllowed.map(([a, b, c]) => `https://${a.join('')}${ALLOWED}${b.join('')}/${c.join('')}`),
)

/** One byte of an address as somebody might write it. */
const written = (byte: number) => fc.constantFrom(String(byte), `0x${byte.toString(16)}`, `0${byte.toString(8)}`)
const loopback = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 1, max: 255 }))
  .chain((rest) => fc.tuple(...[127, ...rest].map(written)))
  .chain((parts) =>
    fc.constantFrom(
      parts.join('.'),
      `[::ffff:${parts.map((part) => Number(part.replace(/^0(?=[0-7]+$)/, '0o'))).join('.')}]`,
    ),
  )

test.group('An address in disguise', () => {
  test('never leads a request to a host that was not allowed', async ({ assert }) => {
    const network = openNetwork()
    const instance = await brokeredInstance([httpTo(ALLOWED)], { network, ...UNLIMITED })
    const property = fc.asyncProperty(address, async (url) => {
      await instance.request({ url }).catch(() => undefined)
      assert.deepEqual(
        network.lookups.filter((host) => host !== ALLOWED),
        [],
      )
      assert.deepEqual(
        network.dialled.filter(({ port }) => port !== 443),
        [],
      )
    })
    await fc.assert(property, { numRuns: 2_000 })
    assert.isAbove(network.dialled.length, 20)
  })

  test('is loopback however it is written', async ({ assert }) => {
    const network = openNetwork()
    const instance = await brokeredInstance([httpTo('*.example.com'), httpTo('127.0.0.1')], { network })
    const property = fc.asyncProperty(loopback, async (host) => {
      await instance.request({ url: `https://${host}/` }).catch(() => undefined)
      assert.deepEqual(network.dialled, [])
    })
    await fc.assert(property, { numRuns: 300 })
  })
})
