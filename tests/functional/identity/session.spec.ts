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
