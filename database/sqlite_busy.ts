import { setTimeout as sleep } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'

const BUSY_RETRY_MS = 15
const BUSY_GIVE_UP_MS = 30_000

/** Whether somebody else holds what was asked for. */
export function isBusy(error: unknown): boolean {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
}

/** Another process (a command, a backup) may hold the write lock of the file; waiting happens here, outside SQLite. */
export async function beginImmediate(db: Sqlite.Database) {
  const started = performance.now()
  for (;;) {
    try {
      db.exec('BEGIN IMMEDIATE')
      return
    } catch (error) {
      if (!isBusy(error) || performance.now() - started > BUSY_GIVE_UP_MS) throw error
      await sleep(BUSY_RETRY_MS)
    }
  }
}
