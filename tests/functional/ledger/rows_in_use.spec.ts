import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { CheckLedger } from '#ledger/services/check_ledger'
import type { RecurringJson } from '#recurring/validators/recurring'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'

interface Made {
  id: number
}

interface ChangeSets {
  data: { id: number; summary: string; undone: boolean }[]
}

async function makeAccount({ client }: TestHousehold, name = 'Checking') {
  const { body, headers } = await client.post<Made>('/accounts', { name, subtype: 'checking', currency: 'EUR' })
  return { id: body.id, changeSet: Number(headers.get('florin-change-set')) }
}

async function makeBill({ client }: TestHousehold, accountId: number, categoryId?: number) {
  const { body } = await client.post<RecurringJson>('/recurring-payments', {
    ...{
      name: 'Rent',
      account_id: accountId,
      direction: 'out',
      amount: { from: '850.00', to: '850.00' },
      cadence: 'month',
    },
    ...{ next_due_on: '2026-12-01', category_id: categoryId },
  })
  return body.id
}

async function makeCategory({ client }: TestHousehold, name: string) {
  return (await client.post<Made>('/categories', { name, kind: 'expense' })).body.id
}

async function categoryOfBill({ client }: TestHousehold, bill: number) {
  return (await client.get<RecurringJson>(`/recurring-payments/${bill}`)).body.category?.name ?? null
}

const undo = ({ client }: TestHousehold, changeSet: string | number | null) =>
  client.post(`/change-sets/${changeSet}/undo`)

async function problemsOf({ id }: TestHousehold) {
  return (await new CheckLedger(await app.container.make('florin.gateway')).handle(id)).problems
}

test.group('What is in use', (group) => {
  group.teardown(endImportRuns)

  test('the accounts that every ledger has outlive the undo of its opening', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const opened = (await client.get<ChangeSets>('/change-sets')).body.data.find(
      ({ summary }) => summary === 'Opened the books',
    )
    assert.equal((await undo(household, opened!.id)).status, 201)
    const { id: account } = await makeAccount(household)
    for (const amount of ['-4.20', '10.00']) {
      const entered = await client.post('/transactions', { occurred_on: '2026-03-01', account_id: account, amount })
      assert.equal(entered.status, 201)
    }
    assert.equal((await client.get('/dashboard')).status, 200)
    assert.deepEqual(await problemsOf(household), [])
  })

  test('an account with a bill stays, whether it is deleted or its making undone', async ({ assert }) => {
    const household = await makeHousehold()
    const { id: account, changeSet } = await makeAccount(household)
    const bill = await makeBill(household, account)
    const deleted = await household.client.delete(`/accounts/${account}`)
    assert.containSubset(deleted, { status: 409, body: { code: 'E_ACCOUNT_IN_USE', transaction_count: 0 } })
    await undo(household, changeSet)
    assert.equal((await household.client.get(`/recurring-payments/${bill}`)).status, 200)
    assert.deepEqual(await problemsOf(household), [])
  })

  test('an account that a file was imported into stays, though its transactions are gone', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const { id: account } = await makeAccount(household)
    const file = bankFile([{ date: '2026-03-01', payee: 'Bakery', amount: '-4.20' }])
    await importFile(household, file, account)
    const { body } = await client.get<{ data: Made[] }>('/transactions')
    await client.post('/transactions/deletion', { ids: body.data.map(({ id }) => id) })
    const deleted = await client.delete(`/accounts/${account}`)
    assert.deepEqual([deleted.status, deleted.body.code], [409, 'E_ACCOUNT_IN_USE'])
  })

  test('a bill goes along when its category is merged, and has none when it is deleted', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const [rent, home] = [await makeCategory(household, 'My rent'), await makeCategory(household, 'My home')]
    const bill = await makeBill(household, (await makeAccount(household)).id, rent)
    const merged = await client.post(`/categories/${rent}/merging`, { into: home })
    assert.equal(await categoryOfBill(household, bill), 'My home')
    await undo(household, merged.headers.get('florin-change-set'))
    assert.equal(await categoryOfBill(household, bill), 'My rent')
    const deleted = await client.delete(`/categories/${rent}`)
    assert.isNull(await categoryOfBill(household, bill))
    await undo(household, deleted.headers.get('florin-change-set'))
    assert.equal(await categoryOfBill(household, bill), 'My rent')
    assert.deepEqual(await problemsOf(household), [])
  })
})
