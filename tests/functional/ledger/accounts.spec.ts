import { test } from '@japa/runner'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

interface Account {
  id: number
  name: string
  balance: { amount: string; currency: string }
}

test.group('Accounts, categories, payees and tags', () => {
  test('an account opens with its balance and tells it from then on', async ({ assert }) => {
    const { client } = await makeHousehold()
    const made = await client.post<Account>('/accounts', {
      name: 'Card',
      subtype: 'credit_card',
      currency: 'eur',
      opening_balance: '-120.50',
      opening_on: '2026-01-01',
    })
    assert.equal(made.status, 201)
    assert.deepEqual(made.body.balance, { amount: '-120.50', currency: 'EUR' })
    const { body } = await client.get<{ data: Account[] }>('/accounts')
    assert.deepEqual(
      body.data.map((account) => account.name),
      ['Card'],
    )
  })

  test('an account with history is archived, not deleted', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, '2026-01-01 A | Assets:Checking -10.00 EUR | Expenses:Food')
    const id = await accountOf(household, 'Assets:Checking')
    const refused = await household.client.delete(`/accounts/${id}`)
    assert.containSubset(refused.body, { status: 409, code: 'E_ACCOUNT_IN_USE', transaction_count: 1 })
    await household.client.patch(`/accounts/${id}`, { archived: true })
    const listed = await household.client.get<{ data: Account[] }>('/accounts')
    assert.lengthOf(listed.body.data, 0)
    const all = await household.client.get<{ data: Account[] }>('/accounts?archived=1')
    assert.lengthOf(all.body.data, 1)
  })

  test('refuses a currency that is none', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.post('/accounts', { name: 'X', subtype: 'cash', currency: 'XQQ' })
    assert.containSubset(body, { status: 422, code: 'E_UNKNOWN_CURRENCY' })
  })

  test('a category is merged into another with all it holds', async ({ assert }) => {
    const household = await makeHousehold()
    const [id] = await journal(household, '2026-01-01 A | Assets:Checking -10.00 EUR | Expenses:Eating')
    const [eating, food] = [await accountOf(household, 'Expenses:Eating'), await accountOf(household, 'Expenses:Food')]
    const used = await household.client.delete(`/categories/${eating}`)
    assert.equal(used.body.code, 'E_ACCOUNT_IN_USE')
    await household.client.post(`/categories/${eating}/merging`, { into: food })
    const { body } = await household.client.get(`/transactions/${id}`)
    assert.containSubset(body, { splits: [{ category: { name: 'Food' } }] })
  })

  test('rules that name a merged category go on with the other one', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const [eating, food] = [await accountOf(household, 'Expenses:Eating'), await accountOf(household, 'Expenses:Food')]
    const rule = await client.post<{ id: number }>('/rules', {
      name: 'Bakery',
      condition: {
        any: [
          { field: 'payee', op: 'contains', value: 'bakery' },
          { field: 'category', op: 'is', value: eating },
        ],
      },
      actions: [{ type: 'set_category', category_id: eating }],
    })
    const merged = await client.post(`/categories/${eating}/merging`, { into: food })
    const after = await client.get(`/rules/${rule.body.id}`)
    assert.containSubset(after.body, { problem: null, actions: [{ category_id: food }] })
    await client.post(`/change-sets/${merged.headers.get('florin-change-set')}/undo`)
    const before = await client.get(`/rules/${rule.body.id}`)
    assert.containSubset(before.body, { actions: [{ category_id: eating }] })
  })

  test('a category cannot go below itself, nor take the name of its neighbour', async ({ assert }) => {
    const { client } = await makeHousehold()
    const make = (body: object) => client.post<{ id: number }>('/categories', { kind: 'expense', ...body })
    const parent = await make({ name: 'One' })
    const child = await make({ name: 'Two', parent_id: parent.body.id })
    const circle = await client.patch(`/categories/${parent.body.id}`, { parent_id: child.body.id })
    assert.equal(circle.status, 422)
    const taken = await client.post('/categories', { kind: 'expense', name: 'one' })
    assert.equal(taken.body.code, 'E_NAME_TAKEN')
  })

  test('payees are renamed and merged for all their transactions', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const [id] = await journal(
      household,
      `2026-01-01 AMZN Mktp | Assets:Checking -10.00 EUR | Expenses:Food
       2026-01-02 Amazon    | Assets:Checking -10.00 EUR | Expenses:Food`,
    )
    const { body } = await client.get<{ data: { id: number; name: string }[] }>('/payees?query=am')
    const [from, into] = ['AMZN Mktp', 'Amazon'].map((name) => body.data.find((payee) => payee.name === name)!.id)
    const taken = await client.patch(`/payees/${from}`, { name: 'amazon' })
    assert.equal(taken.body.code, 'E_NAME_TAKEN')
    await client.post(`/payees/${from}/merging`, { into })
    const transaction = await client.get(`/transactions/${id}`)
    assert.containSubset(transaction.body, { payee: { name: 'Amazon' } })
    const found = await client.get<{ data: object[] }>('/transactions?search=amazon')
    assert.lengthOf(found.body.data, 2)
  })

  test('a deleted tag is off its transactions, and undo puts it back', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const ids = await journal(household, '2026-01-01 A | Assets:Checking -10.00 EUR | Expenses:Food')
    await client.patch('/transactions', { ids, set: { add_tags: ['Trip'] } })
    const { body } = await client.get<{ data: { id: number; transaction_count: number }[] }>('/tags')
    assert.equal(body.data[0].transaction_count, 1)
    const deleted = await client.delete(`/tags/${body.data[0].id}`)
    await client.post(`/change-sets/${deleted.headers.get('florin-change-set')}/undo`)
    const transaction = await client.get(`/transactions/${ids[0]}`)
    assert.containSubset(transaction.body, { tags: [{ name: 'Trip' }] })
  })
})
