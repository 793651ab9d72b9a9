import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { test } from '@japa/runner'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { packFolder } from '#plugins/packages/pack_folder'
import { readPackage, writePackage } from '#plugins/packages/read_package'
import { filesOf, makePackage, PUBLISHER } from '#tests/support/packages'

const ICON = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8z" fill="#123"/></svg>'
const EVERYTHING = {
  'README.md': '# Example\n',
  'CHANGELOG.md': '# Changes\n',
  LICENSE: 'MIT\n',
  'icon.svg': ICON,
  'locales/de.json': '{"name":"Beispielbank"}',
  'locales/pt-BR.json': '{"name":"Banco Exemplo"}',
}

/** A plugin's folder as an author has it, with what does not belong into a package. */
function pluginFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'florin-author-'))
  for (const name of ['dist', 'src', 'fixtures', 'locales']) mkdirSync(join(folder, name))
  for (const { name, content } of filesOf({ files: EVERYTHING }))
    writeFileSync(join(folder, name === 'plugin.js' ? 'dist/plugin.js' : name), content)
  writeFileSync(join(folder, 'src/index.ts'), 'export default {}')
  writeFileSync(join(folder, 'fixtures/a.csv'), 'private')
  return folder
}

test.group('Archives', () => {
  test('come out as they went in', async ({ assert }) => {
    const archive = await makePackage({ files: EVERYTHING })
    const { manifest, files, signature, sha256, size } = await readPackage(archive)
    assert.equal(manifest.id, 'org.example.bank')
    const names = ['plugin.json', 'plugin.js', 'integrity.json', ...Object.keys(EVERYTHING)]
    assert.sameMembers(
      files.map(({ name }) => name),
      names,
    )
    assert.equal(String(files.find(({ name }) => name === 'icon.svg')!.content), ICON)
    assert.isUndefined(signature)
    assert.equal(sha256, createHash('sha256').update(archive).digest('hex'))
    assert.equal(size, archive.length)
  })

  test('are the same bytes whenever and in whatever order they are made', async ({ assert }) => {
    const files = filesOf({ files: EVERYTHING })
    const once = writePackage(files)
    const again = writePackage([...files].reverse())
    assert.isTrue(once.equals(again))
    assert.deepEqual([...once.subarray(0, 10)], [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255])
  })

  test('can be read by tar and gzip', async ({ assert }) => {
    const unpacked = gunzipSync(await makePackage({ files: EVERYTHING }))
    assert.equal(unpacked.toString('latin1', 257, 263), 'ustar\0')
    assert.equal(unpacked.length % 512, 0)
  })

  test('hold of a folder what belongs into a package', async ({ assert, cleanup }) => {
    const folder = pluginFolder()
    cleanup(() => rmSync(folder, { recursive: true }))
    const { files } = await readPackage(packFolder(folder))
    assert.deepEqual(
      files.map(({ name }) => name),
      ['plugin.json', 'plugin.js', 'integrity.json', ...Object.keys(EVERYTHING)].sort(),
    )
    assert.isTrue(packFolder(folder).equals(packFolder(folder)))
  })

  test('are not made of a folder that was not built, or that holds links', ({ assert, cleanup }) => {
    const folder = pluginFolder()
    cleanup(() => rmSync(folder, { recursive: true }))
    rmSync(join(folder, 'LICENSE'))
    symlinkSync('/etc/hostname', join(folder, 'LICENSE'))
    assert.throws(() => packFolder(folder), /not a plain file/)
    rmSync(join(folder, 'dist'), { recursive: true })
    assert.throws(() => packFolder(folder), /build the plugin first/)
  })

  test('can be made of the plugins that come with Florin', async ({ assert }) => {
    const { manifest, size } = await readPackage(packFolder(join(BUNDLED_PLUGINS, 'csv_import')))
    assert.equal(manifest.id, 'csv_import')
    assert.isBelow(size, 200_000)
  })

  test('keep everything but the signature when they are signed', async ({ assert }) => {
    const [plain, signed] = [await makePackage(), await makePackage({ key: PUBLISHER })]
    const [before, after] = [await readPackage(plain), await readPackage(signed)]
    assert.equal(after.integritySha256, before.integritySha256)
    assert.equal(after.signature!.public_key, PUBLISHER.publicKey)
  })
})
