import { availableParallelism } from 'node:os'
import { run, runQuietly } from './ground/processes.mjs'
import { inRoot } from './ground/root.mjs'
import { Setback } from './ground/setback.mjs'
import { closingLine, openTally, readTally } from './ground/tally.mjs'
import { ALL_TARGETS, bringUpToDate } from './ground/targets.mjs'
import { testRun } from './ground/test_run.mjs'
import { testOnPostgres, testOnSqlite } from './test.mjs'

const SOURCES = ['app', 'bin', 'commands', 'config', 'database', 'providers', 'start', 'tests', 'plugins', 'ui/src']
/** Each takes a processor and about a gigabyte for itself. */
const READERS_AT_ONCE = Math.min(2, availableParallelism())

const inUi = async (program, ...args) => (await run(program, args, { cwd: inRoot('ui') })) === 0

/** What only reads the sources, so that several can do so at the same time; each prints what it found when it is through. */
const READING = {
  format: ['prettier', '--check', '--log-level=warn', '.'],
  lint: ['eslint', '--max-warnings=0', '.'],
  'types-server': ['tsc', '--noEmit'],
  'types-plugins': ['tsc', '--noEmit', '--project', 'plugins/tsconfig.json'],
  boundaries: ['depcruise', '--config', '.dependency-cruiser.cjs', ...SOURCES],
}

/** Then these, one after the other. Every step runs even when an earlier one failed. */
const WORKING = {
  build: async () => {
    await bringUpToDate(ALL_TARGETS, { verbose: true })
    return true
  },
  'types-ui': async () => (await inUi('svelte-kit', 'sync')) && (await inUi('svelte-check', '--fail-on-warnings')),
  'tests-sqlite': () => testOnSqlite(),
  'tests-postgres': () => testOnPostgres(),
  'tests-browser': async () => {
    await bringUpToDate(ALL_TARGETS)
    return testRun(['e2e'], { FLORIN_TEST_DATABASE: 'sqlite' })
  },
}

const STEPS = [...Object.keys(READING), ...Object.keys(WORKING)]

/** `npm run check [-- step …] [--without=step,step]`: all that must hold before a change is shared. */
export async function main(args) {
  const names = chooseSteps(args)
  const tally = openTally()
  const results = await readAll(names.filter((name) => name in READING))
  for (const name of names.filter((each) => each in WORKING)) results.push(await work(name))

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
  const unknown = [...without, ...named].filter((name) => !STEPS.includes(name))
  if (unknown.length > 0)
    throw new Setback(`there is no step ${unknown.join(', ')}. The steps are ${STEPS.join(', ')}.`)
  return STEPS.filter((name) => !without.includes(name) && (named.length === 0 || named.includes(name)))
}

async function readAll(names) {
  const waiting = [...names]
  const results = []
  const readOnAndOn = async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) results.push(await read(name))
  }
  await Promise.all(Array.from({ length: READERS_AT_ONCE }, readOnAndOn))
  return results
}

async function read(name) {
  const [program, ...args] = READING[name]
  const began = performance.now()
  const { code, output } = await runQuietly(program, args)
  console.log(`\n▸ ${name}\n${output.trimEnd()}`)
  return told(name, code === 0, began)
}

async function work(name) {
  console.log(`\n▸ ${name}`)
  const began = performance.now()
  const passed = await WORKING[name]().catch((error) => {
    console.error(error instanceof Setback ? error.message : error)
    return false
  })
  return told(name, passed, began)
}

function told(name, passed, began) {
  const seconds = (performance.now() - began) / 1000
  console.log(`  ${passed ? 'passed' : 'FAILED'} in ${seconds.toFixed(1)} s`)
  return { name, passed, seconds }
}
