import { test } from '@japa/runner'
import type { ImportBatchJson } from '#imports/validators/import'
import { upload } from '#tests/support/bank_file'
import { makeHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'
import { settledImport } from '#tests/support/settled_import'

const TABLE = 'Date;Fee;Shop\n2024-03-01;-1.20;Coffee\n2024-03-02;-3.00;Tea\n'

test.group('A table whose columns are not understood', () => {
  test('waits until somebody says what they are, and is read by that', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const account = await accountOf(household, 'Assets:Checking')
    const started = await client.post<ImportBatchJson>('/imports', upload(TABLE, { account_id: account }))
    const asked = await settledImport(client, started.body.id)
    assert.equal(asked.status, 'needs_mapping')
    assert.deepEqual(asked.mapping?.columns.map(({ header, role }) => [header, role]).slice(0, 2), [
      ['Date', 'date'],
      ['Fee', 'ignore'],
    ])
    assert.match(asked.issues[0].message, /no column with amounts. Its columns are: Date, Fee, Shop/)

    const refused = await client.post<{ code: string }>(`/imports/${asked.id}/commit`)
    assert.deepEqual([refused.status, refused.body.code], [422, 'E_COLUMNS_UNKNOWN'])

    const roles = ['date', 'amount', 'payee']
    const columns = asked.mapping!.columns.map(({ index }) => ({ index, role: roles[index] }))
    await client.patch(`/imports/${asked.id}`, { mapping: { columns } })
    assert.containSubset(await settledImport(client, asked.id), { status: 'previewed', counts: { new: 2 }, issues: [] })
    await client.post(`/imports/${asked.id}/commit`)
    assert.equal((await settledImport(client, asked.id)).status, 'committed')
  })
})
