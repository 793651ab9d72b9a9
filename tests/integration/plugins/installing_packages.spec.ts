import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { sha256 } from '#plugins/packages/integrity'
import { InstallPackage } from '#plugins/services/install_package'
import { deskFor, ID } from '#tests/support/package_desk'
import { certify, FILE_PERMISSION, makePackage, PUBLISHER } from '#tests/support/packages'

test.group('Installing packages', (group) => {
  const desk = deskFor(group)

  test('runs at once what asks for nothing, without the compiler', async ({ assert }) => {
    await desk.install({ certificate: certify(PUBLISHER) })
    const plugin = desk.ground.registry.find(ID)!
    assert.equal(plugin.level, 'verified')
    assert.isFalse(plugin.bundle.bundled)
    assert.equal(plugin.bundle.hash, sha256(Buffer.from(plugin.bundle.source)))
    assert.deepEqual(await desk.installed(), ['1.0.0 active'])
    assert.include(
      desk.ground.registry.ofKind('importer').map(({ manifest }) => manifest.id),
      ID,
    )
  })

  test('waits for consent where a plugin asks for something', async ({ assert }) => {
    const id = await desk.install({ permissions: [FILE_PERMISSION] })
    assert.isUndefined(desk.running)
    const [waiting] = await desk.list()
    assert.equal(waiting!.state, 'waiting')
    assert.deepEqual(waiting!.added_permissions, [FILE_PERMISSION])
    await desk.activate(id)
    assert.equal(desk.running, '1.0.0')
  })

  test('keeps files that nobody may write to', async ({ assert }) => {
    await desk.install({ files: { 'locales/de.json': '{}' } })
    const path = await desk.pathOf('1.0.0')
    const mode = (name: string) => statSync(join(path, name)).mode & 0o777
    assert.equal(mode('.'), 0o500)
    assert.equal(mode('locales'), 0o500)
    for (const name of ['plugin.json', 'plugin.js', 'signature.json', 'locales/de.json'])
      assert.equal(mode(name), 0o400)
  })

  test('survives a restart', async ({ assert }) => {
    await desk.install()
    const registry = await desk.ground.restart()
    assert.equal(registry.find(ID)!.manifest.version, '1.0.0')
    assert.deepEqual(registry.problems, [])
  })

  test('is heard of by others that look, and only when something changed', async ({ assert }) => {
    const other = await desk.ground.restart()
    assert.isUndefined(other.find(ID))
    await desk.install()
    await other.freshen()
    const [first] = [other.find(ID)!]
    assert.equal(first.manifest.version, '1.0.0')
    await other.freshen()
    assert.strictEqual(other.find(ID), first)
    await desk.uninstall()
    await other.freshen()
    assert.isUndefined(other.find(ID))
  })

  test('does the same archive once', async ({ assert }) => {
    const [once, again] = [await desk.install(), await desk.install()]
    assert.equal(again, once)
    assert.deepEqual(await desk.installed(), ['1.0.0 active'])
  })

  test('at the same time leaves one of the same', async ({ assert }) => {
    const archive = await makePackage({ key: PUBLISHER })
    const service = new InstallPackage(desk.ground)
    const ids = await Promise.all([1, 2, 3].map(() => service.handle(archive, { source: 'upload' })))
    assert.lengthOf(new Set(ids), 1)
    assert.equal(desk.running, '1.0.0')
  })

  test('takes only the file whose hash was given', async ({ assert }) => {
    const [archive, service] = [await makePackage({ key: PUBLISHER }), new InstallPackage(desk.ground)]
    const wrong = { source: 'https://example.org/a.florin', sha256: 'a'.repeat(64) }
    await assert.rejects(() => service.handle(archive, wrong), /not the file whose SHA-256/)
    await service.handle(archive, { ...wrong, sha256: sha256(archive) })
    assert.equal(desk.running, '1.0.0')
  })

  test("never takes the place of one of Florin's own plugins", async ({ assert }) => {
    await assert.rejects(() => desk.install({ id: 'csv_import' }), /one of Florin's own plugins/)
    assert.isTrue(desk.ground.registry.find('csv_import')!.bundle.bundled)
    assert.deepEqual(await desk.installed(), [])
  })

  test('refuses what nobody signed', async ({ assert }) => {
    await assert.rejects(() => desk.install({ key: undefined }), /developer mode only/)
    assert.deepEqual(readdirSync(desk.ground.folder), ['shipped.json'])
  })
})

test.group('Unsigned packages', (group) => {
  const desk = deskFor(group, { policy: { development: true } })

  test('run in developer mode, build after build', async ({ assert }) => {
    await desk.install({ key: undefined })
    await desk.install({ key: undefined, source: 'var florinPlugin = { default: {} } // second' })
    assert.match(desk.ground.registry.find(ID)!.bundle.source, /second/)
    assert.equal(desk.ground.registry.find(ID)!.level, 'unsigned')
  })

  test('are not loaded when it is over', async ({ assert }) => {
    await desk.install({ key: undefined })
    desk.ground.policy.development = false
    const registry = await desk.ground.restart()
    assert.isUndefined(registry.find(ID))
    assert.match(registry.problems[0]!.message, /developer mode only/)
    assert.deepEqual(await desk.installed(), ['1.0.0 broken'])
  })

  test('do not follow signed ones', async ({ assert }) => {
    await desk.install()
    await assert.rejects(() => desk.install({ key: undefined, version: '1.1.0' }), /not signed at all/)
  })
})

test.group('Uninstalling', (group) => {
  const desk = deskFor(group)

  test('removes all versions and their files', async ({ assert }) => {
    await desk.install()
    await desk.install({ version: '1.1.0' })
    await desk.uninstall()
    assert.isUndefined(desk.running)
    assert.deepEqual([await desk.installed(), desk.folders], [[], []])
    await assert.rejects(() => desk.uninstall(), /no installed plugin/)
  })
})
