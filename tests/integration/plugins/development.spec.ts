import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { test } from '@japa/runner'
import { DevelopFolder } from '#plugins/authoring/develop_folder'
import { developmentPlace, withDevelopment } from '#plugins/authoring/development_source'
import { FollowRuns } from '#plugins/authoring/follow_runs'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { PluginRegistry, type InstalledSource } from '#plugins/registry'
import { keepPluginRun } from '#plugins/services/plugin_runs'
import type { PluginRun } from '#plugins/sandbox'
import { detectCall, openSandbox } from '#tests/support/sandbox'
import { makeHousehold } from '#tests/support/household'
import app from '@adonisjs/core/services/app'

const NOTHING: InstalledSource = {
  ifChanged: () => Promise.resolve(undefined),
  again: () => Promise.resolve({ plugins: [], problems: [], faults: new Map() }),
}
/** Of saving a file to having it in the place where every registry looks. */
const QUICK_MS = 300
const REBUILDS = 5

const manifestOf = (id: string) => ({
  schema: 'florin-plugin/1',
  id,
  name: 'Worked on',
  description: 'A plugin that somebody writes.',
  version: '0.1.0',
  api: '^1.0',
  publisher: { name: 'Example' },
  license: 'MIT',
  contributes: { importer: { formats: [{ name: 'Any', extensions: ['.txt'], media_types: ['text/plain'] }] } },
  permissions: [],
})

/** `answer` is what detection does. */
const sourceOf = (answer: string) => `import { definePlugin } from '@florin/plugin-sdk'

export default definePlugin({
  importer: {
    detect: (head) => ${answer},
    parse: () => ({ statements: [], issues: [] }),
  },
})
`

/** A folder of a plugin, watched; `told` is what the watcher says. */
async function develop(home: string, id: string) {
  const folder = join(home, id)
  mkdirSync(join(folder, 'src'), { recursive: true })
  const write = (answer: string) => writeFileSync(join(folder, 'src/index.ts'), sourceOf(answer))
  writeFileSync(join(folder, 'plugin.json'), JSON.stringify(manifestOf(id)))
  write('({ confidence: 0 })')
  const told: (number | string)[] = []
  const watched = new DevelopFolder(folder, developmentPlace(home), {
    onBuilt: ({ ms }) => told.push(ms),
    onFault: (words) => told.push(words),
  })
  await watched.start()
  const next = async (change: () => void) => {
    const before = told.length
    change()
    for (let tries = 0; told.length === before && tries < 200; tries++) await wait(25)
    return told.at(-1)
  }
  return { write, told, watched, next }
}

test.group('Plugins that are worked on', (group) => {
  let home: string
  group.each.setup(() => {
    home = mkdtempSync(join(tmpdir(), 'florin-development-'))
    return () => rmSync(home, { recursive: true, force: true })
  })

  test('are reloaded by a running registry within 300 ms, each for itself', async ({ assert, cleanup }) => {
    const sandbox = openSandbox()
    cleanup(() => sandbox.close())
    const registry = new PluginRegistry(BUNDLED_PLUGINS)
    registry.connect(withDevelopment(NOTHING, { dataFolder: home, development: true }))
    const [one, other] = [await develop(home, 'org.example.one'), await develop(home, 'org.example.other')]
    cleanup(() => one.watched.stop())
    cleanup(() => other.watched.stop())
    const confidence = async () => {
      await registry.freshen()
      const { value } = await sandbox.invoke(detectCall(registry.find('org.example.one')!.bundle))
      return (JSON.parse(value) as { confidence: number }).confidence
    }
    assert.equal(await confidence(), 0)

    const taken: number[] = []
    for (let round = 1; round <= REBUILDS; round++) {
      taken.push(Number(await one.next(() => one.write(`({ confidence: ${round / 10} })`))))
      assert.equal(await confidence(), round / 10)
    }
    // The quickest: others use this machine too.
    assert.isBelow(Math.min(...taken), QUICK_MS)
    assert.lengthOf(other.told, 1)
    assert.equal(registry.find('org.example.one')!.level, 'unsigned')

    await one.watched.stop()
    await registry.freshen()
    assert.isUndefined(registry.find('org.example.one'))
    assert.isDefined(registry.find('org.example.other'))
  })

  test('log what they throw with the lines of their sources', async ({ assert, cleanup }) => {
    const sandbox = openSandbox()
    cleanup(() => sandbox.close())
    const { watched, next, write } = await develop(home, 'org.example.one')
    cleanup(() => watched.stop())
    await next(() => write('{\n      throw new TypeError(`no ${head.name}`)\n    }'))
    const [plugin] = developmentPlace(home).read().plugins
    let log = ''
    const failing = sandbox.invoke({ ...detectCall(plugin!.bundle), onRun: (run) => (log = run.log) })
    await assert.rejects(() => failing, 'no a.txt')
    assert.match(watched.mapped(log), /TypeError: no a\.txt\n.*src\/index\.ts:6:13/)
    assert.notMatch(watched.mapped(log), /isolated-vm|development\.ts/)
  })

  test('go on as they were when the source is broken, and say where it is', async ({ assert, cleanup }) => {
    const { watched, next, write } = await develop(home, 'org.example.one')
    cleanup(() => watched.stop())
    const before = developmentPlace(home).read().plugins[0]!.bundle.hash
    assert.match(String(await next(() => write('({ confidence: '))), /src\/index\.ts:\d+:\d+: /)
    assert.equal(developmentPlace(home).read().plugins[0]!.bundle.hash, before)
  })

  test('stand in for others of their id, and only in developer mode', async ({ assert, cleanup }) => {
    const { watched } = await develop(home, 'qif_import')
    cleanup(() => watched.stop())
    const look = async (development: boolean) => {
      const registry = new PluginRegistry(BUNDLED_PLUGINS)
      registry.connect(withDevelopment(NOTHING, { dataFolder: home, development }))
      await registry.reload()
      return registry.find('qif_import')!.manifest.name
    }
    assert.equal(await look(true), 'Worked on')
    assert.equal(await look(false), 'QIF')
  })

  test('have their runs told', async ({ assert }) => {
    const { id: householdId } = await makeHousehold()
    const database = await app.container.make('florin.database')
    const runs = new FollowRuns(database)
    assert.deepEqual(await runs.news(['org.example.one']), [])
    const run: PluginRun = {
      plugin_id: 'org.example.one',
      version: '0.1.0',
      method: 'importer.parse',
      started_at: '2026-01-02T03:04:05.000Z',
      wall_ms: 3,
      cpu_ms: 2,
      outcome: 'ok',
      code: '',
      message: '',
      retry_after_ms: null,
      log: 'hello',
      host_killed: false,
    }
    await database.write(householdId, async (writes) => {
      await keepPluginRun(writes, { ...run, plugin_id: 'org.example.other' })
      await keepPluginRun(writes, run)
    })
    assert.containSubset(await runs.news(['org.example.one']), [{ method: 'importer.parse', log: 'hello' }])
    assert.deepEqual(await runs.news(['org.example.one']), [])
  })
})
