import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import type { HashService } from '@adonisjs/core/types'
import app from '@adonisjs/core/services/app'
import { FAILURES_MAX } from '#identity/domain/attempts'
import { VerifyPassword } from '#identity/services/verify_password'
import { Client } from '#tests/support/client'
import { makePerson, PASSWORD } from '#tests/support/household'

interface Problem {
  code: string
  retry_after_seconds?: number
}

const trySignIn = (email: string, password: string) => new Client().post<Problem>('/session', { email, password })

async function system(sql: string, params: (string | number)[] = []) {
  const database = await app.container.make('florin.database')
  await database.systemWrite((writes) => writes.run(sql, params))
}

const forgetAttempts = () => system('DELETE FROM sign_in_attempts')

test.group('Failed sign-ins', (group) => {
  group.each.setup(forgetAttempts)
  group.teardown(forgetAttempts)

  test('do not tell a wrong password from an unknown address', async ({ assert }) => {
    const { email } = await makePerson()
    const [wrong, unknown] = [await trySignIn(email, 'wrong'), await trySignIn('nobody@example.org', 'wrong')]
    assert.deepEqual([wrong.status, wrong.body.code], [401, 'E_WRONG_CREDENTIALS'])
    const withoutRequest = ({ body }: typeof wrong) => ({ ...body, instance: undefined })
    assert.deepEqual(withoutRequest(wrong), withoutRequest(unknown))
  })

  test('take the time of a password check even where there is no password to check', async ({ assert }) => {
    const [database, clock, hash] = [
      await app.container.make('florin.database'),
      await app.container.make('florin.clock'),
      await app.container.make('hash'),
    ]
    const slow: HashService = Object.create(hash, {
      verify: { value: (hashed: string, text: string) => sleep(80).then(() => hash.verify(hashed, text)) },
    })
    const started = performance.now()
    await assert.rejects(() =>
      new VerifyPassword(database, clock, slow).handle('nobody@example.org', 'wrong', '127.0.0.1'),
    )
    assert.isAbove(performance.now() - started, 75)
  })

  test('are recorded', async ({ assert }) => {
    const { email } = await makePerson()
    await trySignIn(email, 'wrong')
    await trySignIn(email, PASSWORD)
    const database = await app.container.make('florin.database')
    const rows = await database.systemRead((queries) =>
      queries.all('SELECT ip, succeeded FROM sign_in_attempts WHERE email = ? ORDER BY id', [email]),
    )
    assert.deepEqual(rows, [
      { ip: '127.0.0.1', succeeded: 0 },
      { ip: '127.0.0.1', succeeded: 1 },
    ])
  })

  test('lock an address for a while, even for the right password, and say for how long', async ({ assert }) => {
    const { email } = await makePerson()
    for (let attempt = 0; attempt < FAILURES_MAX.email; attempt++)
      assert.equal((await trySignIn(email, 'wrong')).status, 401)
    const locked = await trySignIn(email, PASSWORD)
    assert.deepEqual([locked.status, locked.body.code], [429, 'E_TOO_MANY_ATTEMPTS'])
    const seconds = Number(locked.headers.get('retry-after'))
    assert.isTrue(seconds > 800 && seconds <= 900, String(seconds))
    assert.equal(locked.body.retry_after_seconds, seconds)
    await system(`UPDATE sign_in_attempts SET attempted_at = '2020-01-01T00:00:00.000Z'`)
    assert.equal((await trySignIn(email, PASSWORD)).status, 200)
  })

  test('cannot be made all at once', async ({ assert }) => {
    const { email } = await makePerson()
    const answers = await Promise.all(Array.from({ length: 25 }, () => trySignIn(email, 'wrong')))
    const tried = answers.filter(({ status }) => status === 401).length
    // On PostgreSQL transactions that begin together do not see each other, but there are no more of them than connections.
    assert.isAtMost(tried, FAILURES_MAX.email + 10)
    assert.isAtLeast(answers.filter(({ status }) => status === 429).length, 5)
  })

  test('lock a network address that tries many people', async ({ assert }) => {
    for (let attempt = 0; attempt < FAILURES_MAX.ip; attempt++)
      await trySignIn(`somebody.${attempt}@example.org`, 'wrong')
    const { email } = await makePerson()
    assert.equal((await trySignIn(email, PASSWORD)).status, 429)
  })

  test('lock whoever tries from one address of a network after the other', async ({ assert }) => {
    const database = await app.container.make('florin.database')
    const row = ['somebody@example.org', '2001:db8:1:2::/64', 0, new Date().toISOString()] as const
    await database.systemWrite((writes) =>
      writes.insertRows(
        'sign_in_attempts',
        ['email', 'ip', 'succeeded', 'attempted_at'],
        Array.from({ length: FAILURES_MAX.ip }, () => [...row]),
      ),
    )
    const verifyPassword = await app.container.make(VerifyPassword)
    const tryFrom = (ip: string) => verifyPassword.handle('nobody@example.org', 'wrong', ip)
    await assert.rejects(() => tryFrom('2001:db8:1:2:a:b:c:d'), /too many/)
    await assert.rejects(() => tryFrom('2001:db8:1:3::1'), /wrong/)
  })

  test('are forgiven by a success', async ({ assert }) => {
    const { email } = await makePerson()
    for (let round = 0; round < 2; round++) {
      for (let attempt = 1; attempt < FAILURES_MAX.email; attempt++) await trySignIn(email, 'wrong')
      assert.equal((await trySignIn(email, PASSWORD)).status, 200)
    }
  })
  test('of others are not forgiven by signing in oneself', async ({ assert }) => {
    const [victim, own] = [await makePerson(), await makePerson()]
    for (let attempt = 1; attempt < FAILURES_MAX.ip; attempt++)
      await trySignIn(`somebody.${attempt}@example.org`, 'wrong')
    assert.equal((await trySignIn(own.email, PASSWORD)).status, 200)
    assert.equal((await trySignIn('somebody.0@example.org', 'wrong')).status, 401)
    assert.equal((await trySignIn(victim.email, PASSWORD)).status, 429)
  })
})
