import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free_port.js'

/**
 * Gives the test run a data folder and a database of its own, before the application reads its environment.
 * FLORIN_TEST_DATABASE=postgres runs the same suites on a real PostgreSQL server that this starts and stops.
 */
export async function prepareTestEnvironment(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'florin-test-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  Object.assign(process.env, {
    FLORIN_DATA: folder,
    APP_KEY: 'test-only-test-only-test-only-test-only',
    FLORIN_PEPPER: 'test-only-pepper-test-only-pepper',
    PORT: String(await freePort()),
    HOST: '127.0.0.1',
  })
  if (process.env.FLORIN_TEST_DATABASE === 'postgres') {
    const { startPostgres } = await import('./postgres_server.js')
    process.env.DATABASE_URL = await startPostgres(join(folder, 'postgres'))
  } else {
    delete process.env.DATABASE_URL
  }
}
