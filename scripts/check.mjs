import { run } from './ground/processes.mjs'
import { inRoot } from './ground/root.mjs'
import { Setback } from './ground/setback.mjs'
import { closingLine, openTally, readTally } from './ground/tally.mjs'
import { ALL_TARGETS, bringUpToDate } from './ground/targets.mjs'
import { testRun } from './ground/test_run.mjs'
import { testOnPostgres, testOnSqlite } from './test.mjs'

const succeeds = async (program, ...args) => (await run(program, args)) === 0
const inUi = async (program, ...args) => (await run(program, args, { cwd: inRoot('ui') })) === 0
const SOURCES = ['app', 'bin', 'commands', 'config', 'database', 'providers', 'start', 'tests', 'plugins', 'ui/src']

/** In this order: what is quick and most often wrong comes first. Every step runs even when an earlier one failed. */
const STEPS = {
  format: () => succeeds('prettier', '--check', '--log-level=warn', '.'),
  lint: () => succeeds('eslint', '--max-warnings=0', '.'),
  build: async () => {
    await bringUpToDate(ALL_TARGETS, { verbose: true })
    return true
  },
  'types-server': () => succeeds('tsc', '--noEmit'),
  'types-plugins': () => succeeds('tsc', '--noEmit', '--project', 'plugins/tsconfig.json'),
  'types-ui': async () =>
    (await inUi('svelte-kit', 'sync')) &&
    (await inUi('svelte-check', '--fail-on-warnings')) &&
    (await inUi('tsc', '--noEmit', '--project', 'src/service-worker')),
  boundaries: () => succeeds('depcruise', '--config', '.dependency-cruiser.cjs', ...SOURCES),
  'tests-sqlite': () => testOnSqlite(),
  'tests-postgres': () => testOnPostgres(),
  'tests-browser': async () => {
    await bringUpToDate(ALL_TARGETS)
    return testRun(['e2e'], { FLORIN_TEST_DATABASE: 'sqlite' })
  },
}

/** `npm run check [-- step …] [--without=step,step]`: all that must hold before a change is shared. */
export async function main(args) {
  const names = chooseSteps(args)
  const tally = openTally()
  const results = []
  for (const name of names) results.push(await timed(name))

  console.log('\nSummary')
  for (const { name, passed, seconds } of results) {
    console.log(`  ${passed ? 'passed' : 'FAILED'}  ${name.padEnd(16)} ${seconds.toFixed(1).padStart(6)} s`)
  }
  console.log(`\n${closingLine(readTally(tally))}`)
  process.exit(results.every(({ passed }) => passed) ? 0 : 1)
}

function chooseSteps(args) {
  const without = args
    .filter((arg) => arg.startsWith('--without='))
    .flatMap((arg) => arg.slice('--without='.length).split(','))
  const named = args.filter((arg) => !arg.startsWith('--'))
  const unknown = [...without, ...named].filter((name) => !(name in STEPS))
  if (unknown.length > 0)
    throw new Setback(`there is no step ${unknown.join(', ')}. The steps are ${Object.keys(STEPS).join(', ')}.`)
  return Object.keys(STEPS).filter((name) => !without.includes(name) && (named.length === 0 || named.includes(name)))
}

async function timed(name) {
  console.log(`\n▸ ${name}`)
  const began = performance.now()
  const passed = await STEPS[name]().catch((error) => {
    console.error(error instanceof Setback ? error.message : error)
    return false
  })
  const seconds = (performance.now() - began) / 1000
  console.log(`  ${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`)
  return { name, passed, seconds }
}
