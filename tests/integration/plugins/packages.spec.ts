import { chmodSync, cpSync, existsSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { sha256 } from '#plugins/packages/integrity'
import { listPackageRows } from '#plugins/packages/package_rows'
import { ActivatePackage } from '#plugins/services/activate_package'
import { ForgetPublisherKey } from '#plugins/services/forget_publisher_key'
import { InstallPackage } from '#plugins/services/install_package'
import { ListPackages } from '#plugins/services/list_packages'
import { RollBackPlugin } from '#plugins/services/roll_back_plugin'
import { UninstallPlugin } from '#plugins/services/uninstall_plugin'
import {
  certify,
  closePackages,
  type GroundSettings,
  FILE_PERMISSION,
  HTTP_PERMISSION,
  makePackage,
  openPackages,
  type PackageDraft,
  type PackageGround,
  PUBLISHER,
  revocations,
  STRANGER,
} from '#tests/support/packages'

const ID = 'org.example.bank'

let ground: PackageGround

/** Installs a package as an upload; a minute passes. */
async function install(draft: PackageDraft = {}): Promise<number> {
  const archive = await makePackage({ key: PUBLISHER, ...draft })
  ground.clock.advance(60_000)
  return new InstallPackage(ground).handle(archive, { source: 'upload' })
}

const activate = async (id: number) => {
  ground.clock.advance(60_000)
  await new ActivatePackage(ground).handle(id)
}
const rollBack = (id = ID) => {
  ground.clock.advance(60_000)
  return new RollBackPlugin(ground).handle(id)
}

/** What is installed, the newest first: `1.1.0 waiting`. */
async function installed(): Promise<string[]> {
  return (await new ListPackages(ground).handle()).map(({ version, state }) => `${version} ${state}`)
}

const running = () => ground.registry.find(ID)?.manifest.version
const folders = () => {
  const folder = join(ground.folder, 'plugins', ID)
  return existsSync(folder) ? readdirSync(folder).map((name) => name.replace(/-[0-9a-f]{16}$/, '')) : []
}

async function pathOf(version: string): Promise<string> {
  const rows = await ground.database.systemRead((queries) => listPackageRows(queries, ID))
  const row = rows.find((each) => each.version === version)!
  return join(ground.folder, 'plugins', ID, `${version}-${row.sha256.slice(0, 16)}`)
}

/** Each test has a folder of its own; the tables are shared, and emptied first. */
function withGround(settings: GroundSettings = {}) {
  return async () => {
    ground = await openPackages(settings)
    return () => closePackages(ground)
  }
}

test.group('Installing packages', (group) => {
  group.each.setup(withGround())

  test('runs at once what asks for nothing, without the compiler', async ({ assert }) => {
    await install({ certificate: certify(PUBLISHER) })
    const plugin = ground.registry.find(ID)!
    assert.equal(plugin.level, 'verified')
    assert.isFalse(plugin.bundle.bundled)
    assert.equal(plugin.bundle.hash, sha256(Buffer.from(plugin.bundle.source)))
    assert.deepEqual(await installed(), ['1.0.0 active'])
    assert.include(
      ground.registry.ofKind('importer').map(({ manifest }) => manifest.id),
      ID,
    )
  })

  test('waits for consent where a plugin asks for something', async ({ assert }) => {
    const id = await install({ permissions: [FILE_PERMISSION] })
    assert.isUndefined(running())
    const [waiting] = await new ListPackages(ground).handle()
    assert.equal(waiting!.state, 'waiting')
    assert.deepEqual(waiting!.added_permissions, [FILE_PERMISSION])
    await activate(id)
    assert.equal(running(), '1.0.0')
  })

  test('keeps files that nobody may write to', async ({ assert }) => {
    await install({ files: { 'locales/de.json': '{}' } })
    const path = await pathOf('1.0.0')
    const mode = (name: string) => statSync(join(path, name)).mode & 0o777
    assert.equal(mode('.'), 0o500)
    assert.equal(mode('locales'), 0o500)
    for (const name of ['plugin.json', 'plugin.js', 'signature.json', 'locales/de.json'])
      assert.equal(mode(name), 0o400)
  })

  test('survives a restart', async ({ assert }) => {
    await install()
    const registry = await ground.restart()
    assert.equal(registry.find(ID)!.manifest.version, '1.0.0')
    assert.deepEqual(registry.problems, [])
  })

  test('is heard of by others that look, and only when something changed', async ({ assert }) => {
    const other = await ground.restart()
    assert.isUndefined(other.find(ID))
    await install()
    await other.freshen()
    const [first] = [other.find(ID)!]
    assert.equal(first.manifest.version, '1.0.0')
    await other.freshen()
    assert.strictEqual(other.find(ID), first)
    await new UninstallPlugin(ground).handle(ID)
    await other.freshen()
    assert.isUndefined(other.find(ID))
  })

  test('does the same archive once', async ({ assert }) => {
    const [once, again] = [await install(), await install()]
    assert.equal(again, once)
    assert.deepEqual(await installed(), ['1.0.0 active'])
  })

  test('at the same time leaves one of the same', async ({ assert }) => {
    const archive = await makePackage({ key: PUBLISHER })
    const service = new InstallPackage(ground)
    const ids = await Promise.all([1, 2, 3].map(() => service.handle(archive, { source: 'upload' })))
    assert.lengthOf(new Set(ids), 1)
    assert.equal(running(), '1.0.0')
  })

  test('takes only the file whose hash was given', async ({ assert }) => {
    const [archive, service] = [await makePackage({ key: PUBLISHER }), new InstallPackage(ground)]
    const wrong = { source: 'https://example.org/a.florin', sha256: 'a'.repeat(64) }
    await assert.rejects(() => service.handle(archive, wrong), /not the file whose SHA-256/)
    await service.handle(archive, { ...wrong, sha256: sha256(archive) })
    assert.equal(running(), '1.0.0')
  })

  test("never takes the place of one of Florin's own plugins", async ({ assert }) => {
    await assert.rejects(() => install({ id: 'csv_import' }), /one of Florin's own plugins/)
    assert.isTrue(ground.registry.find('csv_import')!.bundle.bundled)
    assert.deepEqual(await installed(), [])
  })

  test('refuses what nobody signed', async ({ assert }) => {
    await assert.rejects(() => install({ key: undefined }), /developer mode only/)
    assert.deepEqual(readdirSync(ground.folder), ['shipped.json'])
  })
})

test.group('Upgrades', (group) => {
  group.each.setup(withGround())

  test('run at once where they ask for nothing new', async ({ assert }) => {
    await activate(await install({ permissions: [HTTP_PERMISSION] }))
    await install({ version: '1.1.0', permissions: [{ ...HTTP_PERMISSION, reason: 'Better words for the same.' }] })
    assert.equal(running(), '1.1.0')
    assert.deepEqual(await installed(), ['1.1.0 active', '1.0.0 previous'])
  })

  test('that ask for more wait, and the version before runs meanwhile', async ({ assert }) => {
    await activate(await install({ permissions: [FILE_PERMISSION] }))
    const id = await install({ version: '2.0.0', permissions: [FILE_PERMISSION, HTTP_PERMISSION] })
    assert.equal(running(), '1.0.0')
    const [waiting] = await new ListPackages(ground).handle()
    assert.deepEqual(waiting!.added_permissions, [HTTP_PERMISSION])
    assert.equal((await ground.restart()).find(ID)!.manifest.version, '1.0.0')
    await activate(id)
    assert.equal(running(), '2.0.0')
  })

  test('that wait give way to newer ones', async ({ assert }) => {
    await install()
    await install({ version: '2.0.0', permissions: [HTTP_PERMISSION] })
    await install({ version: '2.0.1', permissions: [HTTP_PERMISSION] })
    assert.deepEqual(await installed(), ['2.0.1 waiting', '1.0.0 active'])
    await install({ version: '2.0.2' })
    assert.deepEqual(await installed(), ['2.0.2 active', '1.0.0 previous'])
    assert.sameMembers(folders(), ['1.0.0', '2.0.2'])
  })

  test('to something older are refused', async ({ assert }) => {
    await install({ version: '1.1.0' })
    await assert.rejects(() => install({ version: '1.0.9' }), /is older/)
    assert.deepEqual(folders(), ['1.1.0'])
  })

  test('to another build of the same version are refused', async ({ assert }) => {
    await install()
    await assert.rejects(() => install({ source: 'var florinPlugin = 2' }), /Another build/)
    assert.lengthOf(folders(), 1)
  })

  test('keep three versions', async ({ assert }) => {
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0']) await install({ version })
    assert.deepEqual(await installed(), ['1.4.0 active', '1.3.0 previous', '1.2.0 previous'])
    assert.sameMembers(folders(), ['1.4.0', '1.3.0', '1.2.0'])
  })

  test('can be rolled back, again and again, and taken up again', async ({ assert }) => {
    await install({ version: '1.0.0' })
    await install({ version: '1.1.0' })
    const newest = await install({ version: '1.2.0' })
    await rollBack()
    assert.equal(running(), '1.1.0')
    await rollBack()
    assert.equal(running(), '1.0.0')
    await assert.rejects(() => rollBack(), /no earlier version/)
    await activate(newest)
    assert.equal(running(), '1.2.0')
    assert.lengthOf(await installed(), 3)
  })

  test('are not undone by activating an older one', async ({ assert }) => {
    const older = await install()
    await install({ version: '1.1.0' })
    await assert.rejects(() => activate(older), /roll back instead/)
  })

  test('cannot be rolled back to what was changed on disk', async ({ assert }) => {
    await install()
    await install({ version: '1.1.0' })
    const file = join(await pathOf('1.0.0'), 'plugin.js')
    chmodSync(file, 0o600)
    writeFileSync(file, 'steal()')
    await assert.rejects(() => rollBack(), /no earlier version/)
    assert.deepEqual(await installed(), ['1.1.0 active', '1.0.0 broken'])
  })
})

test.group('Publishers', (group) => {
  group.each.setup(withGround())

  test('keep their plugins to themselves', async ({ assert }) => {
    await install()
    const refusal = /was signed with the key .* so far/
    await assert.rejects(() => install({ version: '1.1.0', key: STRANGER }), refusal)
    await assert.rejects(() => install({ version: '1.1.0', key: STRANGER, certificate: certify(STRANGER) }), refusal)
    await new UninstallPlugin(ground).handle(ID)
    await assert.rejects(() => install({ key: STRANGER }), refusal)
    await new ForgetPublisherKey(ground.database).handle(ID)
    await install({ key: STRANGER })
    await assert.rejects(() => install({ version: '1.1.0' }), refusal)
  })

  test('are not pinned before somebody agrees to run their plugin', async ({ assert }) => {
    const first = await install({ permissions: [FILE_PERMISSION] })
    const second = await install({ key: STRANGER, version: '1.0.1', permissions: [FILE_PERMISSION] })
    await activate(second)
    assert.deepEqual(await installed(), ['1.0.1 active'])
    await assert.rejects(() => activate(first), /no package/)
    await assert.rejects(() => install({ version: '1.0.2' }), /so far/)
  })

  test('cannot be forgotten where none is known', async ({ assert }) => {
    await assert.rejects(() => new ForgetPublisherKey(ground.database).handle(ID), /no key/)
  })
})

test.group('Unsigned packages', (group) => {
  group.each.setup(withGround({ policy: { development: true } }))

  test('run in developer mode, build after build', async ({ assert }) => {
    await install({ key: undefined })
    await install({ key: undefined, source: 'var florinPlugin = { default: {} } // second' })
    assert.match(ground.registry.find(ID)!.bundle.source, /second/)
    assert.equal(ground.registry.find(ID)!.level, 'unsigned')
  })

  test('are not loaded when it is over', async ({ assert }) => {
    await install({ key: undefined })
    ground.policy.development = false
    const registry = await ground.restart()
    assert.isUndefined(registry.find(ID))
    assert.match(registry.problems[0]!.message, /developer mode only/)
    assert.deepEqual(await installed(), ['1.0.0 broken'])
  })

  test('do not follow signed ones', async ({ assert }) => {
    await install()
    await assert.rejects(() => install({ key: undefined, version: '1.1.0' }), /not signed at all/)
  })
})

test.group('Installed files', (group) => {
  group.each.setup(withGround())

  const changes: Record<string, (path: string) => void> = {
    'whose code was changed': (path) => {
      chmodSync(join(path, 'plugin.js'), 0o600)
      writeFileSync(join(path, 'plugin.js'), 'steal()')
    },
    'whose manifest asks for more': (path) => {
      chmodSync(join(path, 'plugin.json'), 0o600)
      writeFileSync(join(path, 'plugin.json'), '{}')
    },
    'that lost a file': (path) => {
      chmodSync(path, 0o700)
      rmSync(join(path, 'README.md'))
    },
    'that got a file': (path) => {
      chmodSync(path, 0o700)
      writeFileSync(join(path, 'CHANGELOG.md'), 'Trust me.')
    },
    'that became a link': (path) => {
      chmodSync(path, 0o700)
      rmSync(join(path, 'README.md'))
      symlinkSync('/etc/hostname', join(path, 'README.md'))
    },
    'that are gone': (path) => {
      chmodSync(path, 0o700)
      rmSync(path, { recursive: true })
    },
  }
  for (const [name, change] of Object.entries(changes)) {
    test(`${name} are not loaded, which is said, and mended by installing again`, async ({ assert }) => {
      const draft = { files: { 'README.md': '# Example\n' } }
      await install(draft)
      change(await pathOf('1.0.0'))
      const registry = await ground.restart()
      assert.isUndefined(registry.find(ID))
      assert.include(registry.problems[0]!.message, ID)
      assert.deepEqual(await installed(), ['1.0.0 broken'])
      assert.isUndefined(running())
      await install(draft)
      assert.deepEqual(await installed(), ['1.0.0 active'])
      assert.equal(running(), '1.0.0')
    })
  }

  test('of another package in its place are not loaded', async ({ assert }) => {
    await install()
    await install({ version: '1.1.0' })
    const [older, newer] = [await pathOf('1.0.0'), await pathOf('1.1.0')]
    chmodSync(older, 0o700)
    chmodSync(newer, 0o700)
    rmSync(newer, { recursive: true })
    cpSync(older, newer, { recursive: true })
    assert.isUndefined((await ground.restart()).find(ID))
    assert.deepEqual(await installed(), ['1.1.0 broken', '1.0.0 previous'])
  })
})

test.group('Revoked packages', (group) => {
  group.each.setup(withGround())

  test('are not installed', async ({ assert }) => {
    writeFileSync(
      ground.revocationFile,
      revocations([{ public_key: PUBLISHER.publicKey, reason: 'The key was stolen.' }]),
    )
    await assert.rejects(() => install(), /The key was stolen/)
    assert.deepEqual(folders(), [])
  })

  test('are no longer loaded, which is said', async ({ assert }) => {
    await install()
    writeFileSync(ground.revocationFile, revocations([{ plugin_id: ID, version: '1.0.0', reason: 'It leaks.' }]))
    await ground.registry.freshen()
    assert.isUndefined(running())
    assert.match(ground.registry.problems[0]!.message, /It leaks/i)
    assert.deepEqual(await installed(), ['1.0.0 revoked'])
    await install({ version: '1.0.1' })
    assert.equal(running(), '1.0.1')
    await assert.rejects(() => rollBack(), /no earlier version/)
  })

  test('do not start to run by consent', async ({ assert }) => {
    const id = await install({ permissions: [FILE_PERMISSION] })
    writeFileSync(ground.shippedRevocations, revocations([{ plugin_id: ID, reason: 'It leaks.' }]))
    await assert.rejects(() => activate(id), /It leaks/)
  })

  test('stay revoked by the shipped list, whatever lies in the data folder', async ({ assert }) => {
    writeFileSync(ground.shippedRevocations, revocations([{ plugin_id: ID, reason: 'It leaks.' }]))
    writeFileSync(ground.revocationFile, revocations([]))
    await assert.rejects(() => install(), /It leaks/)
  })

  test('are those of a signed list only; another is said to be worthless', async ({ assert }) => {
    await install()
    writeFileSync(ground.revocationFile, revocations([{ plugin_id: ID, reason: 'Mine.' }], STRANGER))
    await ground.registry.freshen()
    assert.equal(running(), '1.0.0')
    assert.match(ground.registry.problems[0]!.message, /not signed by Florin/)
  })
})

test.group('Uninstalling', (group) => {
  group.each.setup(withGround())

  test('removes all versions and their files', async ({ assert }) => {
    await install()
    await install({ version: '1.1.0' })
    await new UninstallPlugin(ground).handle(ID)
    assert.isUndefined(running())
    assert.deepEqual([await installed(), folders()], [[], []])
    await assert.rejects(() => new UninstallPlugin(ground).handle(ID), /no installed plugin/)
  })
})
