import { test } from '@japa/runner'
import type { ImportBatchJson } from '#imports/validators/import'
import app from '@adonisjs/core/services/app'
import type { PackageJson } from '#plugins/validators/package'
import { upload } from '#tests/support/bank_file'
import type { Client } from '#tests/support/client'
import { makeHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'
import { makePackage, PUBLISHER } from '#tests/support/packages'
import { settledImport } from '#tests/support/settled_import'

const ID = 'org.example.bank'

/** An importer of lines like `EXA 2026-03-01 -1.00 Grocer`, which says which version of it read them. */
const importerThatSays = (version: string) => `var florinPlugin = { default: { importer: {
  detect(head) { return { confidence: head.text.startsWith('EXA ') ? 1 : 0 } },
  async parse(file, options, emit) {
    const rows = file.text.trim().split('\\n').map((line) => line.split(' '))
    const column = (value) => rows.map(value)
    await emit.transactions({
      statement: column(() => 0), line: column((row, at) => at + 1), date: column((row) => row[1]),
      amount: column((row) => row[2]), payee: column((row) => row[3]), memo: column(() => 'read by ${version}'),
      external_id: column(() => ''),
    })
    const account = { id: null, name: null, currency: 'EUR' }
    return { statements: [{ account, opening_balance: null, closing_balance: null }], issues: [] }
  },
} } }`

async function readFile(client: Client, account: number): Promise<ImportBatchJson> {
  const form = upload('EXA 2026-03-01 -1.00 Grocer\n', { account_id: account }, 'a.exa')
  const { body } = await client.post<ImportBatchJson>('/imports', form)
  return settledImport(client, body.id)
}

async function memoIn(client: Client, batch: ImportBatchJson): Promise<string> {
  const { body } = await client.get<{ data: { memo: string }[] }>(`/imports/${batch.id}/rows`)
  return body.data[0]!.memo
}

test.group('An installed importer', () => {
  test('reads files in the import worker, in the version that is active', async ({ assert, cleanup }) => {
    const household = await makeHousehold()
    const { client, owner, database } = household
    await database.systemWrite((writes) =>
      writes.run('UPDATE users SET is_instance_admin = 1 WHERE id = ?', [owner.id]),
    )
    const account = await accountOf(household, 'Assets:Checking')
    const install = async (version: string) => {
      const archive = await makePackage({ version, key: PUBLISHER, source: importerThatSays(version) })
      const form = new FormData()
      form.set('package', new File([new Uint8Array(archive)], 'a.florin'))
      return client.post<PackageJson>('/plugin-packages', form)
    }
    cleanup(async () => {
      await client.delete(`/plugins/${ID}/packages`)
      await client.delete(`/plugins/${ID}/publisher-key`)
    })

    const before = await readFile(client, account)
    assert.equal(before.status, 'failed')

    assert.equal((await install('1.0.0')).body.state, 'active')
    const first = await readFile(client, account)
    assert.deepInclude(first.importer, { id: ID, version: '1.0.0' }, JSON.stringify(first.problem))
    assert.equal(await memoIn(client, first), 'read by 1.0.0')

    await install('1.1.0')
    assert.equal(await memoIn(client, await readFile(client, account)), 'read by 1.1.0')

    await client.post(`/plugins/${ID}/rollback`)
    assert.equal(await memoIn(client, await readFile(client, account)), 'read by 1.0.0')

    const { body: plugin } = await client.get<{ level: string; version: string }>(`/plugins/${ID}`)
    assert.deepInclude(plugin, { level: 'self_signed', version: '1.0.0' })
    const { body: state } = await client.get<{ hosts: { lane: string; starts: number }[] }>('/plugins/host')
    assert.isTrue(state.hosts.some(({ lane, starts }) => lane === 'third_party' && starts > 0))

    await client.delete(`/plugins/${ID}/packages`)
    assert.equal((await readFile(client, account)).status, 'failed')
    const { registry } = await app.container.make('florin.packages')
    assert.isUndefined(registry.find(ID))
  })
})
