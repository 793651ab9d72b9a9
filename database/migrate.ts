import { readdir } from 'node:fs/promises'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ApplicationService } from '@adonisjs/core/types'
import { databaseUrl, sqliteFile } from '#config/storage'
import { openDatabase } from './open.js'

export class MigrationFailedException extends Error {}

/** Brings the database up to date; does nothing, cheaply, when it is. Lucid is loaded only when there is something to do. */
export async function migrate(app: ApplicationService): Promise<string[]> {
  if (!databaseUrl) mkdirSync(dirname(sqliteFile), { recursive: true, mode: 0o700 })
  const pending = await pendingMigrations(app)
  if (pending.length === 0) return []
  const { Database } = await import('@adonisjs/lucid/database')
  const { MigrationRunner } = await import('@adonisjs/lucid/migration')
  const { default: config } = await import('#config/database')
  const [logger, emitter] = [await app.container.make('logger'), await app.container.make('emitter')]
  const lucid = new Database(config, logger, emitter)
  try {
    const runner = new MigrationRunner(lucid, app, { direction: 'up' })
    await runner.run()
    if (runner.error)
      throw new MigrationFailedException(`The database could not be brought up to date: ${runner.error.message}`)
  } finally {
    await lucid.manager.closeAll()
  }
  return pending
}

async function pendingMigrations(app: ApplicationService): Promise<string[]> {
  const files = await readdir(app.makePath('database/migrations'))
  const names = files
    .filter((file) => /\.(js|ts)$/.test(file) && !file.endsWith('.d.ts'))
    .map((file) => file.replace(/\.(js|ts)$/, ''))
  const database = openDatabase({ url: databaseUrl, file: sqliteFile })
  try {
    const done = await database.systemRead((queries) => queries.all<{ name: string }>('SELECT name FROM adonis_schema'))
    const known = new Set(done.map((row) => row.name.replace(/^database\/migrations\//, '')))
    return names.filter((name) => !known.has(name))
  } catch (error) {
    if (error instanceof Error && /no such table|does not exist/.test(error.message)) return names
    throw error
  } finally {
    await database.close()
  }
}
