import { test } from '@japa/runner'
import type { ImportBatchJson } from '#imports/validators/import'
import { bankFile, upload } from '#tests/support/bank_file'
import type { Client } from '#tests/support/client'
import { addMember, makeHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'
import { settledImport } from '#tests/support/settled_import'

interface Plugin {
  id: string
  kinds: string[]
  permissions: { kind: string; scope: string; reason: string }[]
  enabled: boolean
  quality: string | null
  health: { status: string; last_run_at: string | null; last_error: string | null; runs: number; failures: number }
}

interface Run {
  kind: string
  status: string
  code: string | null
  error: string | null
}

/** Uploads a file and waits until it was read. */
async function readFile(client: Client, account: number, content: string): Promise<ImportBatchJson> {
  const { body } = await client.post<ImportBatchJson>('/imports', upload(content, { account_id: account }))
  return settledImport(client, body.id)
}

const GOOD = bankFile([{ date: '2026-03-01', payee: 'Grocer', amount: '-1.00' }])

test.group('Plugins over HTTP', () => {
  test('show their picture as one, whatever stands in it', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.get<{ data: { id: string; icon: string | null }[] }>('/plugins')
    const icons = new Map(body.data.map(({ id, icon }) => [id, icon]))
    assert.isNull(icons.get('ynab_import'))
    assert.match(icons.get('csv_import')!, /^\/api\/v1\/plugins\/csv_import\/icon\?v=[0-9a-f]{12}$/)
    const { status, headers } = await client.get('/plugins/csv_import/icon')
    assert.equal(status, 200)
    assert.match(headers.get('content-type')!, /^image\/svg\+xml/)
    assert.equal(headers.get('x-content-type-options'), 'nosniff')
    assert.match(headers.get('content-security-policy')!, /default-src 'none'/)
    assert.equal((await client.get('/plugins/ynab_import/icon')).status, 404)
    assert.equal((await client.get('/plugins/nothing/icon')).status, 404)
  })

  test('are listed with what they may do', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.get<{ data: Plugin[] }>('/plugins')
    const csv = body.data.find(({ id }) => id === 'csv_import')!
    assert.deepEqual(csv.kinds, ['importer'])
    assert.isAbove(csv.permissions[0]!.reason.length, 10)
    assert.isTrue(csv.enabled)
    assert.oneOf(csv.quality, ['silver', 'gold'])
    assert.deepEqual(csv.health, { status: 'ok', last_run_at: null, last_error: null, runs: 0, failures: 0 })
  })

  test('keep a record of each run, of this household only', async ({ assert }) => {
    const [household, other] = [await makeHousehold(), await makeHousehold()]
    const account = await accountOf(household, 'Assets:Checking')
    await readFile(household.client, account, GOOD)
    await readFile(household.client, account, 'Date,Amount\n')

    const { body } = await household.client.get<{ data: Run[] }>('/plugins/csv_import/runs')
    assert.equal(body.data.length, 2)
    assert.deepInclude(body.data[0], { kind: 'importer.parse', status: 'failed', code: 'invalid_input' })
    assert.deepInclude(body.data[1], { status: 'ok', code: null, error: null })
    assert.deepEqual((await other.client.get<{ data: Run[] }>('/plugins/csv_import/runs')).body.data, [])

    const { body: plugin } = await household.client.get<Plugin>('/plugins/csv_import')
    assert.deepInclude(plugin.health, { status: 'ok', runs: 2, failures: 0 })
  })

  test('that are switched off read nothing, in that household', async ({ assert }) => {
    const [household, other] = [await makeHousehold(), await makeHousehold()]
    const switched = await household.client.patch<Plugin>('/plugins/csv_import', { enabled: false })
    assert.isFalse(switched.body.enabled)

    const refused = await readFile(household.client, await accountOf(household, 'Assets:Checking'), GOOD)
    assert.equal(refused.status, 'failed')
    assert.match(refused.problem!.detail, /No importer recognises/)
    const read = await readFile(other.client, await accountOf(other, 'Assets:Checking'), GOOD)
    assert.equal(read.status, 'previewed')

    const back = await household.client.patch<Plugin>('/plugins/csv_import', { enabled: true })
    assert.isTrue(back.body.enabled)
  })

  test('are switched by admins only', async ({ assert }) => {
    const household = await makeHousehold()
    const member = await addMember(household, 'member')
    const answer = await member.client.patch('/plugins/csv_import', { enabled: false })
    assert.equal(answer.status, 403)
  })

  test('that do not exist are not found', async ({ assert }) => {
    const { client } = await makeHousehold()
    assert.equal((await client.get('/plugins/nothing')).status, 404)
    assert.equal((await client.get('/plugins/nothing/runs')).status, 404)
    assert.equal((await client.patch('/plugins/nothing', { enabled: true })).status, 404)
  })

  test('run in a host that can be looked at', async ({ assert }) => {
    const household = await makeHousehold()
    await readFile(household.client, await accountOf(household, 'Assets:Checking'), GOOD)
    const { body } = await household.client.get<{
      isolation: { level: string; process: boolean; sentences: string[] }
      safe_mode: boolean
      hosts: { lane: string; starts: number }[]
      problems: string[]
    }>('/plugins/host')
    assert.deepEqual(body.problems, [])
    assert.isFalse(body.safe_mode)
    assert.isTrue(body.isolation.process)
    assert.include(['full', 'partial', 'basic'], body.isolation.level)
    assert.lengthOf(body.isolation.sentences, 4)
    assert.isTrue(body.hosts.some(({ lane, starts }) => lane === 'bundled' && starts > 0))
  })
})
