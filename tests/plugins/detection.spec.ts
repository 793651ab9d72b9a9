import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { PluginRegistry } from '#plugins/registry'
import { ReadStatementFile } from '#plugins/services/read_statement_file'
import { openSandbox } from '#tests/support/sandbox'

/** Fixtures that their importer reads; those it refuses may be anybody's. */
function readable(folder: string): string[] {
  if (!existsSync(folder)) return []
  const names = readdirSync(folder).filter((name) => !name.endsWith('.expected.json'))
  return names.filter((name) => {
    const expected = join(folder, `${name.replace(/\.\w+$/, '')}.expected.json`)
    return existsSync(expected) && 'importer' in (JSON.parse(readFileSync(expected, 'utf8')) as object)
  })
}

test.group('Detection', (group) => {
  const registry = new PluginRegistry(BUNDLED_PLUGINS)
  const sandbox = openSandbox()
  const reader = new ReadStatementFile(sandbox, registry)
  group.teardown(() => sandbox.close())

  for (const { manifest } of registry.ofKind('importer')) {
    test(`files of ${manifest.id} are known without a name`, async ({ assert }) => {
      const folder = join(BUNDLED_PLUGINS, manifest.id, 'fixtures')
      const mistaken: string[] = []
      for (const name of readable(folder)) {
        const bytes = readFileSync(join(folder, name))
        const { importer } = await reader.handle(
          { name: 'download', bytes },
          () => {},
          () => {},
        )
        if (importer.id !== manifest.id) mistaken.push(`${name} is taken by ${importer.id}`)
      }
      assert.deepEqual(mistaken, [])
    })
  }
})
