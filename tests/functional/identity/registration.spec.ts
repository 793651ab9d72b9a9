import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { Client } from '#tests/support/client'
import { makeHousehold, makePerson } from '#tests/support/household'

interface Me {
  user: { id: number; email: string; is_instance_admin: boolean }
  household: { id: number } | null
  role: string | null
}

interface Problem {
  code: string
  errors?: { pointer: string; code: string; message: string }[]
}

const STRONG = 'meadow lantern 73 quartz'
let count = 0
const registration = () => ({ email: `New.${++count}@example.org`, password: STRONG, name: 'Grace' })

async function writeSystem(sql: string, params: (string | number)[] = []) {
  const database = await app.container.make('florin.database')
  await database.systemWrite((writes) => writes.run(sql, params))
}

const openRegistration = () =>
  writeSystem(
    `INSERT INTO instance_settings (name, value) VALUES ('registration_open', 'true')
     ON CONFLICT (name) DO UPDATE SET value = 'true'`,
  )
const resetRegistration = () => writeSystem(`DELETE FROM instance_settings WHERE name = 'registration_open'`)

test.group('Registration: the first person', (group) => {
  group.each.setup(async () => {
    await writeSystem('DELETE FROM households')
    await writeSystem('DELETE FROM users')
    await resetRegistration()
  })

  test('runs the installation and closes the door behind them', async ({ assert }) => {
    const client = new Client()
    assert.deepInclude((await client.get('/instance')).body, { has_users: false, registration_open: true })
    const { status, body } = await client.post<Me>('/users', registration())
    assert.equal(status, 201)
    assert.isTrue(body.user.is_instance_admin)
    assert.isNull(body.household)
    assert.equal((await client.get('/session')).status, 200)
    assert.deepInclude((await client.get('/instance')).body, { has_users: true, registration_open: false })
    const second = await new Client().post<Problem>('/users', registration())
    assert.deepEqual([second.status, second.body.code], [403, 'E_REGISTRATION_CLOSED'])
  })

  test('is one person, however many come at once', async ({ assert }) => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => new Client().post<Me>('/users', registration())))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [201, 403, 403, 403])
  })

  test('owns the household they create', async ({ assert }) => {
    const client = new Client()
    await client.post('/users', registration())
    const before = await client.get<Problem>('/household')
    assert.deepEqual([before.status, before.body.code], [409, 'E_NO_HOUSEHOLD'])
    const draft = {
      name: 'Home',
      base_currency: 'EUR',
      time_zone: 'Europe/Vienna',
      locale: 'de-AT',
      starter_set: 'everyday',
    }
    const { status, body } = await client.post<Me>('/households', draft)
    assert.deepEqual([status, body.role], [201, 'owner'])
    const { starter_set: _starterSet, ...shown } = draft
    assert.deepEqual((await client.get('/household')).body, { id: body.household!.id, ...shown })
  })

  test('may open registration for others', async ({ assert }) => {
    const client = new Client()
    await client.post('/users', registration())
    assert.equal((await client.patch('/instance/settings', { registration_open: true })).status, 200)
    const second = await new Client().post<Me>('/users', registration())
    assert.equal(second.status, 201)
    assert.isFalse(second.body.user.is_instance_admin)
    assert.equal((await client.patch('/instance/settings', { registration_open: false })).status, 200)
    assert.equal((await new Client().post('/users', registration())).status, 403)
    const log = await client.get<{ data: { action: string }[] }>('/instance/audit-events')
    const actions = log.body.data.map(({ action }) => action)
    assert.deepEqual(actions.slice(0, 2), ['instance.settings_changed', 'instance.settings_changed'])
  })
})

test.group('Registration', (group) => {
  group.setup(async () => {
    await makePerson()
    await openRegistration()
  })
  group.teardown(resetRegistration)

  test('takes an address once, however it is written', async ({ assert }) => {
    const person = registration()
    assert.equal((await new Client().post('/users', person)).status, 201)
    const again = await new Client().post<Problem>('/users', { ...person, email: person.email.toLowerCase() })
    assert.deepEqual([again.status, again.body.code], [409, 'E_EMAIL_TAKEN'])
  })

  test('refuses passwords that are easily guessed and says why', async ({ assert }) => {
    for (const password of ['password12', 'qwertyuiop', 'gracehopper1', 'aaaaaaaaaaaa']) {
      const answer = await new Client().post<Problem>('/users', { ...registration(), name: 'Grace Hopper', password })
      assert.deepEqual([answer.status, answer.body.errors?.[0].code], [422, 'weak_password'], password)
      assert.equal(answer.body.errors![0].pointer, '/password')
      assert.match(answer.body.errors![0].message, /too easy to guess\. \w+/)
    }
  })

  test('refuses passwords that are short', async ({ assert }) => {
    const { status, body } = await new Client().post<Problem>('/users', { ...registration(), password: 'k7#Qz!p' })
    assert.deepEqual([status, body.errors?.[0].code], [422, 'minLength'])
  })

  test('keeps the password as a peppered Argon2id hash', async ({ assert }) => {
    const { body } = await new Client().post<Me>('/users', registration())
    const database = await app.container.make('florin.database')
    const row = await database.systemRead((queries) =>
      queries.first<{ password_hash: string }>('SELECT password_hash FROM users WHERE id = ?', [body.user.id]),
    )
    assert.match(row!.password_hash, /^\$argon2id\$/)
    const argon2 = await import('argon2')
    assert.isFalse(await argon2.verify(row!.password_hash, STRONG))
    const secret = Buffer.from(process.env.FLORIN_PEPPER!)
    assert.isTrue(await argon2.verify(row!.password_hash, STRONG, { secret }))
  })
})

test.group('Registration by invitation', () => {
  test('works while registration is closed, and joins the household', async ({ assert }) => {
    const { client, id } = await makeHousehold()
    const { body } = await client.post<{ link_token: string }>('/invitations', { role: 'viewer' })
    const invited = await new Client().post<Me>('/users', { ...registration(), invitation_token: body.link_token })
    assert.equal(invited.status, 201)
    assert.deepEqual([invited.body.household?.id, invited.body.role], [id, 'viewer'])
  })

  test('fails with a link that is used or made up, and leaves no account', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.post<{ link_token: string }>('/invitations', { role: 'member' })
    const used = { ...registration(), invitation_token: body.link_token }
    assert.equal((await new Client().post('/users', used)).status, 201)
    for (const token of [body.link_token, 'made-up']) {
      const person = { ...registration(), invitation_token: token }
      const answer = await new Client().post<Problem>('/users', person)
      assert.deepEqual([answer.status, answer.body.code], [410, 'E_INVITATION_INVALID'])
      assert.equal((await new Client().post('/session', person)).status, 401)
    }
  })
})
