import { test } from '@japa/runner'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import type { TransactionJson } from '#ledger/validators/transaction'

interface TransactionPage {
  data: TransactionJson[]
  next_cursor: string | null
  total?: { count: number }
}

async function withAccounts(household: TestHousehold) {
  return {
    checking: await accountOf(household, 'Assets:Checking'),
    food: await accountOf(household, 'Expenses:Food'),
    home: await accountOf(household, 'Expenses:Household'),
  }
}

test.group('Transactions', () => {
  test('are entered, shown, changed, undone and deleted', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const { checking, food, home } = await withAccounts(household)
    const made = await client.post<TransactionJson>('/transactions', {
      occurred_on: '2026-03-31',
      account_id: checking,
      amount: '-42.10',
      payee: '  Grocer ',
      splits: [
        { category_id: food, amount: '-40.00' },
        { category_id: home, amount: '-2.10', memo: 'bags' },
      ],
      tags: ['Weekly'],
    })
    assert.equal(made.status, 201)
    assert.containSubset(made.body, {
      payee: { name: 'Grocer' },
      amount: { amount: '-42.10', currency: 'EUR' },
      splits: [{ amount: { amount: '-40.00' } }, { amount: { amount: '-2.10' }, memo: 'bags' }],
      tags: [{ name: 'Weekly' }],
      provenance: { category: { by: 'user' } },
    })
    const changed = await client.patch<TransactionJson>(`/transactions/${made.body.id}`, { category_id: food })
    assert.lengthOf(changed.body.splits, 1)
    const changeSet = changed.headers.get('florin-change-set')
    const undone = await client.post(`/change-sets/${changeSet}/undo`)
    assert.equal(undone.status, 201)
    const again = await client.get<TransactionJson>(`/transactions/${made.body.id}`)
    assert.deepEqual(again.body, made.body)
    const deleted = await client.delete(`/transactions/${made.body.id}`)
    assert.equal(deleted.status, 204)
    const gone = await client.get(`/transactions/${made.body.id}`)
    assert.equal(gone.status, 404)
  })

  test('refuse parts that do not add up, and say by how much', async ({ assert }) => {
    const household = await makeHousehold()
    const { checking, food } = await withAccounts(household)
    const { status, body } = await household.client.post('/transactions', {
      occurred_on: '2026-03-31',
      account_id: checking,
      amount: '-42.10',
      splits: [{ category_id: food, amount: '-40.00' }],
    })
    assert.equal(status, 422)
    assert.containSubset(body, { code: 'E_UNBALANCED_TRANSACTION', residual_minor_units: -210 })
  })

  test('refuse days and amounts that are none, naming the field', async ({ assert }) => {
    const household = await makeHousehold()
    const { checking } = await withAccounts(household)
    const { client } = household
    const day = await client.post<{ errors: { pointer: string }[] }>('/transactions', {
      occurred_on: '2026-02-30',
      account_id: checking,
      amount: '1',
    })
    assert.deepEqual(
      day.body.errors.map((error) => error.pointer),
      ['/occurred_on'],
    )
    const amount = await client.post('/transactions', {
      occurred_on: '2026-02-28',
      account_id: checking,
      amount: '1.005',
    })
    assert.containSubset(amount.body, { status: 422, code: 'E_INVALID_AMOUNT' })
    const account = await client.post('/transactions', { occurred_on: '2026-02-28', account_id: 999_999, amount: '1' })
    assert.containSubset(account.body, { status: 422, errors: [{ pointer: '/account_id' }] })
  })

  test('are listed newest first, page by page, without gaps or repeats', async ({ assert }) => {
    const household = await makeHousehold()
    const days = Array.from({ length: 25 }, (_, at) => `2026-01-${String((at % 5) + 1).padStart(2, '0')}`)
    await journal(
      household,
      days.map((day, at) => `${day} Shop ${at} | Assets:Checking -1.00 EUR | Expenses:Food`).join('\n'),
    )
    const seen: TransactionJson[] = []
    let path = '/transactions?limit=7&total=1'
    for (let pages = 0; pages < 10; pages++) {
      const { body } = await household.client.get<TransactionPage>(path)
      seen.push(...body.data)
      if (pages === 0) assert.equal(body.total!.count, 25)
      if (body.next_cursor === null) break
      path = `/transactions?limit=7&cursor=${body.next_cursor}`
    }
    assert.lengthOf(new Set(seen.map((row) => row.id)), 25)
    const order = seen.map((row) => `${row.occurred_on} ${String(row.id).padStart(12, '0')}`)
    assert.deepEqual(order, [...order].sort().reverse())
  })

  test('are filtered by account, category, payee, tag, day, status and what nobody categorised', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const [grocer, , transfer] = await journal(
      household,
      `2026-01-01 Grocer | Assets:Checking -10.00 EUR | Expenses:Food
       2026-01-02 Rent   | Assets:Checking -20.00 EUR | Expenses:Household
       2026-01-03 Bank   | Assets:Checking -30.00 EUR | Assets:Savings`,
    )
    const { checking, food } = await withAccounts(household)
    const savings = await accountOf(household, 'Assets:Savings')
    await client.post('/transactions', { occurred_on: '2026-01-04', account_id: checking, amount: '-5.00' })
    await client.patch('/transactions', { ids: [grocer], set: { add_tags: ['x'] } })
    const { body: tags } = await client.get<{ data: { id: number }[] }>('/tags')
    await client.post(`/transactions/${transfer}/voiding`)
    const days = async (query: string) => {
      const { body } = await client.get<TransactionPage>(`/transactions?${query}`)
      return body.data.map((row) => row.occurred_on.slice(-2)).join(' ')
    }
    assert.equal(await days(`account=${savings}`), '03')
    assert.equal(await days(`account=${checking}`), '04 03 02 01')
    assert.equal(await days(`category=${food}`), '01')
    assert.equal(await days(`tag=${tags.data[0].id}`), '01')
    assert.equal(await days('from=2026-01-02&to=2026-01-03'), '03 02')
    assert.equal(await days('status=void'), '03')
    assert.equal(await days('uncategorised=1'), '04')
    assert.equal(await days('min=20'), '03 02')
    // The first of 2026 is a Thursday.
    assert.equal(await days('weekday=5'), '02')
    assert.equal(await days('spent=1'), '04 02 01')
    assert.equal(await days('spent=1&weekday=4'), '01')
    assert.equal((await client.get('/transactions?weekday=8')).status, 422)
  })

  test('are filtered by the parts that were spent, not by what was paid at once', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const { checking, food, home } = await withAccounts(household)
    const spend = (occurred_on: string, amount: string, splits: object[]) =>
      client.post('/transactions', { occurred_on, account_id: checking, amount, splits })
    await spend('2026-01-01', '-60.00', [
      { category_id: food, amount: '-9.99' },
      { category_id: home, amount: '-50.01' },
    ])
    await spend('2026-01-02', '20.00', [{ category_id: food, amount: '20.00' }])
    const days = async (query: string) => {
      const { body } = await client.get<TransactionPage>(`/transactions?total=true&${query}`)
      assert.equal(body.total!.count, body.data.length)
      return body.data.map((row) => row.occurred_on.slice(-2)).join(' ')
    }
    assert.equal(await days('spent=1'), '02 01')
    // What came back is no purchase of a size.
    assert.equal(await days('spent=1&min=0&max=9.99'), '01')
    assert.equal(await days('spent=1&min=10&max=50'), '')
    assert.equal(await days(`spent=1&min=50.01&account=${checking}`), '01')
    assert.equal(await days('min=60&max=60'), '01')
  })

  test('a bulk edit is one change that can be undone as a whole', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const ids = await journal(
      household,
      `2026-01-01 A | Assets:Checking -10.00 EUR | Expenses:Food
       2026-01-02 B | Assets:Checking -20.00 EUR | Expenses:Food`,
    )
    const { home } = await withAccounts(household)
    const bulk = await client.patch<{ changed: number; change_set_id: number }>('/transactions', {
      ids,
      set: { category_id: home, add_tags: ['moved'] },
    })
    assert.equal(bulk.body.changed, 2)
    await client.post(`/change-sets/${bulk.body.change_set_id}/undo`)
    const { body } = await client.get<TransactionPage>('/transactions')
    assert.isTrue(body.data.every((row) => row.splits[0].category!.name === 'Food' && row.tags.length === 0))
  })

  test('remember who changed which field', async ({ assert }) => {
    const household = await makeHousehold()
    const [id] = await journal(household, '2026-01-01 A | Assets:Checking -10.00 EUR | Expenses:Food')
    await withAccounts(household)
    await household.client.patch(`/transactions/${id}`, { payee: 'B', note: 'hello' })
    const { body } = await household.client.get<{ data: { actor: { label: string }; fields: object[] }[] }>(
      `/transactions/${id}/history`,
    )
    assert.deepEqual(body.data[0].fields, [
      { field: 'payee', before: 'A', after: 'B' },
      { field: 'note', before: '', after: 'hello' },
    ])
    assert.equal(body.data[0].actor.label, 'Ada')
    await household.client.patch(`/transactions/${id}`, { amount: '-12.50' })
    const after = await household.client.get<typeof body>(`/transactions/${id}/history`)
    assert.deepEqual(after.body.data[0].fields, [{ field: 'amount', before: '-10.00 EUR', after: '-12.50 EUR' }])
  })
})
