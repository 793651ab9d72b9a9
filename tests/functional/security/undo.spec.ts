import { test } from '@japa/runner'
import { type RegisteredOperation, registeredOperations } from '#http/operation'
import type { Client } from '#tests/support/client'
import { addMember } from '#tests/support/household'
import { addressOf, bodiesOf } from './samples.js'
import { type FullHousehold, makeFullHousehold, withToken } from './strangers.js'

const title = ({ method, path }: RegisteredOperation) => `${method} ${path}`

/** What an upload brings in is books, whoever brought it. */
const BOOKS = ['ledger:write', 'imports:write']

/** The end of everything, and what asks other servers. */
const LEFT_OUT = /^\/household$|\/test$/

/** Those that take more than changing the books. */
const restricted = registeredOperations().filter(
  ({ access, method, path, role, scope }) =>
    access === 'household' &&
    method !== 'GET' &&
    !LEFT_OUT.test(path) &&
    (role === 'admin' || role === 'owner' || !BOOKS.includes(scope!)),
)

/** The change sets that an operation made, by all there is to say to it. */
async function changesMade(client: Client, operation: RegisteredOperation, { ids }: FullHousehold): Promise<string[]> {
  const made: string[] = []
  for (const body of operation.body ? bodiesOf(operation, ids) : [undefined]) {
    const { headers } = await client.send(operation.method, addressOf(operation, ids), { body })
    const changeSet = headers.get('Florin-Change-Set')
    if (changeSet !== null) made.push(changeSet)
  }
  return made
}

test.group('Undoing takes what the change took', (group) => {
  let household: FullHousehold
  group.setup(async () => {
    household = await makeFullHousehold('tapir')
  })

  const tried: string[] = []
  // Deletions come last, or there would be nothing left to change.
  const inOrder = restricted.sort((a, b) => Number(a.method === 'DELETE') - Number(b.method === 'DELETE'))
  for (const operation of inOrder)
    test(title(operation), async ({ assert }) => {
      const changeSets = await changesMade(household.client, operation, household)
      if (changeSets.length > 0) tried.push(title(operation))
      const isForAdmins = operation.role === 'admin' || operation.role === 'owner'
      const [{ client: member }, books] = [
        await addMember(household, 'member'),
        await withToken(household, ['ledger:write']),
      ]
      for (const id of changeSets) {
        const byBooks = await books.post(`/change-sets/${id}/undo`)
        assert.deepEqual([byBooks.status, byBooks.body.code], [403, 'E_SCOPE_MISSING'])
        if (!isForAdmins) continue
        const byMember = await member.post(`/change-sets/${id}/undo`)
        assert.deepEqual([byMember.status, byMember.body.code], [403, 'E_ROLE_TOO_LOW'])
      }
    })

  test('some of them were made', ({ assert }) => {
    for (const operation of ['DELETE /webhooks/:id', 'DELETE /incoming-webhooks/:id', 'DELETE /plugin-instances/:id'])
      assert.include(tried, operation)
    assert.include(tried, 'DELETE /rules/:id')
    assert.include(tried, 'DELETE /automations/:id')
  })

  test('who may make a change may undo it', async ({ assert }) => {
    const made = await household.client.post<{ webhook: { id: number } }>('/incoming-webhooks', {
      name: 'Till',
      signed: false,
    })
    const { client: admin } = await addMember(household, 'admin')
    assert.equal((await admin.post(`/change-sets/${made.headers.get('Florin-Change-Set')}/undo`)).status, 201)
  })
})
