import { test } from '@japa/runner'
import type { TransactionJson } from '#ledger/validators/transaction'
import type { LinkedTransfersJson, TransferSuggestionsJson } from '#ledger/validators/transfer'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'

const PERIOD = '/transfer-suggestions?from=2026-03-01&to=2026-03-31'

async function post({ client }: TestHousehold, account: number, amount: string, more: object = {}): Promise<number> {
  const draft = { occurred_on: '2026-03-10', account_id: account, amount, memo: 'Transfer', ...more }
  return (await client.post<TransactionJson>('/transactions', draft)).body.id
}

/** Money that left one account and arrived in another, as two transactions. */
async function halves() {
  const household = await makeHousehold()
  const checking = await accountOf(household, 'Assets:Checking')
  const savings = await accountOf(household, 'Assets:Savings')
  const from = await post(household, checking, '-50.00', { tags: ['one'] })
  const to = await post(household, savings, '50.00', { tags: ['one', 'two'], note: 'For the holidays' })
  return { household, client: household.client, checking, savings, from, to }
}

test.group('Transfer suggestions', () => {
  test('are listed with reasons, linked, and undone', async ({ assert }) => {
    const { client, savings, from, to } = await halves()
    const listed = await client.get<TransferSuggestionsJson>(PERIOD)
    assert.containSubset(listed.body, {
      data: [{ from: { id: from }, to: { id: to }, is_clear: true }],
      total: { count: 1 },
    })
    assert.includeMembers(listed.body.data[0].reasons, ['The amounts are the same', 'Both are called a transfer'])
    const linked = await client.post('/transfer-suggestions/links', { pairs: [{ from, to }] })
    assert.containSubset(linked, { status: 200, body: { changed: 1 } })
    const transfer = await client.get<TransactionJson>(`/transactions/${from}`)
    assert.containSubset(transfer.body, {
      note: 'For the holidays',
      splits: [{ transfer_account: { id: savings }, amount: { amount: '-50.00' } }],
      tags: [{ name: 'one' }, { name: 'two' }],
      provenance: { category: { by: 'user' } },
    })
    assert.equal((await client.get(`/transactions/${to}`)).status, 404)
    assert.isEmpty((await client.get<TransferSuggestionsJson>(PERIOD)).body.data)
    await client.post(`/change-sets/${linked.headers.get('florin-change-set')}/undo`)
    assert.deepEqual((await client.get(PERIOD)).body, listed.body)
  })

  test('once linked are listed, and can be taken apart for good', async ({ assert }) => {
    const { client, from, to } = await halves()
    await client.post('/transfer-suggestions/links', { pairs: [{ from, to }] })
    const { body } = await client.get<LinkedTransfersJson>('/linked-transfers')
    assert.containSubset(body, { data: [{ transaction: { id: from }, by_import: false }] })
    const apart = await client.post(`/transactions/${from}/separation`)
    assert.equal(apart.status, 204)
    const second = await client.get<TransactionJson>(`/transactions/${to}`)
    assert.containSubset(second.body, { note: 'For the holidays', amount: { amount: '50.00' }, tags: [{}, {}] })
    assert.deepEqual((await client.get<LinkedTransfersJson>('/linked-transfers')).body.data, [])
    assert.deepEqual((await client.get<TransferSuggestionsJson>(PERIOD)).body.total, { count: 0 })
    assert.containSubset(await client.post(`/transactions/${from}/separation`), {
      status: 409,
      body: { code: 'E_NOT_LINKED' },
    })
    await client.post(`/change-sets/${apart.headers.get('florin-change-set')}/undo`)
    assert.lengthOf((await client.get<LinkedTransfersJson>('/linked-transfers')).body.data, 1)
  })

  test('do not come back after a rejection', async ({ assert }) => {
    const { client, from, to } = await halves()
    const rejected = await client.post('/transfer-suggestions/rejections', { pairs: [{ from, to }] })
    assert.containSubset(rejected, { status: 200, body: { changed: 1 } })
    assert.deepEqual((await client.get<TransferSuggestionsJson>(PERIOD)).body, { data: [], total: { count: 0 } })
  })

  test('refuse what cannot be one transfer, and change nothing then', async ({ assert }) => {
    const { household, client, checking, savings, from, to } = await halves()
    const other = await post(household, savings, '49.00')
    const food = await accountOf(household, 'Expenses:Food')
    const chosen = await post(household, checking, '-50.00', { category_id: food })
    for (const [left, arrived] of [
      [from, other],
      [to, from],
      [from, from],
      [chosen, to],
      [from, 999_999],
    ]) {
      const pairs = [
        { from, to },
        { from: left, to: arrived },
      ].slice(left === from ? 1 : 0)
      const answer = await client.post('/transfer-suggestions/links', { pairs })
      assert.containSubset(answer, { status: 422, body: { code: 'E_INVALID_INPUT' } })
    }
    assert.equal((await client.get(`/transactions/${to}`)).status, 200)
  })

  test('are seen by viewers, who decide nothing', async ({ assert }) => {
    const { household, from, to } = await halves()
    const { client: viewer } = await addMember(household, 'viewer')
    assert.equal((await viewer.get(PERIOD)).status, 200)
    for (const what of ['links', 'rejections'])
      assert.equal((await viewer.post(`/transfer-suggestions/${what}`, { pairs: [{ from, to }] })).status, 403)
  })
})
