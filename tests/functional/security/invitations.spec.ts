import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { Client } from '#tests/support/client'
import { addMember, makeHousehold, makePerson, PASSWORD, signedIn, type TestHousehold } from '#tests/support/household'

interface Invitation {
  link_token: string
}

interface Problem {
  code: string
}

const invite = async (client: Client, role = 'admin') =>
  (await client.post<Invitation>('/invitations', { role })).body.link_token

const accept = (client: Client, token: string) => client.post<Problem>('/invitations/acceptance', { token })

async function membershipOf({ client }: TestHousehold, userId: number): Promise<number> {
  const { body } = await client.get<{ data: { id: number; user: { id: number } }[] }>('/members')
  return body.data.find(({ user }) => user.id === userId)!.id
}

const signUp = (email: string, token: string) =>
  new Client().post<Problem>('/users', {
    email,
    password: 'meadow lantern 73 quartz',
    name: 'Mallory',
    invitation_token: token,
  })

test.group('An invitation', () => {
  test('ends with the membership of who made it, who would come back by it', async ({ assert }) => {
    const household = await makeHousehold()
    const admin = await addMember(household, 'admin')
    const token = await invite(admin.client)
    await household.client.delete(`/members/${await membershipOf(household, admin.person.id)}`)
    const { status, body } = await accept(admin.client, token)
    assert.deepEqual([status, body.code], [410, 'E_INVITATION_INVALID'])
    const another = await signUp(`mallory.${admin.person.id}@example.org`, token)
    assert.deepEqual([another.status, another.body.code], [410, 'E_INVITATION_INVALID'])
  })

  test('ends with the role that made it, which would come back by leaving and joining', async ({ assert }) => {
    const household = await makeHousehold()
    const admin = await addMember(household, 'admin')
    const token = await invite(admin.client)
    const membership = await membershipOf(household, admin.person.id)
    await household.client.patch(`/members/${membership}`, { role: 'viewer' })
    const listed = await household.client.get<{ data: unknown[] }>('/invitations')
    assert.isEmpty(listed.body.data)
    await admin.client.delete(`/members/${membership}`)
    assert.equal((await accept(admin.client, token)).status, 410)
  })

  test('changes nobody’s role, and is for one of many who come at once', async ({ assert }) => {
    const household = await makeHousehold()
    const viewer = await addMember(household, 'viewer')
    await accept(viewer.client, await invite(household.client))
    assert.equal((await viewer.client.post('/invitations', { role: 'admin' })).status, 403)
    const token = await invite(household.client, 'viewer')
    const guests = await Promise.all([1, 2, 3, 4].map(async () => signedIn(await makePerson('Guest'))))
    const answers = await Promise.all(guests.map((guest) => accept(guest, token)))
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 410, 410, 410])
  })

  test('that is none tells nobody who has an account, nor does one of somebody else', async ({ assert }) => {
    const household = await makeHousehold()
    const named = await household.client.post<Invitation>('/invitations', {
      role: 'member',
      email: 'grace@example.org',
    })
    for (const token of ['made-up', named.body.link_token]) {
      const [known, unknown] = [await signUp(household.owner.email, token), await signUp('nobody@example.org', token)]
      assert.deepEqual([known.status, known.body.code], [410, 'E_INVITATION_INVALID'])
      assert.deepEqual([unknown.status, unknown.body.code], [410, 'E_INVITATION_INVALID'])
    }
  })

  test('that is none has no password hashed', async ({ assert }) => {
    const hash = await app.container.make('hash')
    const make = hash.make.bind(hash)
    let hashed = 0
    hash.make = (text: string) => (hashed++, make(text))
    try {
      await signUp('nobody@example.org', 'made-up')
    } finally {
      hash.make = make
    }
    assert.equal(hashed, 0)
  })

  test('that was refused can still be used by whom it is for', async ({ assert }) => {
    const household = await makeHousehold()
    const named = await makePerson('Named')
    const { body } = await household.client.post<Invitation>('/invitations', { role: 'viewer', email: named.email })
    const other = await signedIn(await makePerson('Other'))
    assert.equal((await accept(other, body.link_token)).status, 410)
    const client = new Client()
    await client.post('/session', { email: named.email, password: PASSWORD })
    assert.equal((await accept(client, body.link_token)).status, 200)
  })
})
