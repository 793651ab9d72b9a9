import { readFileSync } from 'node:fs'
import { test } from '@japa/runner'
import type { ImportBatchJson } from '#imports/validators/import'
import { makeHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'
import { settledImport } from '#tests/support/settled_import'

const LOCKED = new URL('../../../plugins/csv_import/fixtures/pdf_locked.pdf', import.meta.url)
const PASSWORD = 'secret'

test.group('A locked document', () => {
  test('asks for its password, uses it once, and is committed without it', async ({ assert }) => {
    const household = await makeHousehold({ base_currency: 'USD' })
    const { client, database, id } = household
    const account = await accountOf(household, 'Liabilities:Card')
    const form = new FormData()
    form.set('file', new File([readFileSync(LOCKED)], 'card.pdf', { type: 'application/pdf' }))
    form.set('account_id', String(account))

    const batch = await settledImport(client, (await client.post<ImportBatchJson>('/imports', form)).body.id)
    assert.containSubset(batch, { status: 'failed', problem: { code: 'E_PASSWORD_NEEDED' } })

    await client.patch(`/imports/${batch.id}`, { password: 'wrong' })
    const refused = await settledImport(client, batch.id)
    assert.equal(refused.problem?.detail, 'That is not the password of this file.')

    await client.patch(`/imports/${batch.id}`, { password: PASSWORD })
    assert.containSubset(await settledImport(client, batch.id), {
      status: 'previewed',
      counts: { new: 3 },
      problem: null,
    })

    await client.post(`/imports/${batch.id}/commit`)
    assert.equal((await settledImport(client, batch.id)).status, 'committed')
    const row = await database.read(id, (queries) =>
      queries.first('SELECT * FROM import_batches WHERE id = ?', [batch.id]),
    )
    assert.notInclude(JSON.stringify(row), PASSWORD)
  })
})
