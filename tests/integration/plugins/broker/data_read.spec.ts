import { test } from '@japa/runner'
import type { DataPermission, Permission } from '#sdk'
import { brokeredInstance } from '#tests/support/broker'
import { makeHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { outcomeOf } from '#tests/support/sandbox'

const reading = (scope: DataPermission['scope'], ...fields: string[]): Permission => ({
  kind: 'data',
  scope,
  fields,
  reason: 'To test it.',
})

async function booked() {
  const household = await makeHousehold()
  await journal(
    household,
    `2026-01-03 Grocer | Assets:Checking -5.00 EUR | Expenses:Food
     2026-01-20 Employer | Assets:Checking 2000.00 EUR | Income:Salary
     2026-02-04 {{secret:token}} | Assets:Checking -7.50 EUR | Expenses:Food`,
  )
  const checking = await accountOf(household, 'Assets:Checking')
  await household.database.write(household.id, (writes) =>
    writes.run('UPDATE accounts SET number = ? WHERE id = ?', ['DE89370400440532013000', checking]),
  )
  return { household, checking, food: await accountOf(household, 'Expenses:Food') }
}

async function reader(permissions: Permission[]) {
  const books = await booked()
  const { household } = books
  const instanceId = await household.database.write(household.id, (writes) =>
    writes.insert('plugin_instances', { plugin_id: 'reader', title: 'Reader', created_at: '2026-01-01T00:00:00.000Z' }),
  )
  const instance = await brokeredInstance(permissions, { of: { household, instanceId } })
  const read = (scope: string, query: object = {}) =>
    instance.ask('data.read', { scope, query }) as Promise<Record<string, unknown>[]>
  return { ...books, instance, read }
}

test.group('What a plugin reads', () => {
  test('are the fields that were agreed to and no others', async ({ assert }) => {
    const { read } = await reader([reading('transactions', 'occurred_on', 'amount', 'payee', 'number', 'household_id')])
    assert.deepEqual(await read('transactions'), [
      { occurred_on: '2026-02-04', amount: '-7.50', payee: '{{ secret:token}}' },
      { occurred_on: '2026-01-20', amount: '2000.00', payee: 'Employer' },
      { occurred_on: '2026-01-03', amount: '-5.00', payee: 'Grocer' },
    ])
  })

  test('has account numbers only where these were agreed to', async ({ assert }) => {
    const without = await reader([reading('accounts', 'name', 'balance', 'currency')])
    const rows = await without.read('accounts')
    assert.deepEqual(rows, [{ name: 'Checking', balance: '1987.50', currency: 'EUR' }])
    const having = await reader([reading('accounts', 'number')])
    assert.deepEqual(await having.read('accounts'), [{ number: 'DE89370400440532013000' }])
  })

  test('is narrowed by the query', async ({ assert }) => {
    const { read, food, checking } = await reader([
      reading('transactions', 'occurred_on'),
      reading('month_totals', 'month', 'amount'),
    ])
    assert.lengthOf(await read('transactions', { from: '2026-01-10' }), 2)
    assert.lengthOf(await read('transactions', { to: '2026-01-10' }), 1)
    assert.lengthOf(await read('transactions', { category: food }), 2)
    assert.lengthOf(await read('transactions', { account: checking, limit: 1 }), 1)
    assert.deepEqual(await read('month_totals', { category: food }), [
      { month: '2026-01', amount: '5.00' },
      { month: '2026-02', amount: '7.50' },
    ])
    assert.deepEqual(await read('month_totals', { category: food, from: '2026-02-15' }), [
      { month: '2026-02', amount: '7.50' },
    ])
  })

  test('can be categories, payees, tags and net worth', async ({ assert }) => {
    const { read } = await reader([
      reading('categories', 'name', 'kind'),
      reading('payees', 'name'),
      reading('tags', 'id', 'name'),
      reading('net_worth', 'month', 'net', 'currency'),
      reading('month_totals', 'month', 'account', 'kind', 'amount', 'currency', 'transaction_count'),
    ])
    assert.deepInclude(await read('categories'), { name: 'Food', kind: 'expense' })
    assert.deepEqual(await read('payees'), [{ name: 'Employer' }, { name: 'Grocer' }, { name: '{{ secret:token}}' }])
    assert.deepEqual(await read('tags'), [])
    assert.deepEqual(await read('net_worth', { from: '2026-01-01', to: '2026-02-28' }), [
      { month: '2026-01', net: '1995.00', currency: 'EUR' },
      { month: '2026-02', net: '1987.50', currency: 'EUR' },
    ])
    assert.deepInclude(await read('month_totals'), {
      ...{ month: '2026-01', account: 'Salary', kind: 'income', amount: '2000.00', currency: 'EUR' },
      transaction_count: 1,
    })
  })

  test('tells a transaction by its own account, and that it has several categories or none', async ({ assert }) => {
    const { read, household } = await reader([reading('transactions', 'payee', 'category', 'is_split', 'account')])
    await journal(
      household,
      `2026-03-01 Market | Assets:Checking -9.00 EUR | Expenses:Food -5.00 | Expenses:Home -4.00
       2026-03-02 Saving | Assets:Checking -50.00 EUR | Assets:Savings`,
    )
    assert.deepEqual(await read('transactions', { from: '2026-02-20' }), [
      { payee: 'Saving', category: null, is_split: false, account: 'Checking' },
      { payee: 'Market', category: null, is_split: true, account: 'Checking' },
    ])
  })

  test('is refused beyond permissions, shapes and days there are', async ({ assert }) => {
    const { instance } = await reader([reading('accounts', 'name')])
    const outcome = (scope: string, query: object = {}) => outcomeOf(instance.ask('data.read', { scope, query }))
    for (const scope of ['transactions', 'users', 'constructor', '__proto__', 'sessions'])
      assert.equal(await outcome(scope), 'forbidden', scope)
    const malformed = [
      { from: '2026-1-1' },
      { from: '2026-02-30' },
      { limit: 5_001 },
      { limit: 0 },
      { account: '1' },
      { sql: 'x' },
    ]
    for (const query of malformed)
      assert.equal(await outcome('accounts', query), 'invalid_input', JSON.stringify(query))
  })

  test('is of its own household', async ({ assert }) => {
    await booked()
    const household = await makeHousehold()
    const instanceId = await household.database.write(household.id, (writes) =>
      writes.insert('plugin_instances', {
        plugin_id: 'reader',
        title: 'Reader',
        created_at: '2026-01-01T00:00:00.000Z',
      }),
    )
    const instance = await brokeredInstance([reading('transactions', 'id')], { of: { household, instanceId } })
    assert.deepEqual(await instance.ask('data.read', { scope: 'transactions', query: {} }), [])
  })
})
