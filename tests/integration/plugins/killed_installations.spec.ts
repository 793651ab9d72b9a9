import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { listPackageRows, placeOfRow } from '#plugins/packages/package_rows'
import { closePackages, openPackages, type PackageGround, PUBLISHER } from '#tests/support/packages'
import type { LoopSettings } from '#tests/support/install_in_a_loop'
import { TYPESCRIPT } from '#tests/support/typescript'

const ID = 'org.example.bank'
const KILLS = 6
const FAR_FUTURE = '2100-01-01T00:00:00.000Z'

/** Lets a process install versions, kills it a moment after one is through, and answers the last that was. */
async function installUntilKilled(settings: LoopSettings, moment_ms: number): Promise<number> {
  const script = app.makePath('tests/support/install_in_a_loop.ts')
  const args = [TYPESCRIPT, script, JSON.stringify(settings)]
  const child = spawn(process.execPath, args, { cwd: app.makePath(), stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  const begun = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (piece: Buffer) => {
      printed += String(piece)
      if (printed.includes('\n')) resolve()
    })
    child.once('exit', () => reject(new Error('It ended by itself.')))
  })
  await begun
  await sleep(moment_ms)
  child.kill('SIGKILL')
  await once(child, 'close')
  return Number(printed.trimEnd().split('\n').at(-1))
}

function folders(ground: PackageGround): string[] {
  const folder = join(ground.folder, 'plugins')
  return existsSync(folder) ? readdirSync(join(folder, ID)).sort() : []
}

test.group('A killed installation', () => {
  test('leaves the old version or the new one, and nothing that cannot be tidied up', async ({ assert, cleanup }) => {
    const ground = await openPackages()
    cleanup(() => closePackages(ground))
    let last = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const settings = { folder: ground.folder, keyPem: PUBLISHER.privatePem, from: last + 2 }
      last = await installUntilKilled(settings, 3 + kill * 5)

      const rows = await ground.database.systemRead((queries) => listPackageRows(queries, ID))
      const active = rows.filter(({ state }) => state === 'active')
      assert.lengthOf(active, 1)
      const registry = await ground.restart()
      assert.isEmpty(registry.faults)
      const minor = Number(registry.find(ID)!.manifest.version.split('.')[1])
      // What was said to be through is; the one after it may be.
      assert.include([last, last + 1], minor)
      last = minor

      await ground.store.sweep(rows.map(placeOfRow), FAR_FUTURE)
      assert.lengthOf(folders(ground), rows.length)
      assert.deepEqual(readdirSync(join(ground.folder, 'plugins')), [ID])
    }
  })
})
