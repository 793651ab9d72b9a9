import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { testPlugin } from '#plugins/conformance/test_plugin'

const KINDS = readdirSync(app.makePath('stubs/make/plugin')).filter(
  (name) => !['every_kind', 'elsewhere'].includes(name),
)

/** Runs a program of the checkout in a folder; rejects with what it printed. */
async function run(cwd: string, ...args: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, args, {
    cwd,
    env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
  })
}

test.group('node ace make:plugin', (group) => {
  let folder: string
  group.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'florin-make-plugin-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })

  for (const kind of KINDS) {
    test(`writes a plugin of the kind ${kind} that passes every check`, async ({ assert }) => {
      const place = join(folder, kind)
      await run(app.makePath(), 'ace.js', 'make:plugin', `org.example.my_${kind}`, '--kind', kind, '--folder', place)
      await run(place, app.makePath('node_modules/typescript/bin/tsc'), '-p', '.')
      const { id, quality, checks } = await testPlugin(place)
      assert.deepEqual(
        checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'warning'),
        [],
      )
      assert.equal(id, `org.example.my_${kind}`)
      assert.oneOf(quality, ['bronze', 'silver'])
    })
  }

  test('never writes over what is there, and knows its kinds', async ({ assert }) => {
    const make = (...args: string[]) => run(app.makePath(), 'ace.js', 'make:plugin', ...args)
    await assert.rejects(() => make('my_bank', '--kind', 'importer', '--folder', app.makePath('docs')), /is not empty/)
    await assert.rejects(() => make('my_bank', '--kind', 'bank', '--folder', join(folder, 'x')), /no kind "bank"/)
    await assert.rejects(() => make('My Bank', '--kind', 'importer', '--folder', join(folder, 'x')), /is no id/)
  })
})
