import { test } from '@japa/runner'
import type { Client } from '#tests/support/client'
import { addMember, makeHousehold, makePerson, signedIn } from '#tests/support/household'

interface Member {
  id: number
  user: { id: number }
  role: string
}

interface Problem {
  code: string
}

async function membershipOf(client: Client, userId: number): Promise<Member> {
  const { body } = await client.get<{ data: Member[] }>('/members')
  return body.data.find(({ user }) => user.id === userId)!
}

test.group('Members', () => {
  test('are seen by all of them', async ({ assert }) => {
    const household = await makeHousehold()
    const { client, person } = await addMember(household, 'viewer')
    const { body } = await client.get<{ data: Member[] }>('/members')
    assert.sameMembers(
      body.data.map(({ user, role }) => `${user.id} ${role}`),
      [`${household.owner.id} owner`, `${person.id} viewer`],
    )
  })

  test('get another role from an admin, but only owners make owners', async ({ assert }) => {
    const household = await makeHousehold()
    const [admin, member] = [await addMember(household, 'admin'), await addMember(household, 'member')]
    const { id } = await membershipOf(admin.client, member.person.id)
    assert.equal((await admin.client.patch(`/members/${id}`, { role: 'viewer' })).status, 204)
    assert.equal((await membershipOf(admin.client, member.person.id)).role, 'viewer')
    const grab = await admin.client.patch<Problem>(`/members/${id}`, { role: 'owner' })
    assert.deepEqual([grab.status, grab.body.code], [403, 'E_ROLE_TOO_LOW'])
    assert.equal((await household.client.patch(`/members/${id}`, { role: 'owner' })).status, 204)
    const owner = await membershipOf(admin.client, household.owner.id)
    assert.equal((await admin.client.delete(`/members/${owner.id}`)).status, 403)
  })

  test('always include an owner', async ({ assert }) => {
    const household = await makeHousehold()
    const { id } = await membershipOf(household.client, household.owner.id)
    for (const answer of [
      await household.client.patch<Problem>(`/members/${id}`, { role: 'admin' }),
      await household.client.delete<Problem>(`/members/${id}`),
    ])
      assert.deepEqual([answer.status, answer.body.code], [422, 'E_LAST_OWNER'])
  })

  test('include an owner even when all owners step down at once', async ({ assert }) => {
    const household = await makeHousehold()
    const second = await addMember(household, 'owner')
    const answers = await Promise.all(
      [household, { client: second.client, owner: second.person }].map(async ({ client, owner }) => {
        const { id } = await membershipOf(client, owner.id)
        return client.patch(`/members/${id}`, { role: 'member' })
      }),
    )
    assert.sameMembers(
      answers.map(({ status }) => status),
      [204, 422],
    )
  })

  test('leave, and are out at once', async ({ assert }) => {
    const household = await makeHousehold()
    const { client, person } = await addMember(household, 'member')
    const { id } = await membershipOf(client, person.id)
    assert.equal((await client.delete(`/members/${id}`)).status, 204)
    const without = await client.get<Problem>('/household')
    assert.deepEqual([without.status, without.body.code], [409, 'E_NO_HOUSEHOLD'])
    const headers = { 'Florin-Household': String(household.id) }
    assert.equal((await client.get('/household', { headers })).status, 404)
  })

  test('cannot remove one another', async ({ assert }) => {
    const household = await makeHousehold()
    const [one, two] = [await addMember(household, 'member'), await addMember(household, 'member')]
    const { id } = await membershipOf(one.client, two.person.id)
    assert.equal((await one.client.delete(`/members/${id}`)).status, 403)
    assert.equal((await household.client.delete(`/members/${id}`)).status, 204)
  })
})

interface Invitation {
  id: number
  email: string | null
  role: string
  link_token: string
}

const invite = (client: Client, draft: Record<string, unknown> = {}) =>
  client.post<Invitation>('/invitations', { role: 'member', ...draft })

test.group('Invitations', () => {
  test('let a person in, once', async ({ assert }) => {
    const household = await makeHousehold()
    const { body } = await invite(household.client)
    const guest = await signedIn(await makePerson('Grace'))
    const joined = await guest.post<{ household: { id: number }; role: string }>('/invitations/acceptance', {
      token: body.link_token,
    })
    assert.deepEqual([joined.status, joined.body.household.id, joined.body.role], [200, household.id, 'member'])
    assert.equal((await guest.get<{ id: number }>('/household')).body.id, household.id)
    const second = await signedIn(await makePerson('Eve'))
    const again = await second.post<Problem>('/invitations/acceptance', { token: body.link_token })
    assert.deepEqual([again.status, again.body.code], [410, 'E_INVITATION_INVALID'])
  })

  test('are for the person they name', async ({ assert }) => {
    const { client } = await makeHousehold()
    const [named, other] = [await makePerson('Named'), await makePerson('Other')]
    const { body } = await invite(client, { email: named.email.toUpperCase() })
    const accept = async (person: typeof named) =>
      (await (await signedIn(person)).post('/invitations/acceptance', { token: body.link_token })).status
    assert.deepEqual([await accept(other), await accept(named)], [410, 200])
  })

  test('run out, and can be withdrawn', async ({ assert }) => {
    const { client, database, id } = await makeHousehold()
    const [old, withdrawn, open] = [await invite(client), await invite(client), await invite(client)]
    await database.systemWrite((writes) =>
      writes.run('UPDATE invitations SET expires_at = ? WHERE id = ?', ['2020-01-01T00:00:00.000Z', old.body.id]),
    )
    assert.equal((await client.delete(`/invitations/${withdrawn.body.id}`)).status, 204)
    const listed = await client.get<{ data: Invitation[] }>('/invitations')
    assert.deepEqual(
      listed.body.data.map((invitation) => invitation.id),
      [open.body.id],
    )
    assert.notProperty(listed.body.data[0], 'link_token')
    const guest = await signedIn(await makePerson())
    for (const { body } of [old, withdrawn])
      assert.equal((await guest.post('/invitations/acceptance', { token: body.link_token })).status, 410)
    const rows = await database.systemRead((queries) =>
      queries.all('SELECT * FROM invitations WHERE household_id = ?', [id]),
    )
    assert.notInclude(JSON.stringify(rows), open.body.link_token)
  })

  test('change no role of who is a member already', async ({ assert }) => {
    const household = await makeHousehold()
    const { body } = await invite(household.client, { role: 'viewer' })
    const accepted = await household.client.post<{ role: string }>('/invitations/acceptance', {
      token: body.link_token,
    })
    assert.deepEqual([accepted.status, accepted.body.role], [200, 'owner'])
  })

  test('make nobody an owner', async ({ assert }) => {
    const { client } = await makeHousehold()
    assert.equal((await invite(client, { role: 'owner' })).status, 422)
  })
})
