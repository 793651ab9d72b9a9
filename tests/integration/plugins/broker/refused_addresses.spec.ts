import { test } from '@japa/runner'
import type { Permission } from '#sdk'
import { brokeredInstance, httpTo, PUBLIC_ADDRESS, secretFor, startServer, testNetwork } from '#tests/support/broker'
import { outcomeOf } from '#tests/support/sandbox'

const lan: Permission = { kind: 'lan', scope: 'server', methods: ['GET'], reason: 'To test it.' }

/** What names lead to, whatever a plugin believes. */
const NAMES: Record<string, string[] | string[][]> = {
  'api.example.com': [PUBLIC_ADDRESS],
  'other.example.com': ['93.184.216.35'],
  'private.example.com': ['10.1.2.3'],
  'loopback.example.com': ['127.0.0.1'],
  'loopback6.example.com': ['::1'],
  'mapped.example.com': ['::ffff:10.0.0.1'],
  'mapped-hex.example.com': ['::ffff:7f00:1'],
  'nat64.example.com': ['64:ff9b::a9fe:a9fe'],
  'sixtofour.example.com': ['2002:7f00:1::1'],
  'linklocal.example.com': ['fe80::1'],
  'unique.example.com': ['fd12::1'],
  'shared.example.com': ['100.64.1.1'],
  'metadata.example.com': ['169.254.169.254'],
  'metadata6.example.com': ['fd00:ec2::254'],
  'multicast.example.com': ['224.0.0.1'],
  'unspecified.example.com': ['0.0.0.0'],
  'one-of-many.example.com': [PUBLIC_ADDRESS, '2606:2800:220:1::1', '192.168.0.10'],
  'ourselves.example.com': ['198.40.10.10'],
  'rebound.example.com': [[PUBLIC_ADDRESS], ['127.0.0.1']],
  'nowhere.example.com': [],
  localhost: ['127.0.0.1'],
}

/** A permission, an address, and the code that the plugin gets. All permissions are for GET. */
const TABLE: [name: string, permitted: string, url: string, code: string][] = [
  ['a host that nobody allowed', 'api.example.com', 'https://other.example.com/', 'forbidden'],
  ['a subdomain of one that was', 'api.example.com', 'https://a.api.example.com/', 'forbidden'],
  ['plain http', 'api.example.com', 'http://api.example.com/', 'forbidden'],
  ['another port', 'api.example.com', 'https://api.example.com:8443/', 'forbidden'],
  ['port 0', 'api.example.com', 'https://api.example.com:0/', 'forbidden'],
  ['a port that is none', 'api.example.com', 'https://api.example.com:65536/', 'invalid_input'],
  ['a file', 'api.example.com', 'file:///etc/passwd', 'forbidden'],
  ['a socket of another protocol', 'api.example.com', 'gopher://api.example.com:443/_x', 'forbidden'],
  ['data', 'api.example.com', 'data:text/plain,hello', 'forbidden'],
  ['no address', 'api.example.com', 'api.example.com', 'invalid_input'],
  ['userinfo before the host', 'api.example.com', 'https://user:pw@api.example.com/', 'invalid_input'],
  [
    'userinfo that looks like the host',
    'api.example.com',
    'https://api.example.com@evil.example.com/',
    'invalid_input',
  ],
  ['an encoded @', 'api.example.com', 'https://api.example.com%40evil.example.com/', 'invalid_input'],
  ['a backslash', 'api.example.com', 'https://api.example.com\\@evil.example.com/', 'invalid_input'],
  ['backslashes for slashes', 'api.example.com', 'https:\\\\api.example.com/', 'invalid_input'],
  ['a line break', 'api.example.com', 'https://api.example.com/\r\nHost: evil.example.com', 'invalid_input'],
  ['a tab in the scheme', 'api.example.com', 'ht\ttps://api.example.com/', 'invalid_input'],
  ['a blank in front', 'api.example.com', ' https://api.example.com/', 'invalid_input'],
  ['the host in the fragment', 'api.example.com', 'https://evil.example.com/#@api.example.com', 'forbidden'],
  ['the host in the query', 'api.example.com', 'https://evil.example.com?@api.example.com', 'forbidden'],
  ['letters that look alike', 'api.example.com', 'https://\u0430pi.example.com/', 'forbidden'],
  ['two dots at the end', 'api.example.com', 'https://api.example.com../', 'forbidden'],
  ['a literal loopback', '127.0.0.1', 'https://127.0.0.1/', 'forbidden'],
  ['a decimal loopback', '127.0.0.1', 'https://2130706433/', 'forbidden'],
  ['an octal loopback', '127.0.0.1', 'https://0177.0.0.1/', 'forbidden'],
  ['a hexadecimal loopback', '127.0.0.1', 'https://0x7f.0x0.0x0.0x1/', 'forbidden'],
  ['a short loopback', '127.0.0.1', 'https://127.1/', 'forbidden'],
  ['a literal public address', PUBLIC_ADDRESS, `https://${PUBLIC_ADDRESS}/`, 'forbidden'],
  ['a literal IPv6 loopback', '*.example.com', 'https://[::1]/', 'forbidden'],
  ['a literal mapped address', '*.example.com', 'https://[::ffff:169.254.169.254]/', 'forbidden'],
  ['localhost', 'localhost', 'https://localhost/', 'forbidden'],
  ...Object.keys(NAMES)
    .filter((host) => !['api', 'other', 'rebound', 'nowhere', 'localhost'].includes(host.split('.')[0]!))
    .map((host): [string, string, string, string] => [
      `a name that leads to ${NAMES[host]!.join()}`,
      '*.example.com',
      `https://${host}/`,
      'forbidden',
    ]),
  ['a name without an address', '*.example.com', 'https://nowhere.example.com/', 'transient'],
  ['a name that does not exist', '*.example.com', 'https://unknown.example.com/', 'transient'],
]

test.group('A request of a plugin is refused', () => {
  for (const [name, permitted, url, code] of TABLE)
    test(`to ${name}: ${code}`, async ({ assert }) => {
      const network = testNetwork(NAMES, {})
      const instance = await brokeredInstance([httpTo(permitted)], { network })
      assert.equal(await outcomeOf(instance.request({ url })), code)
      assert.deepEqual(network.dialled, [])
    })

  test('with another method than agreed to', async ({ assert }) => {
    const instance = await brokeredInstance([httpTo('api.example.com', ['POST'])], { network: testNetwork(NAMES) })
    assert.equal(await outcomeOf(instance.request({ url: 'https://api.example.com/' })), 'forbidden')
  })

  test('where the manifest asks and the owner did not agree, and the other way round', async ({ assert }) => {
    const asked = await brokeredInstance([httpTo('api.example.com')], { granted: [], network: testNetwork(NAMES) })
    assert.equal(await outcomeOf(asked.request({ url: 'https://api.example.com/' })), 'forbidden')
    const granted = await brokeredInstance([], { granted: [httpTo('api.example.com')], network: testNetwork(NAMES) })
    assert.equal(await outcomeOf(granted.request({ url: 'https://api.example.com/' })), 'forbidden')
  })
})

test.group('A name that is rebound between check and connection', () => {
  test('gains nothing, because it is looked up once and what was checked is connected to', async ({
    assert,
    cleanup,
  }) => {
    const server = await startServer(['rebound.example.com'], (_, response) => response.end('ok'))
    cleanup(() => server.close())
    const network = testNetwork(NAMES, { 443: server.port })
    const instance = await brokeredInstance([httpTo('rebound.example.com')], { network })
    const url = 'https://rebound.example.com/'
    assert.equal((await instance.request({ url })).body, 'ok')
    assert.deepEqual(network.lookups, ['rebound.example.com'])
    assert.deepEqual(network.dialled, [{ addresses: [PUBLIC_ADDRESS], port: 443 }])
    assert.equal(await outcomeOf(instance.request({ url })), 'forbidden')
    assert.lengthOf(network.dialled, 1)
  })
})

/** An address that the owner allowed, the one that is asked for, and the code; `sent` where the request leaves. */
const OWN_NETWORK: [allowed: string, url: string, code: string][] = [
  ['http://192.168.1.5:11434', 'http://192.168.1.5:11434/api/chat', 'sent'],
  ['http://192.168.1.5:11434/', 'http://192.168.1.5:11434', 'sent'],
  ['http://192.168.1.5:11434', 'http://192.168.1.5:11435/', 'forbidden'],
  ['http://192.168.1.5:11434', 'https://192.168.1.5:11434/', 'forbidden'],
  ['http://192.168.1.5:11434', 'http://192.168.1.6:11434/', 'forbidden'],
  ['http://192.168.1.5', 'http://3232235781/', 'sent'],
  ['http://[fd12::5]:11434', 'http://[fd12:0::5]:11434/', 'sent'],
  ['http://private.example.com:8080', 'http://private.example.com:8080/', 'sent'],
  ['http://127.0.0.1:11434', 'http://127.0.0.1:11434/', 'sent'],
  ['http://127.0.0.1:3333', 'http://127.0.0.1:3333/api/v1/health', 'forbidden'],
  ['http://[::1]:3333', 'http://[::1]:3333/', 'forbidden'],
  ['http://192.168.1.2:3333', 'http://192.168.1.2:3333/', 'forbidden'],
  ['http://[::ffff:192.168.1.2]:3333', 'http://[::ffff:192.168.1.2]:3333/', 'forbidden'],
  ['http://loopback.example.com:3333', 'http://loopback.example.com:3333/', 'forbidden'],
  ['http://169.254.169.254', 'http://169.254.169.254/latest/meta-data/', 'forbidden'],
  ['http://metadata.example.com', 'http://metadata.example.com/', 'forbidden'],
  ['http://[fd00:ec2::254]', 'http://[fd00:ec2::254]/', 'forbidden'],
  ['http://0.0.0.0:8080', 'http://0.0.0.0:8080/', 'forbidden'],
  ['http://224.0.0.1:8080', 'http://224.0.0.1:8080/', 'forbidden'],
  ['ftp://192.168.1.5', 'ftp://192.168.1.5/', 'forbidden'],
]

test.group('An address of the own network that the owner allowed', () => {
  for (const [allowed, url, code] of OWN_NETWORK)
    test(`${allowed}: ${url} is ${code}`, async ({ assert }) => {
      const network = testNetwork(NAMES)
      const instance = await brokeredInstance([lan], { network, lan: [{ setting: 'server', origin: allowed }] })
      const outcome = await outcomeOf(instance.request({ url }))
      assert.equal(network.dialled.length, code === 'sent' ? 1 : 0)
      // Nobody listens there, so what was sent does not arrive.
      assert.equal(outcome, code === 'sent' ? 'transient' : code)
    })

  test('is of no use where the operator keeps plugins out of the own network; one in the internet is', async ({
    assert,
  }) => {
    const outcomes = await Promise.all(
      [
        'http://192.168.1.5:11434',
        'http://127.0.0.1:11434',
        'http://198.40.10.10:8080',
        'http://api.example.com:8080',
      ].map(async (origin) => {
        const network = testNetwork(NAMES, {}, { isOwnNetworkOpen: false })
        const instance = await brokeredInstance([lan], { network, lan: [{ setting: 'server', origin }] })
        return outcomeOf(instance.request({ url: origin }))
      }),
    )
    // Nobody listens there, so what was sent does not arrive.
    assert.deepEqual(outcomes, ['forbidden', 'forbidden', 'forbidden', 'transient'])
  })

  test('is of no use for another setting, or without the permission', async ({ assert }) => {
    const url = 'http://192.168.1.5:11434/'
    const grants = { lan: [{ setting: 'another', origin: url }], network: testNetwork(NAMES) }
    assert.equal(await outcomeOf((await brokeredInstance([lan], grants)).request({ url })), 'forbidden')
    const unasked = { lan: [{ setting: 'server', origin: url }], network: testNetwork(NAMES) }
    assert.equal(await outcomeOf((await brokeredInstance([], unasked)).request({ url })), 'forbidden')
  })
})

test.group('A secret that holds an address', () => {
  const access = secretFor('access', '*.example.com')

  async function withAccess(value: string) {
    const network = testNetwork(NAMES)
    const instance = await brokeredInstance([httpTo('*.example.com'), access], { network })
    await instance.keepSecret('access', value)
    return instance
  }

  test('cannot be turned into the user name of somebody else', async ({ assert }) => {
    for (const rest of ['@other.example.com/', '.other.example.com/', ':8443/', 'x/', '%2e/'])
      assert.notEqual(
        await outcomeOf((await withAccess('https://api.example.com')).request({ url: `{{secret:access}}${rest}` })),
        'ok',
        rest,
      )
    const instance = await withAccess('https://u:p@api.example.com')
    const error = await instance.request({ url: '{{secret:access}}@other.example.com/' }).catch(String)
    assert.include(String(error), 'the address of somebody else')
  })

  test('is refused like any other where it leads astray', async ({ assert }) => {
    for (const value of ['https://metadata.example.com/', 'http://api.example.com/', 'https://evil.org/'])
      assert.equal(await outcomeOf((await withAccess(value)).request({ url: '{{secret:access}}' })), 'forbidden', value)
  })
})
