import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { get } from 'node:http'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import env from '#start/env'
import { Client, serverAddress } from '#tests/support/client'
import { makeHousehold, makePerson, PASSWORD } from '#tests/support/household'

const page = app.publicPath('app.html')

async function cookiesOf(client: Client) {
  const { email } = await makePerson()
  const { headers } = await client.post('/session', { email, password: PASSWORD })
  const lines = headers.getSetCookie()
  return {
    session: lines.find((line) => line.startsWith('florin_session='))!,
    csrf: lines.find((line) => line.startsWith('XSRF-TOKEN='))!,
  }
}

test.group('Headers', () => {
  test('keep other sites, sniffing and caches away from every answer', async ({ assert }) => {
    const { client } = await makeHousehold()
    for (const { headers } of [
      await client.get('/accounts'),
      await client.get('/nothing'),
      await new Client().get('/session'),
    ]) {
      assert.include(headers.get('content-security-policy'), `default-src 'none'`)
      assert.include(headers.get('content-security-policy'), `frame-ancestors 'none'`)
      assert.equal(headers.get('x-frame-options'), 'DENY')
      assert.equal(headers.get('x-content-type-options'), 'nosniff')
      assert.equal(headers.get('referrer-policy'), 'same-origin')
      assert.equal(headers.get('cross-origin-opener-policy'), 'same-origin')
      assert.equal(headers.get('cache-control'), 'no-store')
      assert.isNull(headers.get('strict-transport-security'))
    }
  })

  test('let the page run the scripts it was built with and no others', async ({ assert }) => {
    for (const path of ['/', '/transactions', '/app.html']) {
      const response = await fetch(serverAddress() + path, { headers: { Accept: 'text/html' } })
      const policy = response.headers.get('content-security-policy')!
      assert.notMatch(policy, /script-src [^;]*unsafe-inline/)
      for (const [, script] of (await response.text()).matchAll(/<script>([\s\S]*?)<\/script>/g))
        assert.include(policy, `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
    }
  }).skip(!existsSync(page), 'the user interface is not built')

  test('say that a script is packed, to those who can unpack it', async ({ assert }) => {
    const html = await (await fetch(serverAddress(), { headers: { Accept: 'text/html' } })).text()
    const [script] = html.match(/\/_app\/immutable\/entry\/start\.[\w-]+\.js/)!
    const packed = await fetch(serverAddress() + script, { headers: { 'Accept-Encoding': 'gzip, br' } })
    const plain = await fetch(serverAddress() + script, { headers: { 'Accept-Encoding': 'identity' } })
    assert.equal(packed.headers.get('content-encoding'), 'br')
    assert.isNull(plain.headers.get('content-encoding'))
    for (const { headers } of [packed, plain]) {
      assert.equal(headers.get('vary'), 'Accept-Encoding')
      assert.equal(headers.get('content-type'), 'text/javascript; charset=utf-8')
      assert.include(headers.get('cache-control'), 'immutable')
    }
    assert.equal(await packed.text(), await plain.text())
  }).skip(!existsSync(page), 'the user interface is not built')
})

test.group('Cookies', (group) => {
  group.each.teardown(() => {
    env.set('FLORIN_URL', '')
    env.set('FLORIN_TRUST_PROXY', false)
  })

  test('of the session are out of reach of scripts and of other sites', async ({ assert }) => {
    const { session, csrf } = await cookiesOf(new Client())
    assert.match(session, /; HttpOnly/)
    assert.match(session, /; SameSite=Lax/)
    assert.match(session, /; Max-Age=2592000/)
    assert.notMatch(csrf, /HttpOnly/)
    for (const cookie of [session, csrf]) assert.notMatch(cookie, /Secure/)
  })

  test('are for https alone where people come by https', async ({ assert }) => {
    env.set('FLORIN_URL', 'https://money.example.org')
    const { session, csrf } = await cookiesOf(new Client())
    for (const cookie of [session, csrf]) assert.match(cookie, /; Secure/)
    const { headers } = await new Client().get('/instance')
    assert.equal(headers.get('strict-transport-security'), 'max-age=15552000')
  })
})

test.group('Behind a proxy', (group) => {
  group.each.teardown(() => {
    env.set('FLORIN_URL', '')
    env.set('FLORIN_TRUST_PROXY', false)
  })

  const hstsFor = (localAddress: string) =>
    new Promise<string | undefined>((resolve, reject) => {
      const headers = { 'X-Forwarded-Proto': 'https' }
      get(`${serverAddress()}/api/v1/instance`, { localAddress, headers }, (response) => {
        response.resume()
        resolve(response.headers['strict-transport-security'])
      }).once('error', reject)
    })

  const addressSeen = async (forwardedFor: string) => {
    const client = new Client({ 'X-Forwarded-For': forwardedFor })
    await cookiesOf(client)
    return (await client.get<{ data: { ip: string }[] }>('/sessions')).body.data[0].ip
  }

  test('the address of a person is the one the proxy saw, whatever the person claims', async ({ assert }) => {
    assert.equal(await addressSeen('203.0.113.7'), '127.0.0.1')
    env.set('FLORIN_TRUST_PROXY', true)
    assert.equal(await addressSeen('203.0.113.7'), '203.0.113.7')
    assert.equal(await addressSeen('198.51.100.1, 203.0.113.7'), '203.0.113.7')
  })

  test('https is what the trusted proxy says it is', async ({ assert }) => {
    // Whether an address is trusted is remembered, so each attempt comes from an address of its own.
    assert.isUndefined(await hstsFor('127.0.0.21'))
    env.set('FLORIN_TRUST_PROXY', true)
    assert.equal(await hstsFor('127.0.0.22'), 'max-age=15552000')
  }).skip(process.platform !== 'linux', 'only Linux has all of 127.0.0.0/8')

  test('the public address counts as our own', async ({ assert }) => {
    const signIn = async () => (await new Client({ Origin: 'https://money.example.org' }).post('/session', {})).status
    assert.equal(await signIn(), 403)
    env.set('FLORIN_URL', 'https://money.example.org')
    assert.equal(await signIn(), 422)
  })
})
