import { test } from '@japa/runner'
import type { PayeeJson } from '#ledger/validators/account'
import type { PayeeNameJson, PayeeSuggestionsJson } from '#ledger/validators/payee'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf } from '#tests/support/journal'

/** Payees of an imported file, by name. */
async function imported(...names: string[]) {
  const household = await makeHousehold()
  const account = await accountOf(household, 'Assets:Checking')
  const lines = names.map((payee, at) => ({ date: '2026-03-01', payee, amount: `-${at + 1}.00` }))
  const { client } = household
  await importFile(household, bankFile(lines), account)
  const idOf = async (name: string) => {
    const { body } = await client.get<{ data: PayeeJson[] }>('/payees')
    return body.data.find((payee) => payee.name === name)!.id
  }
  return { client, idOf }
}

test.group('Payees', (group) => {
  group.teardown(endImportRuns)

  test('tell the names of the bank, and are split by them', async ({ assert }) => {
    const { client, idOf } = await imported('UBER TRIP', 'SQ *UBER TRIP', 'UBER EATS')
    const [trip, eats] = [await idOf('UBER TRIP'), await idOf('UBER EATS')]
    await client.post(`/payees/${eats}/merging`, { into: trip })
    const { body } = await client.get<{ data: PayeeNameJson[] }>(`/payees/${trip}/names`)
    assert.containSubset(body.data, [
      { key: 'uber trip', transaction_count: 2 },
      { key: 'uber eats', name: 'UBER EATS', examples: ['UBER EATS'], transaction_count: 1 },
    ])
    const split = await client.post<PayeeJson>(`/payees/${trip}/splitting`, { names: ['uber eats'], name: 'Dinner' })
    assert.containSubset(split, { status: 201, body: { name: 'Dinner', transaction_count: 1 } })
    const none = await client.post(`/payees/${trip}/splitting`, { names: ['uber eats'], name: 'Dinner' })
    assert.containSubset(none, { status: 422, body: { errors: [{ pointer: '/names/0' }] } })
    const itself = await client.post(`/payees/${trip}/splitting`, { names: ['uber trip'], name: 'Uber trip' })
    assert.containSubset(itself, { status: 422, body: { errors: [{ pointer: '/name' }] } })
  })

  test('that are probably one are suggested until a person says otherwise', async ({ assert }) => {
    const { client, idOf } = await imported('Rewe GmbH', 'Rewe', 'Rewe', 'Dentist')
    const suggested = async () => (await client.get<PayeeSuggestionsJson>('/payee-suggestions')).body
    const [first, second] = [await idOf('Rewe'), await idOf('Rewe GmbH')]
    assert.containSubset(await suggested(), {
      data: [{ keep: { id: first }, other: { id: second } }],
      total: { count: 1 },
    })
    const rejected = await client.post('/payee-suggestions/rejections', { first: second, second: first })
    assert.equal(rejected.status, 204)
    assert.deepEqual(await suggested(), { data: [], total: { count: 0 } })
    await client.post(`/change-sets/${rejected.headers.get('florin-change-set')}/undo`)
    assert.lengthOf((await suggested()).data, 1)
    await client.post(`/payees/${second}/merging`, { into: first })
    assert.lengthOf((await suggested()).data, 0)
  })
})
