import { test } from '@japa/runner'
import { makePerson, signedIn } from '#tests/support/household'

test.group('Demo household', () => {
  test('is there at once, with real numbers, and gone with its household', async ({ assert }) => {
    const client = await signedIn(await makePerson())
    const made = await client.post<{ household: { name: string } }>('/demo-household')
    assert.equal(made.status, 201)
    assert.equal(made.body.household.name, 'Demo household')
    const { body } = await client.get<{ accounts: object[]; cash_flow: { income: string }[]; recent: object[] }>(
      '/dashboard',
    )
    assert.lengthOf(body.accounts, 4)
    assert.lengthOf(body.recent, 8)
    assert.isTrue(body.cash_flow.slice(0, 11).every((month) => Number(month.income) > 0))
    const deleted = await client.delete('/household')
    assert.equal(deleted.status, 204)
    const gone = await client.get('/dashboard')
    assert.equal(gone.status, 409)
  })
})
