import type { Database } from './database.js'
import { PostgresDatabase } from './postgres.js'
import { SqliteDatabase, type SqliteSettings } from './sqlite.js'
import type { WriteLock } from './write_lock.js'

export interface DatabaseSettings extends SqliteSettings {
  /** `postgres://…`; SQLite when absent. */
  url?: string
  /** The lock to take turns with; a worker thread brings the one of its process. */
  lock?: WriteLock
}

export function openDatabase({ url, lock, ...sqlite }: DatabaseSettings): Database {
  return url ? new PostgresDatabase(url) : new SqliteDatabase(sqlite, lock)
}
