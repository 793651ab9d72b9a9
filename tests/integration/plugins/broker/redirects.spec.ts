import type { ServerResponse } from 'node:http'
import { test } from '@japa/runner'
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

const METHODS = ['GET', 'POST', 'PUT'] as const
const lan: Permission = { kind: 'lan', scope: 'server', methods: ['GET'], reason: 'To test it.' }

const NAMES = {
  'api.example.com': [PUBLIC_ADDRESS],
  'files.example.com': ['93.184.216.40'],
  'inside.example.com': ['10.0.0.8'],
  'metadata.example.com': ['169.254.169.254'],
}

/** A server for all names that redirects from `/start`, and from `/again/<n>` to the one below. */
async function redirecting(location: string, status = 302) {
  const answer = ({ path }: Seen, response: ServerResponse) => {
    const [, step] = /^\/again\/(\d+)$/.exec(path) ?? []
    if (step !== undefined && step !== '0') response.writeHead(302, { location: `/again/${Number(step) - 1}` }).end()
    else if (path.startsWith('/start')) response.writeHead(status, { location }).end()
    else response.end('arrived')
  }
  const server = await startServer(Object.keys(NAMES), answer)
  const network = testNetwork(NAMES, { 443: server.port, 8080: server.port })
  return { server, network }
}

const everywhere = [httpTo('*.example.com', [...METHODS])]
const start = 'https://api.example.com/start'

test.group('A redirect', () => {
  test('is followed to where it leads, which is told', async ({ assert, cleanup }) => {
    const { server, network } = await redirecting('https://files.example.com/here?x=1#y')
    cleanup(() => server.close())
    const instance = await brokeredInstance(everywhere, { network })
    const { url, body } = await instance.request({ url: start })
    assert.deepEqual([url, body], ['https://files.example.com/here?x=1', 'arrived'])
    assert.deepEqual(
      network.dialled.map(({ addresses }) => addresses[0]),
      [PUBLIC_ADDRESS, '93.184.216.40'],
    )
  })

  const astray: [name: string, location: string, permissions: Permission[]][] = [
    ['a host that was not allowed', 'https://files.example.com/', [httpTo('api.example.com', [...METHODS])]],
    ['metadata', 'https://metadata.example.com/latest', everywhere],
    ['metadata by its address', 'http://169.254.169.254/latest/meta-data/', everywhere],
    ['metadata by its address over https', 'https://169.254.169.254/', everywhere],
    ['the own network', 'https://inside.example.com/', everywhere],
    ['loopback, in disguise', 'https://0x7f.1/', everywhere],
    ['plain http', 'http://api.example.com/', everywhere],
    ['another port', 'https://api.example.com:8443/', everywhere],
    ['a file', 'file:///etc/passwd', everywhere],
    ['userinfo', 'https://me:pw@api.example.com/', everywhere],
    ['Florin itself', 'http://127.0.0.1:3333/', everywhere],
    ['an allowed address of the own network', 'http://192.168.1.5:8080/', [...everywhere, lan]],
  ]
  for (const [name, location, permissions] of astray)
    test(`to ${name} is refused`, async ({ assert, cleanup }) => {
      const { server, network } = await redirecting(location)
      cleanup(() => server.close())
      const grants = [{ setting: 'server', origin: 'http://192.168.1.5:8080' }]
      const instance = await brokeredInstance(permissions, { network, lan: grants })
      assert.equal(await outcomeOf(instance.request({ url: start })), 'forbidden')
      assert.lengthOf(network.dialled, 1)
    })

  test('is one of five at most', async ({ assert, cleanup }) => {
    const { server, network } = await redirecting('')
    cleanup(() => server.close())
    const instance = await brokeredInstance(everywhere, { network })
    assert.equal((await instance.request({ url: 'https://api.example.com/again/5' })).body, 'arrived')
    assert.equal(await outcomeOf(instance.request({ url: 'https://api.example.com/again/6' })), 'transient')
  })

  test('that leads nowhere is no answer', async ({ assert, cleanup }) => {
    const { server, network } = await redirecting('https://[')
    cleanup(() => server.close())
    const instance = await brokeredInstance(everywhere, { network })
    assert.equal(await outcomeOf(instance.request({ url: start })), 'transient')
  })

  const methods: [status: number, method: (typeof METHODS)[number], becomes: string, body: string][] = [
    [301, 'POST', 'GET', ''],
    [302, 'POST', 'GET', ''],
    [303, 'POST', 'GET', ''],
    [303, 'PUT', 'GET', ''],
    [301, 'PUT', 'PUT', 'sent'],
    [307, 'POST', 'POST', 'sent'],
    [308, 'POST', 'POST', 'sent'],
    [308, 'PUT', 'PUT', 'sent'],
  ]
  for (const [status, method, becomes, body] of methods)
    test(`with ${status} turns ${method} into ${becomes}`, async ({ assert, cleanup }) => {
      const { server, network } = await redirecting('/there', status)
      cleanup(() => server.close())
      const instance = await brokeredInstance(everywhere, { network })
      await instance.request({ method, url: start, body: 'sent', headers: { 'content-type': 'text/plain' } })
      const second = server.seen[1]!
      assert.deepEqual([second.method, second.body], [becomes, body])
      assert.equal(second.headers['content-type'], body === '' ? undefined : 'text/plain')
    })

  test('into a method that was not agreed to is refused', async ({ assert, cleanup }) => {
    const { server, network } = await redirecting('/there', 303)
    cleanup(() => server.close())
    const instance = await brokeredInstance([httpTo('api.example.com', ['POST'])], { network })
    assert.equal(await outcomeOf(instance.request({ method: 'POST', url: start, body: 'sent' })), 'forbidden')
  })
})

test.group('Secrets and redirects', () => {
  const permissions = [...everywhere, secretFor('token', '*.example.com')]
  const headers = { Authorization: 'Bearer own', Cookie: 'own=1', 'X-Token': '{{secret:token}}', 'X-Plain': 'plain' }

  async function following(location: string, status = 302) {
    const { server, network } = await redirecting(location, status)
    const instance = await brokeredInstance(permissions, { network })
    await instance.keepSecret('token', 'abcdef')
    return { server, instance, network }
  }

  test('stay together on the same host', async ({ assert, cleanup }) => {
    const { server, instance } = await following('/there')
    cleanup(() => server.close())
    await instance.request({ url: start, headers })
    const { authorization, cookie, ...rest } = server.seen[1]!.headers
    assert.deepEqual([authorization, cookie, rest['x-token']], ['Bearer own', 'own=1', 'abcdef'])
  })

  test('part on the way to another host, even one that may receive them', async ({ assert, cleanup }) => {
    const { server, instance } = await following('https://files.example.com/there')
    cleanup(() => server.close())
    await instance.request({ url: start, headers })
    const { authorization, cookie, ...rest } = server.seen[1]!.headers
    assert.deepEqual(
      [authorization, cookie, rest['x-token'], rest['x-plain']],
      [undefined, undefined, undefined, 'plain'],
    )
  })

  test('part on the way to another host when sent as user and password', async ({ assert, cleanup }) => {
    const { server, instance } = await following('https://files.example.com/there')
    cleanup(() => server.close())
    await instance.request({ url: start, basic_auth: { user: 'me', password: '{{secret:token}}' } })
    assert.isDefined(server.seen[0]!.headers.authorization)
    assert.isUndefined(server.seen[1]!.headers.authorization)
  })

  test('part on the way to another host when they sign', async ({ assert, cleanup }) => {
    const { server, instance } = await following('https://files.example.com/there')
    cleanup(() => server.close())
    await instance.request({ url: start, sign_with: { secret: '{{secret:token}}', id: 'm-1' } })
    const names = ['webhook-id', 'webhook-timestamp', 'webhook-signature']
    const [asked, there] = server.seen.map((seen) => names.filter((name) => name in seen.headers))
    assert.deepEqual([asked, there], [names, []])
  })

  test('in a body are not sent on to another host', async ({ assert, cleanup }) => {
    const { server, instance } = await following('https://files.example.com/there', 307)
    cleanup(() => server.close())
    const body = '{{secret:token}}'
    assert.equal(await outcomeOf(instance.request({ method: 'POST', url: start, body })), 'forbidden')
    assert.lengthOf(server.seen, 1)
  })

  test('in the address that an answer leads to go to their own hosts only', async ({ assert, cleanup }) => {
    for (const location of ['https://files.example.com/?t=abcdef', 'https://files.example.com/%61bcdef/']) {
      const { server, network } = await redirecting(location)
      cleanup(() => server.close())
      const instance = await brokeredInstance([...everywhere, secretFor('token', 'api.example.com')], { network })
      await instance.keepSecret('token', 'abcdef')
      assert.equal(await outcomeOf(instance.request({ url: start })), 'forbidden', location)
      assert.lengthOf(server.seen, 1)
    }
  })
})
