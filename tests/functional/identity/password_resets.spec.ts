import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { SendsPasswordResets } from '#identity/password_reset_mail'
import type { BegunReset } from '#identity/services/begin_password_reset'
import { RESETS_AT_ONCE } from '#identity/domain/password_reset'
import { BeginPasswordReset } from '#identity/services/begin_password_reset'
import { Client } from '#tests/support/client'
import { makePerson, PASSWORD } from '#tests/support/household'
import { until } from '#tests/support/until'

interface Problem {
  code: string
  errors?: { pointer: string; code: string }[]
}

const NEW = 'meadow lantern 73 quartz'
const ask = (email: string) => new Client().post<Problem>('/password-resets', { email })
const accept = (token: string, password = NEW) =>
  new Client().post<Problem>('/password-resets/acceptance', { token, password })
const signIn = async (email: string, password: string) =>
  (await new Client().post('/session', { email, password })).status

test.group('A forgotten password', (group) => {
  let mailed: BegunReset[]

  let mail: SendsPasswordResets

  /** The one of the application, which for the time of a test keeps what it would mail. */
  group.each.setup(async () => {
    mailed = []
    mail = await app.container.make('florin.sendPasswordReset')
    mail.isPossible = () => Promise.resolve(true)
    mail.handle = (reset) => Promise.resolve(mailed.push(reset) > 0)
    return restore
  })

  /** The links that were mailed, once there are as many. */
  async function links(count: number) {
    await until(() => mailed.length >= count)
    return mailed
  }

  const restore = () => {
    Reflect.deleteProperty(mail, 'isPossible')
    Reflect.deleteProperty(mail, 'handle')
  }

  test('is replaced through the link, once, and every device is signed out', async ({ assert }) => {
    const person = await makePerson()
    const device = new Client()
    await device.post('/session', { email: person.email, password: PASSWORD })
    assert.equal((await ask(person.email.toUpperCase())).status, 204)
    const [{ secret, user }] = (await links(1)) as [BegunReset]
    assert.equal(user.email, person.email)
    assert.equal((await accept(secret)).status, 204)
    assert.equal((await device.get('/session')).status, 401)
    assert.deepEqual([await signIn(person.email, PASSWORD), await signIn(person.email, NEW)], [401, 200])
    const again = await accept(secret, 'copper violin 58 marsh')
    assert.deepEqual([again.status, again.body.code], [410, 'E_RESET_INVALID'])
  })

  test('is answered alike for an address that nobody has', async ({ assert }) => {
    const person = await makePerson()
    const [unknown, known] = [await ask('nobody@example.org'), await ask(person.email)]
    assert.deepEqual([known.status, known.body], [unknown.status, unknown.body])
    assert.deepEqual(
      (await links(1)).map(({ user }) => user.email),
      [person.email],
    )
  })

  test('fills no mailbox', async ({ assert }) => {
    const { email } = await makePerson()
    const begin = await app.container.make(BeginPasswordReset)
    const begun = await Promise.all(Array.from({ length: RESETS_AT_ONCE + 3 }, () => begin.handle(email, '')))
    assert.lengthOf(begun.filter(Boolean), RESETS_AT_ONCE)
  })

  test('is not replaced by one that is easily guessed, and the link still works', async ({ assert }) => {
    const { email } = await makePerson()
    await ask(email)
    await links(1)
    const weak = await accept(mailed[0]!.secret, 'password1234')
    assert.deepEqual([weak.status, weak.body.errors?.[0]?.code], [422, 'weak_password'])
    assert.equal((await accept(mailed[0]!.secret)).status, 204)
  })

  test('is not replaced by an old link, or after another was used', async ({ assert }) => {
    const { email } = await makePerson()
    await ask(email)
    await ask(email)
    await links(2)
    const database = await app.container.make('florin.database')
    await database.systemWrite((writes) =>
      writes.run(`UPDATE password_resets SET expires_at = '2020-01-01T00:00:00.000Z' WHERE user_id = ?`, [
        mailed[0]!.user.id,
      ]),
    )
    assert.equal((await accept(mailed[0]!.secret)).status, 410)
    await ask(email)
    await ask(email)
    await links(4)
    assert.equal((await accept(mailed[2]!.secret)).status, 204)
    assert.equal((await accept(mailed[3]!.secret, 'copper violin 58 marsh')).status, 410)
  })

  test('is not replaced by a link from before the password was changed', async ({ assert }) => {
    const person = await makePerson()
    await ask(person.email)
    const [{ secret }] = (await links(1)) as [BegunReset]
    const device = new Client()
    await device.post('/session', { email: person.email, password: PASSWORD })
    const changed = await device.put('/password', { current_password: PASSWORD, password: 'copper violin 58 marsh' })
    assert.equal(changed.status, 204)
    assert.equal((await accept(secret)).body.code, 'E_RESET_INVALID')
  })

  test('is replaced once, however many use the link at once', async ({ assert }) => {
    const { email } = await makePerson()
    await ask(email)
    await links(1)
    const answers = await Promise.all([1, 2, 3].map((n) => accept(mailed[0]!.secret, `${NEW} ${n}`)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [204, 410, 410])
  })

  test('is a matter for whoever runs this Florin, where it sends no e-mail', async ({ assert }) => {
    restore()
    const { status, body } = await ask('ada@example.org')
    assert.deepEqual([status, body.code], [409, 'E_NO_RESET_BY_MAIL'])
  })
})
