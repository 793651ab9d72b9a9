import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { sha256 } from '#plugins/packages/integrity'
import { DownloadFailedException } from '#plugins/packages/exceptions'
import { registry } from '#plugins/main'
import type { PackageJson } from '#plugins/validators/package'
import type { Client } from '#tests/support/client'
import { makePerson, signedIn } from '#tests/support/household'
import {
  certify,
  closePackages,
  HTTP_PERMISSION,
  makePackage,
  openPackages,
  type PackageDraft,
  type PackageGround,
  PUBLISHER,
  STRANGER,
} from '#tests/support/packages'

const ID = 'org.example.bank'

let ground: PackageGround
let admin: Client
/** What the internet has, by address. */
const internet = new Map<string, Buffer>()

async function makeAdmin(): Promise<Client> {
  const person = await makePerson('Admin')
  const database = await app.container.make('florin.database')
  await database.systemWrite((writes) => writes.run('UPDATE users SET is_instance_admin = 1 WHERE id = ?', [person.id]))
  return signedIn(person)
}

async function upload<T = PackageJson>(archive: Buffer) {
  const form = new FormData()
  form.set('package', new File([new Uint8Array(archive)], 'plugin.florin'))
  return admin.post<T>('/plugin-packages', form)
}

const uploadOf = async (draft: PackageDraft = {}) => upload(await makePackage({ key: PUBLISHER, ...draft }))
const refusalOf = async (archive: Buffer) => {
  const { status, body } = await upload<{ code: string; detail: string }>(archive)
  return { status, code: body.code, detail: body.detail }
}

async function listed(): Promise<string[]> {
  const { body } = await admin.get<{ data: PackageJson[] }>('/plugin-packages')
  return body.data.map(({ version, state }) => `${version} ${state}`)
}

/** Gives the server packages of its own folder, with a root key that tests have and an internet of theirs. */
function withServer(group: Parameters<Parameters<typeof test.group>[1]>[0]) {
  group.each.setup(async () => {
    const download = (address: string) => {
      const content = internet.get(address)
      return content
        ? Promise.resolve(content)
        : Promise.reject(new DownloadFailedException(address, 'the server answered 404'))
    }
    const own = await app.container.make('florin.packages')
    ground = await openPackages({ download })
    ground.catalogue = join(ground.folder, 'catalogue.json')
    writeFileSync(ground.catalogue, JSON.stringify({ schema: 'florin-catalogue/1', plugins: [] }))
    registry.connect(ground.packages)
    await registry.reload()
    app.container.bindValue('florin.packages', { ...ground, registry })
    admin = await makeAdmin()
    return async () => {
      app.container.bindValue('florin.packages', own)
      registry.connect(own.packages)
      await registry.reload()
      closePackages(ground)
      internet.clear()
    }
  })
}

test.group('Plugin packages', (group) => {
  withServer(group)

  test('are uploaded, agreed to and run', async ({ assert }) => {
    const draft = { permissions: [HTTP_PERMISSION], certificate: certify(PUBLISHER) }
    const { status, body } = await uploadOf(draft)
    assert.equal(status, 201)
    assert.containSubset(body, {
      plugin_id: ID,
      version: '1.0.0',
      level: 'verified',
      publisher: 'Example Org',
      state: 'waiting',
      source: 'upload',
      added_permissions: [HTTP_PERMISSION],
    })
    assert.isNotEmpty(body.sentences.can_contact)
    assert.isString(body.risk.why)
    assert.isUndefined(registry.find(ID))

    const activated = await admin.post<PackageJson>(`/plugin-packages/${body.id}/activation`)
    assert.equal(activated.body.state, 'active')
    assert.equal(registry.find(ID)!.manifest.version, '1.0.0')
    assert.isFalse(registry.find(ID)!.bundle.bundled)
  })

  test('that ask for more are declined', async ({ assert }) => {
    await uploadOf()
    const { body } = await uploadOf({ version: '1.1.0', permissions: [HTTP_PERMISSION] })
    const declined = await admin.post<PackageJson>(`/plugin-packages/${body.id}/refusal`)
    assert.equal(declined.body.state, 'declined')
    assert.deepEqual(await listed(), ['1.1.0 declined', '1.0.0 active'])
    const again = await admin.post<{ code: string }>(`/plugin-packages/${body.id}/refusal`)
    assert.equal(again.status, 200)
    assert.equal((await admin.post('/plugin-packages/4711/refusal')).status, 404)
  })

  test('are rolled back and uninstalled', async ({ assert }) => {
    await uploadOf()
    await uploadOf({ version: '1.1.0' })
    const back = await admin.post<PackageJson>(`/plugins/${ID}/rollback`)
    assert.equal(back.body.version, '1.0.0')
    assert.deepEqual(await listed(), ['1.1.0 previous', '1.0.0 active'])
    assert.equal((await admin.delete(`/plugins/${ID}/packages`)).status, 204)
    assert.deepEqual(await listed(), [])
    assert.equal((await admin.post(`/plugins/${ID}/rollback`)).status, 404)
    assert.equal((await admin.delete(`/plugins/${ID}/packages`)).status, 404)
    assert.equal((await admin.post('/plugin-packages/4711/activation')).status, 404)
  })

  test('are refused with what is wrong', async ({ assert }) => {
    assert.deepInclude(await refusalOf(Buffer.from('hello')), { status: 422, code: 'E_INVALID_PACKAGE' })
    assert.deepInclude(await refusalOf(await makePackage()), { status: 403, code: 'E_DEVELOPMENT_MODE_OFF' })
    const taken = await makePackage({ id: 'csv_import', key: PUBLISHER })
    assert.deepInclude(await refusalOf(taken), { status: 409, code: 'E_PACKAGE_CONFLICT' })
    const huge = Buffer.alloc(4 * 1024 * 1024 + 1, 1)
    assert.deepInclude(await refusalOf(huge), { status: 422, code: 'E_INVALID_PACKAGE' })
    const nothing = await admin.post<{ code: string }>('/plugin-packages', {})
    assert.deepEqual([nothing.status, nothing.body.code], [422, 'E_PACKAGE_MISSING'])
  })

  test('of another key wait until the old key is forgotten', async ({ assert }) => {
    await uploadOf()
    const other = await makePackage({ version: '1.1.0', key: STRANGER })
    assert.deepInclude(await refusalOf(other), { status: 403, code: 'E_UNTRUSTED_PACKAGE' })
    assert.equal((await admin.delete(`/plugins/${ID}/publisher-key`)).status, 204)
    assert.equal((await upload(other)).body.state, 'active')
    assert.equal((await admin.delete('/plugins/org.example.none/publisher-key')).status, 404)
  })

  test('come from an address when their hash is known', async ({ assert }) => {
    const archive = await makePackage({ key: PUBLISHER })
    const url = 'https://example.org/bank.florin'
    internet.set(url, archive)
    const install = (body: object) => admin.post<PackageJson & { code: string }>('/plugin-packages', body)
    assert.equal((await install({ url })).status, 422)
    assert.equal((await install({ url: 'http://example.org/bank.florin', sha256: sha256(archive) })).status, 422)
    assert.equal((await install({ url, sha256: 'a'.repeat(64) })).body.code, 'E_INVALID_PACKAGE')
    const gone = await install({ url: `${url}x`, sha256: sha256(archive) })
    assert.deepEqual([gone.status, gone.body.code], [502, 'E_DOWNLOAD_FAILED'])
    const { body } = await install({ url, sha256: sha256(archive) })
    assert.deepEqual([body.state, body.source], ['active', url])
  })

  test('are for those who run the instance', async ({ assert }) => {
    const person = await signedIn(await makePerson())
    for (const [method, path] of [
      ['GET', '/plugin-packages'],
      ['POST', '/plugin-packages'],
      ['POST', '/plugin-packages/1/activation'],
      ['POST', '/plugin-packages/1/refusal'],
      ['POST', `/plugins/${ID}/rollback`],
      ['DELETE', `/plugins/${ID}/packages`],
      ['DELETE', `/plugins/${ID}/publisher-key`],
      ['GET', '/plugin-catalogue'],
      ['POST', `/plugin-catalogue/${ID}/installation`],
    ] as const) {
      const { status, body } = await person.send<{ code: string }>(method, path, method === 'POST' ? { body: {} } : {})
      assert.deepEqual([status, body.code], [403, 'E_INSTANCE_ADMINS_ONLY'], path)
    }
  })
})

test.group('Plugin catalogue', (group) => {
  withServer(group)

  async function offer(...versions: [version: string, api: string][]): Promise<void> {
    const offered = await Promise.all(
      versions.map(async ([version, api]) => {
        const archive = await makePackage({ version, key: PUBLISHER })
        const url = `https://example.org/${version}.florin`
        internet.set(url, archive)
        return { version, api, url, sha256: sha256(archive), size: archive.length, level: 'self_signed' }
      }),
    )
    const entry = { id: ID, name: 'Example bank', description: 'Reads its files.', versions: offered }
    writeFileSync(ground.catalogue, JSON.stringify({ schema: 'florin-catalogue/1', plugins: [entry] }))
  }

  const entries = async () => (await admin.get<{ data: Record<string, unknown>[] }>('/plugin-catalogue')).body.data

  test('is empty as it ships', async ({ assert }) => {
    assert.deepEqual(await entries(), [])
  })

  test('offers and installs the newest version that runs here', async ({ assert }) => {
    await offer(['1.0.0', '^1.0'], ['1.2.0', '^1.0'], ['1.10.0', '^1.0'], ['2.0.0', '^2.0'])
    assert.containSubset(await entries(), [{ id: ID, version: '1.10.0', installed_version: null, is_update: false }])
    const { status, body } = await admin.post<PackageJson>(`/plugin-catalogue/${ID}/installation`)
    assert.deepEqual([status, body.version, body.state], [201, '1.10.0', 'active'])
    await offer(['1.11.0', '^1.0'])
    assert.containSubset(await entries(), [{ version: '1.11.0', installed_version: '1.10.0', is_update: true }])
  })

  test('says when there is nothing that runs here', async ({ assert }) => {
    await offer(['2.0.0', '^2.0'])
    assert.containSubset(await entries(), [{ id: ID, version: null, level: null, size: null }])
    assert.equal((await admin.post(`/plugin-catalogue/${ID}/installation`)).status, 409)
    assert.equal((await admin.post('/plugin-catalogue/org.example.none/installation')).status, 404)
  })

  test('is not believed when it names another file than the one there is', async ({ assert }) => {
    await offer(['1.0.0', '^1.0'])
    internet.set('https://example.org/1.0.0.florin', await makePackage({ key: STRANGER }))
    const { body } = await admin.post<{ code: string }>(`/plugin-catalogue/${ID}/installation`)
    assert.equal(body.code, 'E_INVALID_PACKAGE')
  })

  test('that is damaged is said to be', async ({ assert }) => {
    for (const text of [
      '',
      '[]',
      '{"schema":"florin-catalogue/1","plugins":[{}]}',
      '{"schema":"other/1","plugins":[]}',
    ]) {
      writeFileSync(ground.catalogue, text)
      const { status, body } = await admin.get<{ code: string }>('/plugin-catalogue')
      assert.deepEqual([status, body.code], [502, 'E_INVALID_CATALOGUE'], text)
    }
  })
})
