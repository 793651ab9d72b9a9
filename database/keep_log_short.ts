import Sqlite from 'better-sqlite3'
import { isBusy } from './sqlite_busy.js'
import type { WriteLock } from './write_lock.js'

const LOOK_EVERY_MS = 250
/** Four megabytes, as SQLite does it by itself. */
const PAGES_LEAST = 1_000
/** From this length on writers are kept waiting for a moment, so that one of them can begin the log anew. */
const PAGES_MOST = 8_000

interface LogState {
  log: number
  checkpointed: number
}

/** Moves commits into the file whenever there are enough of them, until the function it answers is called. */
export function keepLogShort(file: string, lock: WriteLock): () => Promise<void> {
  const db = new Sqlite(file, { timeout: 0 })
  db.pragma('synchronous = NORMAL')
  const checkpoint = (mode: 'NOOP' | 'PASSIVE') => (db.pragma(`wal_checkpoint(${mode})`) as [LogState])[0]
  let turn = Promise.resolve()

  async function look(): Promise<void> {
    const { log, checkpointed } = checkpoint('NOOP')
    if (log - checkpointed < PAGES_LEAST) return
    checkpoint('PASSIVE')
    // What is written meanwhile stays in the log, which can begin anew only when nothing is left.
    if (log >= PAGES_MOST) await lock.run(() => Promise.resolve(checkpoint('PASSIVE')))
  }

  /** A command or a backup may be at it; the next look comes soon. */
  const passOver = (error: unknown) => {
    if (!isBusy(error)) throw error
  }
  const timer = setInterval(() => {
    turn = turn.then(look).catch(passOver)
  }, LOOK_EVERY_MS)
  return async () => {
    clearInterval(timer)
    await turn
    db.close()
  }
}
