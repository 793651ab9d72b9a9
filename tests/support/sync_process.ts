/*
 * A server that syncs a connection and ends, unless it is killed before:
 * node --import=./bin/typescript.mjs tests/support/sync_process.ts <household> <instance>
 */
import 'reflect-metadata'
import { Ignitor } from '@adonisjs/core'

const ROOT = new URL('../../', import.meta.url)

const importer = (file: string) => import(/^\.\.?\//.test(file) ? new URL(file, ROOT).href : file)
const app = new Ignitor(ROOT, { importer })
  .tap((starting) => starting.booting(async () => void (await import('#start/env'))))
  .createApp('repl')
await app.init()
await app.boot()
const sync = await app.container.make('florin.syncConnection')
process.stdout.write('ready\n')
const { batches } = await sync.handle(Number(process.argv[2]), Number(process.argv[3]))
process.stdout.write(`done ${batches.length}\n`)
// Nothing of it needs to end in good order: that is what the test is about.
process.exit()
