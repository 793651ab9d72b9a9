import { test } from '@japa/runner'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

interface ReviewRow {
  transaction: { id: number; payee: { name: string } | null }
  guess: { category: { id: number; name: string }; confidence: number; by: string; reason: string } | null
  similar: number[]
}

interface Review {
  data: ReviewRow[]
  total: { count: number }
}

interface Shown {
  splits: { category: { id: number; name: string } | null }[]
  reviewed: boolean
  provenance: { category?: { by: string } }
}

const review = async ({ client }: TestHousehold) => (await client.get<Review>('/review')).body

async function spend(household: TestHousehold, payee: string, amount = '-12.00', day = '2026-03-10'): Promise<number> {
  const account_id = await accountOf(household, 'Assets:Checking', 'EUR')
  const answer = await household.client.post<{ id: number }>('/transactions', {
    occurred_on: day,
    account_id,
    amount,
    payee,
  })
  return answer.body.id
}

test.group('The review', () => {
  test('proposes on the first day what names stand for, and says why', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'everyday' })
    await spend(household, 'REWE Markt 0815')
    await spend(household, 'Xylq Vrtz')
    const { data, total } = await review(household)
    assert.equal(total.count, 2)
    const [unknown, known] = data
    assert.isNull(unknown.guess)
    assert.deepInclude(known.guess, { by: 'knowledge', reason: '"rewe" is a supermarket or food shop.' })
    assert.equal(known.guess!.category.name, 'Groceries')
    assert.isAtLeast(known.guess!.confidence, 0.8)
  })

  test('puts what the household did itself before what anybody knows', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'everyday' })
    await journal(
      household,
      `2026-01-03 Rewe | Assets:Checking -42.10 EUR | Expenses:Canteen
       2026-01-10 Rewe | Assets:Checking -12.10 EUR | Expenses:Canteen
       2026-01-17 Rewe | Assets:Checking -15.10 EUR | Expenses:Canteen`,
    )
    await spend(household, 'Rewe')
    const [row] = (await review(household)).data
    assert.deepInclude(row.guess, { by: 'history', reason: 'You chose Canteen for Rewe 3 times.' })
  })

  test('takes several decisions as one change that can be undone', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'everyday' })
    const { client } = household
    const groceries = await accountOf(household, 'Expenses:Groceries')
    const first = await spend(household, 'Quibbel')
    const second = await spend(household, 'Quibbel', '-9.00')
    const { data } = await review(household)
    assert.sameMembers(
      data.flatMap(({ similar }) => similar),
      [first, second],
    )
    const decisions = [first, second].map((transaction_id) => ({ transaction_id, category_id: groceries }))
    const answer = await client.post<{ changed: number; change_set_id: number }>('/review/decisions', { decisions })
    assert.equal(answer.body.changed, 2)
    assert.equal((await review(household)).total.count, 0)
    const shown = (await client.get<Shown>(`/transactions/${first}`)).body
    assert.deepInclude(shown, { reviewed: true })
    assert.equal(shown.splits[0].category?.id, groceries)
    assert.equal(shown.provenance.category?.by, 'user')
    await client.post(`/change-sets/${answer.body.change_set_id}/undo`)
    assert.equal((await review(household)).total.count, 2)
  })

  test('refuses a category of somebody else, and changes nothing then', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'everyday' })
    const stranger = await makeHousehold({ starter_set: 'everyday' })
    const theirs = await accountOf(stranger, 'Expenses:Groceries')
    const own = await accountOf(household, 'Expenses:Groceries')
    const ids = [await spend(household, 'One'), await spend(household, 'Two')]
    const decisions = [
      { transaction_id: ids[0], category_id: own },
      { transaction_id: ids[1], category_id: theirs },
    ]
    const { status } = await household.client.post('/review/decisions', { decisions })
    assert.isAtLeast(status, 400)
    assert.equal((await review(household)).total.count, 2)
  })

  test('asks from the confidence on that the household chose', async ({ assert }) => {
    const { client } = await makeHousehold()
    assert.deepEqual((await client.get('/categorizing/settings')).body, { enabled: true, threshold: 80 })
    assert.deepEqual((await client.patch('/categorizing/settings', { threshold: 95 })).body, {
      enabled: true,
      threshold: 95,
    })
    assert.equal((await client.patch('/categorizing/settings', { threshold: 20 })).status, 422)
  })
})
