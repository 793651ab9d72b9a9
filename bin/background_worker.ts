/*
 * The thread for work that would keep pages waiting (app/jobs/background/background_thread.ts starts it). It has a database connection of
 * its own, and takes turns at writing with the rest of the process.
 */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { SystemClock } from '#core/clock'
import { stepBack } from '#core/step_back'
import { openDatabase } from '#database/open'
import { RemoteWriteLock } from '#database/write_lock'
import type { BackgroundSettings } from '#jobs/background/background_thread'
import { serveTasks } from '#jobs/background/serve_tasks'
import type { FromThread } from '#jobs/background/tasks'
import { backgroundServices } from '#start/background_services'
import { backgroundTasks } from '#start/background_tasks'

stepBack()
const { databaseUrl, sqliteFile, lockPort } = workerData as BackgroundSettings & { lockPort: MessagePort }
const tell = (message: FromThread) => parentPort!.postMessage(message)
const lock = new RemoteWriteLock(lockPort)
const database = openDatabase({ url: databaseUrl, file: sqliteFile, hasCheckpointThread: true, lock })
const make = backgroundServices({
  database,
  clock: new SystemClock(),
  live: { publish: (householdId, event) => tell({ t: 'publish', householdId, event }) },
  worker: { wake: () => tell({ t: 'wake' }) },
})
serveTasks(parentPort!, backgroundTasks(make), () => database.close())
