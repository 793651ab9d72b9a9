/*
 * The thread that runs imports, so that the server's event loop never waits for one (app/imports/import_worker.ts starts it). It has a
 * database connection and a plugin sandbox of its own, and takes turns at writing with the rest of the process.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { Gateway } from '#changes/gateway'
import { SystemClock } from '#core/clock'
import { stepBack } from '#core/step_back'
import { openDatabase } from '#database/open'
import { RemoteWriteLock } from '#database/write_lock'
import { openRunContext } from '#imports/run_context'
import { serveImports } from '#imports/serve_imports'
import type { WorkerSettings } from '#imports/worker_protocol'
import { derivations } from '#start/derivations'

stepBack()
const { databaseUrl, sqliteFile, vaultFolder, packages, lockPort } = workerData as WorkerSettings & {
  lockPort: MessagePort
}
const lock = new RemoteWriteLock(lockPort)
const database = openDatabase({ url: databaseUrl, file: sqliteFile, hasCheckpointThread: true, lock })

const gateway = new Gateway(database, new SystemClock(), derivations)
serveImports(parentPort!, openRunContext(gateway, vaultFolder, packages))
