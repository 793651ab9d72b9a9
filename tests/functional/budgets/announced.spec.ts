import { test } from '@japa/runner'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

async function announced({ id, database }: TestHousehold) {
  const rows = await database.systemRead((queries) =>
    queries.all<{ payload: string }>(
      "SELECT payload FROM outbox WHERE household_id = ? AND topic = 'budget.changed' ORDER BY id",
      [id],
    ),
  )
  return rows.map(({ payload }) => {
    const { category_id, category_ids, periods } = JSON.parse(payload) as Record<string, unknown>
    return { ...(category_id === undefined ? {} : { category_id }), category_ids, periods }
  })
}

test('a budget that changes is announced once a change, also when that is undone, and nothing else is', async ({
  assert,
}) => {
  const household = await makeHousehold()
  const { client } = household
  const [groceries, leisure] = [
    await accountOf(household, 'Expenses:Groceries'),
    await accountOf(household, 'Expenses:Leisure'),
  ]
  await client.put('/budget/settings', { starts_on: '2026-11-01', opening_amount: '100.00' })
  assert.lengthOf(await announced(household), 1)
  await journal(household, '2026-11-05 Grocer | Assets:Checking -120.00 EUR | Expenses:Groceries')
  assert.lengthOf(await announced(household), 1)

  const assignments = [groceries, leisure].map((id) => ({ category_id: id, amount: '40.00' }))
  const { headers } = await client.put('/budget/assignments', { period: '2026-11', assignments })
  const both = { category_ids: [groceries, leisure], periods: ['2026-11-01'] }
  assert.deepEqual((await announced(household)).slice(1), [both])
  await client.post(`/change-sets/${headers.get('florin-change-set')}/undo`)
  assert.sameDeepMembers((await announced(household)).slice(1), [both, both])

  await client.put('/budget/assignments', { period: '2026-12', assignments: assignments.slice(0, 1) })
  const one = { category_id: groceries, category_ids: [groceries], periods: ['2026-12-01'] }
  assert.deepEqual((await announced(household)).at(-1), one)
})
