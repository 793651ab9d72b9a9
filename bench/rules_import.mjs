/*
 * An import with 200 rules beside one with the 100 of the shared workload and beside the composed limit, taken in turns in one run: CPU
 * seconds, the sandbox's included, medians and ratios.
 *
 *   node bench/rules_import.mjs [transactions] [rounds]
 *
 * The second hundred asks for more than the first and comes to the same categories; half of it also adds a tag. A figure is void unless
 * all rows were added, and to the same categories with 200 rules as with 100.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const WORKLOAD = fileURLToPath(new URL('../../shared/bench/', import.meta.url))
const ACTOR = { kind: 'system', id: null, label: 'benchmark' }
const WARM_ROWS = 200
const LIMIT_OF_BUDGET = 3

const [transactions, rounds] = [10_000, 3].map((usual, at) => Number(process.argv[at + 2] ?? usual))

if (!existsSync(join(WORKLOAD, 'gen.mjs'))) {
  console.log('The shared workload is not beside this checkout; there is nothing to compare with.')
  process.exit(0)
}
// The limit loads its libraries by NODE_PATH and isolated-vm needs a flag, so the work happens in a process of its own.
if (!process.env.FLORIN_BENCH) {
  const env = {
    ...process.env,
    FLORIN_BENCH: '1',
    NODE_PATH: join(ROOT, 'node_modules'),
    PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env.PATH}`,
  }
  const flags = ['--no-node-snapshot', '--expose-gc', ...process.execArgv]
  const child = spawn('node', [...flags, ...process.argv.slice(1)], { env, stdio: 'inherit' })
  child.on('exit', (code) => process.exit(code ?? 1))
} else {
  await compare()
}

async function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'florin-bench-'))
  try {
    const { file, warm } = makeFiles(folder)
    const { open, importCsv, isoMake } = await import(join(WORKLOAD, 'pipeline-lib.mjs'))
    const isolate = isoMake()
    const [limit, hundred, twoHundred] = [[], [], []]
    for (let round = 0; round < rounds; round++) {
      const ledger = open(join(folder, `limit-${round}.db`))
      limit.push(await cpu(() => importCsv(ledger, file, isolate)))
      ledger.db.close()
      hundred.push(await measure({ file, warm, dir: join(folder, `100-${round}`), doubled: false }))
      twoHundred.push(await measure({ file, warm, dir: join(folder, `200-${round}`), doubled: true }))
    }
    report(limit, hundred, twoHundred)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function makeFiles(folder) {
  const generated = spawnSync(process.execPath, [join(WORKLOAD, 'gen.mjs'), String(transactions), folder, 'csv'])
  if (generated.status !== 0) throw new Error(String(generated.stderr))
  const [file, warm] = [join(folder, `${transactions}.csv`), join(folder, 'warm.csv')]
  const [head, ...rows] = readFileSync(file, 'utf8').split('\n', WARM_ROWS + 1)
  writeFileSync(warm, [head, ...rows.map((row) => row.replace(/^T/, 'W')), ''].join('\n'))
  return { file, warm }
}

/** The rules are compiled by the first import, as they are on a server that runs. */
async function measure({ file, warm, dir, doubled }) {
  const ours = await import('./adapter.mjs')
  const florin = await ours.open(dir)
  try {
    if (doubled) await addSecondHundred(florin)
    await ours.importFile(florin, warm)
    const spent = await cpu(
      () => ours.importFile(florin, file),
      () => ours.sandboxCpuMs(florin),
    )
    return { ...spent, ...(await outcome(florin)) }
  } finally {
    await ours.close(florin)
  }
}

async function addSecondHundred({ gateway, household }) {
  await gateway.change(household, { actor: ACTOR, cause: 'benchmark', summary: 'Rules' }, async (changes) => {
    const rules = await changes.all('SELECT name, condition, actions, position FROM rules ORDER BY position')
    for (const { name, condition, actions, position } of rules)
      await changes.insert('rules', {
        name: `${name}, too`,
        stage: 'main',
        position: rules.length + position,
        condition: JSON.stringify({
          all: [JSON.parse(condition), { field: 'date', op: 'after', value: '2000-01-01' }],
        }),
        actions: JSON.stringify([
          ...JSON.parse(actions),
          ...(position % 2 === 0 ? [{ type: 'add_tag', tag: `Tag ${position % 20}` }] : []),
        ]),
        created_at: gateway.clock.now(),
      })
  })
}

async function outcome({ database, household }) {
  return database.read(household, async (queries) => {
    const categories = await queries.all(
      'SELECT account_id, COUNT(*) AS n FROM postings WHERE position = 1 GROUP BY account_id ORDER BY account_id',
    )
    const [{ n: rules }] = await queries.all('SELECT COUNT(*) AS n FROM rules')
    const [{ n: tags }] = await queries.all('SELECT COUNT(*) AS n FROM transaction_tags')
    return { categories: JSON.stringify(categories), rules, tags }
  })
}

/** Milliseconds on the processor, and what the work answered. */
async function cpu(work, other = () => 0) {
  globalThis.gc()
  const [before, otherBefore] = [process.cpuUsage(), other()]
  const answer = await work()
  const { user, system } = process.cpuUsage(before)
  return { ms: (user + system) / 1000 + other() - otherBefore, answer }
}

function median(runs) {
  return runs.map(({ ms }) => ms).sort((a, b) => a - b)[runs.length >> 1]
}

function report(limit, hundred, twoHundred) {
  const [raw, one, two] = [limit, hundred, twoHundred].map(median)
  console.log(`import of ${transactions} transactions, ${rounds} rounds, medians of CPU milliseconds`)
  console.log(`limit, 100 rules   ${raw.toFixed(0).padStart(8)}`)
  console.log(`100 rules          ${one.toFixed(0).padStart(8)}  ${(one / raw).toFixed(2)} times the limit`)
  const ratios = `${(two / raw).toFixed(2)} times the limit, ${(two / one).toFixed(2)} times 100 rules`
  console.log(`200 rules          ${two.toFixed(0).padStart(8)}  ${ratios}`)
  console.log(`budget: ${LIMIT_OF_BUDGET} times the limit, ${two / raw <= LIMIT_OF_BUDGET ? 'kept' : 'NOT kept'}`)
  const agrees = twoHundred.every(
    ({ answer, categories, rules, tags }, round) =>
      answer.added === transactions && rules === 200 && tags > 0 && categories === hundred[round].categories,
  )
  console.log(agrees ? 'Rows and categories agree.' : 'VOID: rows or categories differ.')
  process.exitCode = agrees ? 0 : 1
}
