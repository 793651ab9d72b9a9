import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { PluginRegistry } from '#plugins/registry'

/** A folder with a copy of one bundled plugin, to be spoilt. */
function copyOfCsv(): string {
  const folder = mkdtempSync(join(tmpdir(), 'florin-plugins-'))
  for (const part of ['plugin.json', 'dist']) {
    cpSync(join(BUNDLED_PLUGINS, 'csv_import', part), join(folder, 'csv_import', part), { recursive: true })
  }
  return folder
}

function spoilManifest(folder: string, change: object): void {
  const file = join(folder, 'csv_import/plugin.json')
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ...change }))
}

test.group('Plugin registry', () => {
  test('finds what comes with Florin', ({ assert }) => {
    const registry = new PluginRegistry(BUNDLED_PLUGINS)
    assert.deepEqual(registry.problems, [])
    assert.includeMembers(
      registry.ofKind('importer').map(({ manifest }) => manifest.id),
      ['csv_import', 'ofx_import'],
    )
    assert.isTrue(registry.find('csv_import')!.bundle.bundled)
    assert.isUndefined(registry.find('nothing'))
  })

  const faults: Record<string, [spoil: (folder: string) => void, message: RegExp]> = {
    'a bundle that was changed': [
      (folder) => writeFileSync(join(folder, 'csv_import/dist/plugin.js'), 'steal()'),
      /changed after it was built/,
    ],
    'a plugin that was not built': [
      (folder) => rmSync(join(folder, 'csv_import/dist'), { recursive: true }),
      /not built/,
    ],
    'an id that is not the name of the folder': [
      (folder) => spoilManifest(folder, { id: 'another' }),
      /must be the folder's name/,
    ],
    'a plugin for another API': [(folder) => spoilManifest(folder, { api: '^2.0' }), /needs plugin API \^2\.0/],
    'a plugin for a newer API': [(folder) => spoilManifest(folder, { api: '^1.9' }), /needs plugin API \^1\.9/],
  }
  for (const [name, [spoil, message]] of Object.entries(faults)) {
    test(`does not load ${name}, and says so`, ({ assert, cleanup }) => {
      const folder = copyOfCsv()
      cleanup(() => rmSync(folder, { recursive: true }))
      spoil(folder)
      const registry = new PluginRegistry(folder)
      assert.deepEqual(registry.plugins, [])
      assert.match(registry.problems[0]!.message, message)
    })
  }
})
