import { closingLine, openTally, readTally } from './ground/tally.mjs'
import { bringUpToDate } from './ground/targets.mjs'
import { testRun } from './ground/test_run.mjs'

/** What touches the database runs on both; the rest would only repeat itself. */
const ON_SQLITE = ['unit', 'integration', 'functional', 'plugins', 'contracts', 'tidy']
const ON_POSTGRES = ['integration', 'functional']

/**
 * `npm test [-- --sqlite | --postgres] [suite …] [--files=…] [--tests=…]`: everything but the browser tests, on SQLite
 * and then the database suites again on a real PostgreSQL. With Japa's own arguments: only that, on SQLite unless told.
 */
export async function main(args) {
  const only = ['--sqlite', '--postgres'].filter((flag) => args.includes(flag))
  const forJapa = args.filter((arg) => !only.includes(arg))
  const databases = only.length > 0 ? only : forJapa.length > 0 ? ['--sqlite'] : ['--sqlite', '--postgres']
  const tally = openTally()

  await bringUpToDate(['plugins'])
  const outcomes = []
  if (databases.includes('--sqlite')) outcomes.push(await testOnSqlite(forJapa))
  if (databases.includes('--postgres')) outcomes.push(await testOnPostgres(forJapa))

  console.log(`\n${closingLine(readTally(tally))}`)
  process.exit(outcomes.every(Boolean) ? 0 : 1)
}

export function testOnSqlite(args = []) {
  console.log('\nTests on SQLite')
  return testRun(args.length > 0 ? args : ON_SQLITE, { FLORIN_TEST_DATABASE: 'sqlite' })
}

export function testOnPostgres(args = []) {
  console.log('\nTests on PostgreSQL')
  return testRun(args.length > 0 ? args : ON_POSTGRES, { FLORIN_TEST_DATABASE: 'postgres' })
}
