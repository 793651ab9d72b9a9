import { test } from '@japa/runner'
import { Client } from '#tests/support/client'
import { makeHousehold, makePerson, PASSWORD } from '#tests/support/household'

interface Me {
  user: { email: string }
  household: { id: number } | null
  role: string | null
}

test.group('Session', () => {
  test('starts with the right password and ends on request', async ({ assert }) => {
    const person = await makePerson()
    const client = new Client()
    const signedIn = await client.post<Me>('/session', { email: person.email.toUpperCase(), password: PASSWORD })
    assert.equal(signedIn.status, 200)
    assert.equal(signedIn.body.user.email, person.email)
    assert.equal((await client.get('/session')).status, 200)
    const stolen = new Map(client.cookies)
    assert.equal((await client.delete('/session')).status, 204)
    assert.equal(client.cookies.size, 0)
    for (const [name, value] of stolen) client.cookies.set(name, value)
    assert.equal((await client.get('/session')).status, 401)
  })

  test('resumes in the household worked in last', async ({ assert }) => {
    const household = await makeHousehold()
    const client = new Client()
    const { body } = await client.post<Me>('/session', { email: household.owner.email, password: PASSWORD })
    assert.equal(body.household?.id, household.id)
    assert.equal(body.role, 'owner')
  })
})

interface Session {
  id: number
  current: boolean
  user_agent: string
}

async function signIn(email: string, password = PASSWORD, userAgent = 'A browser') {
  const client = new Client({ 'User-Agent': userAgent })
  const { status } = await client.post('/session', { email, password })
  return { client, status }
}

test.group('Sessions', () => {
  test('are new each time: a cookie from before signing in is worth nothing after', async ({ assert }) => {
    const { email } = await makePerson()
    const { client } = await signIn(email)
    const first = client.cookies.get('florin_session')
    await client.post('/session', { email, password: PASSWORD })
    assert.notEqual(client.cookies.get('florin_session'), first)
  })

  test('are listed with their devices and ended one by one', async ({ assert }) => {
    const { email } = await makePerson()
    const [phone, laptop] = [await signIn(email, PASSWORD, 'A phone'), await signIn(email, PASSWORD, 'A laptop')]
    const { body } = await laptop.client.get<{ data: Session[] }>('/sessions')
    assert.sameMembers(
      body.data.map(({ user_agent, current }) => `${user_agent} ${current}`),
      ['A phone false', 'A laptop true'],
    )
    const other = body.data.find(({ current }) => !current)!
    assert.equal((await laptop.client.delete(`/sessions/${other.id}`)).status, 204)
    assert.equal((await phone.client.get('/session')).status, 401)
    assert.equal((await laptop.client.get('/session')).status, 200)
  })

  test('all end when the password changes, except the one that changed it', async ({ assert }) => {
    const { email } = await makePerson()
    const [phone, laptop] = [await signIn(email), await signIn(email)]
    const password = 'meadow lantern 73 quartz'
    const change = (current: string, next: string) =>
      laptop.client.put<{ errors: { pointer: string }[] }>('/password', { current_password: current, password: next })
    assert.equal((await change('wrong', password)).body.errors[0].pointer, '/current_password')
    assert.equal((await change(PASSWORD, 'password123')).body.errors[0].pointer, '/password')
    assert.equal((await change(PASSWORD, password)).status, 204)
    assert.equal((await phone.client.get('/session')).status, 401)
    assert.equal((await laptop.client.get('/session')).status, 200)
    assert.deepEqual([(await signIn(email)).status, (await signIn(email, password)).status], [401, 200])
  })

  test('run out', async ({ assert }) => {
    const { client, owner, database } = await makeHousehold()
    await database.systemWrite((writes) =>
      writes.run('UPDATE sessions SET expires_at = ? WHERE user_id = ?', ['2020-01-01T00:00:00.000Z', owner.id]),
    )
    assert.equal((await client.get('/session')).status, 401)
  })

  test('remember when they were used last, at most once a minute', async ({ assert }) => {
    const { client, owner, database } = await makeHousehold()
    const lastSeen = async () => {
      const sql = 'SELECT last_seen_at, expires_at FROM sessions WHERE user_id = ?'
      return database.systemRead((queries) => queries.first<Record<string, string>>(sql, [owner.id]))
    }
    const fresh = await lastSeen()
    await client.get('/session')
    assert.deepEqual(await lastSeen(), fresh)
    const long = { last_seen_at: '2026-01-01T00:00:00.000Z', expires_at: '2199-01-01T00:00:00.000Z' }
    await database.systemWrite((writes) =>
      writes.run('UPDATE sessions SET last_seen_at = ?, expires_at = ? WHERE user_id = ?', [
        ...Object.values(long),
        owner.id,
      ]),
    )
    await client.get('/session')
    // The note is written behind the answer; the next write waits its turn after it.
    await database.systemWrite((writes) => writes.run('UPDATE users SET name = name WHERE id = ?', [owner.id]))
    const noted = await lastSeen()
    assert.isAbove(Date.parse(noted!.last_seen_at), Date.parse(long.last_seen_at))
    assert.isBelow(Date.parse(noted!.expires_at), Date.parse(long.expires_at))
  })

  test('keep their secret out of the database', async ({ assert }) => {
    const { client, owner, database } = await makeHousehold()
    const rows = await database.systemRead((queries) =>
      queries.all('SELECT * FROM sessions WHERE user_id = ?', [owner.id]),
    )
    assert.notInclude(JSON.stringify(rows), client.cookies.get('florin_session')!)
  })
})

test.group('Profile', () => {
  test('has a name and a locale that can be changed', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.patch<{ name: string; locale: string }>('/profile', { name: 'Ada Lovelace' })
    assert.deepEqual([body.name, body.locale], ['Ada Lovelace', 'en'])
    assert.equal((await client.patch('/profile', { locale: 'no such locale' })).status, 422)
    await client.patch('/profile', { locale: 'fr-CA' })
    const me = await client.get<{ user: { name: string; locale: string } }>('/session')
    assert.deepEqual([me.body.user.name, me.body.user.locale], ['Ada Lovelace', 'fr-CA'])
  })
})
