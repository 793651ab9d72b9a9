import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { type InstalledPlugins, type LoadedPlugin, PluginRegistry } from '#plugins/registry'
import { manifestOf } from '#tests/support/packages'
import { bundleOf } from '#tests/support/sandbox'

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

function installedPlugin(id: string): LoadedPlugin {
  return { manifest: manifestOf({ id }), level: 'self_signed', bundle: { ...bundleOf('1'), pluginId: id } }
}

const snapshot = (...ids: string[]): InstalledPlugins => ({
  plugins: ids.map(installedPlugin),
  problems: [],
  faults: new Map(),
})

test.group('Installed plugins in the registry', () => {
  test('stand beside what comes with Florin', async ({ assert }) => {
    const source = { ifChanged: async () => snapshot('org.example.bank'), again: async () => snapshot() }
    const registry = new PluginRegistry(BUNDLED_PLUGINS, source)
    assert.isUndefined(registry.find('org.example.bank'))
    await registry.freshen()
    assert.equal(registry.find('org.example.bank')!.level, 'self_signed')
    assert.isTrue(registry.find('csv_import')!.bundle.bundled)
    assert.isTrue(registry.isBundled('csv_import'))
    assert.isFalse(registry.isBundled('org.example.bank'))
    await registry.reload()
    assert.isUndefined(registry.find('org.example.bank'))
  })

  test("give way where one of Florin's own has their id, which is said", async ({ assert }) => {
    const source = { ifChanged: async () => snapshot('csv_import'), again: async () => snapshot() }
    const registry = new PluginRegistry(BUNDLED_PLUGINS, source)
    await registry.freshen()
    assert.isTrue(registry.find('csv_import')!.bundle.bundled)
    assert.lengthOf(
      registry.plugins.filter(({ manifest }) => manifest.id === 'csv_import'),
      1,
    )
    assert.match(registry.problems[0]!.message, /one of Florin's own plugins has its id/)
  })

  test('are never replaced by what an earlier, slower look found', async ({ assert }) => {
    let installed = false
    const slowly = async () => {
      const found = installed ? snapshot('org.example.bank') : snapshot()
      await sleep(20)
      return found
    }
    const quickly = async () => (installed ? snapshot('org.example.bank') : undefined)
    const registry = new PluginRegistry(BUNDLED_PLUGINS, { ifChanged: quickly, again: slowly })
    const earlier = registry.reload()
    await sleep(1)
    installed = true
    await Promise.all([earlier, registry.freshen()])
    assert.isDefined(registry.find('org.example.bank'))
  })

  test('stay as they were when a look fails', async ({ assert }) => {
    let fails = false
    const ifChanged = () =>
      fails ? Promise.reject(new Error('The disk is gone.')) : Promise.resolve(snapshot('org.example.bank'))
    const registry = new PluginRegistry(BUNDLED_PLUGINS, { ifChanged, again: ifChanged })
    await registry.freshen()
    fails = true
    await assert.rejects(() => registry.freshen(), /The disk is gone/)
    assert.isDefined(registry.find('org.example.bank'))
    fails = false
    await registry.freshen()
  })
})
