/*
 * Florin beside the composed limit of the shared workload, in one run: CPU seconds (the sandbox's included), medians, ratios, and
 * the cross-checks without which a figure is void.
 *
 *   node bench/run.mjs [transactions] [rounds]
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const WORKLOAD = fileURLToPath(new URL('../../shared/bench/', import.meta.url))
const SMALL_ROWS = 50
const SMALL_ROUNDS = 9
const REPEATS = 20
const WORD = 'coffee'

const transactions = Number(process.argv[2] ?? 10_000)
const rounds = Number(process.argv[3] ?? 5)

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
  const child = spawn('node', ['--no-node-snapshot', '--expose-gc', ...process.execArgv, ...process.argv.slice(1)], {
    env,
    stdio: 'inherit',
  })
  child.on('exit', (code) => process.exit(code ?? 1))
} else {
  await compare()
}

async function compare() {
  const folder = mkdtempSync(join(tmpdir(), 'florin-bench-'))
  try {
    const files = makeFiles(folder)
    const ours = await import('./adapter.mjs')
    const limit = await openLimit(folder)
    const [florin, raw] = [[], []]
    for (let round = 0; round < rounds; round++) {
      // Taken in turns, so that a busy machine is busy for both.
      raw.push(await limit.measure(files, round))
      florin.push(await measure(ours, files, join(folder, `florin-${round}`)))
    }
    report(florin, raw, files)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function makeFiles(folder) {
  const generated = spawnSync(process.execPath, [join(WORKLOAD, 'gen.mjs'), String(transactions), folder, 'csv'], {
    encoding: 'utf8',
  })
  if (generated.status !== 0) throw new Error(generated.stderr)
  const file = join(folder, `${transactions}.csv`)
  const lines = readFileSync(file, 'utf8').split('\n', SMALL_ROWS + 1)
  const small = Array.from({ length: SMALL_ROUNDS }, (_, at) => {
    const path = join(folder, `small-${at}.csv`)
    writeFileSync(
      path,
      lines.map((line, index) => (index === 0 ? line : line.replace(/^T/, `N${at}`))).join('\n') + '\n',
    )
    return path
  })
  const warm = join(folder, 'warm.csv')
  writeFileSync(warm, lines.map((line, index) => (index === 0 ? line : line.replace(/^T/, 'W'))).join('\n') + '\n')
  return { file, small, warm }
}

async function openLimit(folder) {
  const { open, importCsv, isoMake } = await import(join(WORKLOAD, 'pipeline-lib.mjs'))
  const isolate = isoMake()
  const wanted = await expectedCategories()
  return {
    async measure({ file, small, warm }, round) {
      const ledger = open(join(folder, `limit-${round}.db`))
      importCsv(ledger, warm, isolate)
      const figures = {
        import: await cpu(() => importCsv(ledger, file, isolate)),
        again: await cpu(() => importCsv(ledger, file, isolate)),
        small: await medianOf(small, (path) => cpu(() => importCsv(ledger, path, isolate))),
      }
      const sum = ledger.db.prepare('SELECT SUM(cents) AS s FROM posting WHERE account < 100').get().s
      const groups = ledger.db.prepare('SELECT ym, account, cur, s FROM agg WHERE account >= 100')
      const balances = ledger.db.prepare(
        'SELECT account, cur, SUM(s) AS s FROM agg WHERE account < 100 GROUP BY account, cur',
      )
      const search = ledger.db.prepare(
        `SELECT t.id, t.date, t.raw, p.cents FROM fts f JOIN tx t ON t.id = f.rowid JOIN posting p ON p.tx = t.id AND p.account < 100
         WHERE fts MATCH ? ORDER BY f.rowid DESC LIMIT 100`,
      )
      const hits = search.all(WORD).length
      figures.months = await repeated(() => groups.all())
      figures.balances = await repeated(() => balances.all())
      figures.search = await repeated(() => search.all(WORD))
      ledger.db.close()
      return { ...figures, checks: { categorised: wanted, sum, hits } }
    },
  }
}

/** What the rules of the workload make of all the rows of a round, or else the category that the file names. */
async function expectedCategories() {
  const { generate, CATS } = await import(join(WORKLOAD, 'gen.mjs'))
  const { makeRules, compileClosure, toTx } = await import(join(WORKLOAD, 'rules.mjs'))
  const rules = makeRules(generate(10_000).merchants)
  const evaluate = compileClosure(rules)
  const { rows } = generate(transactions)
  const small = Array.from({ length: SMALL_ROUNDS + 1 }, () => rows.slice(0, SMALL_ROWS))
  const counts = new Map()
  for (const row of [rows, ...small].flat()) {
    const last = evaluate(toTx(row)) % 1000
    const name = last > 0 ? rules[last - 1].set : row.cat >= 0 ? CATS[row.cat].full : undefined
    if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return countsByName([...counts].map(([name, n]) => ({ name, n })))
}

function countsByName(counts) {
  const told = counts.map(({ name, n }) => `${name} ${n}`)
  return told.sort().join(', ')
}

async function measure(ours, { file, small, warm }, dir) {
  mkdirSync(dir)
  const ledger = await ours.open(dir)
  const sandbox = () => ours.sandboxCpuMs(ledger)
  await ours.importFile(ledger, warm)
  const figures = {
    import: await cpu(() => ours.importFile(ledger, file), sandbox),
    again: await cpu(() => ours.importFile(ledger, file), sandbox),
    small: await medianOf(small, (path) => cpu(() => ours.importFile(ledger, path), sandbox)),
  }
  const read = (sql) => ledger.database.read(ledger.household, (queries) => queries.all(sql))
  const categories = await read(
    `SELECT parent.name || ':' || own.name AS name, COUNT(*) AS n FROM postings p JOIN accounts own ON own.id = p.account_id
     JOIN accounts parent ON parent.id = own.parent_id WHERE p.position = 1 GROUP BY parent.name, own.name`,
  )
  const sum = await ours.balances(ledger)
  const hits = await ours.search(ledger, WORD)
  figures.months = await repeated(() => ours.monthCategory(ledger))
  figures.balances = await repeated(() => ours.balances(ledger))
  figures.search = await repeated(() => ours.search(ledger, WORD))
  await ours.close(ledger)
  return { ...figures, checks: { categorised: countsByName(categories), sum, hits } }
}

/** Milliseconds on the processor, and what the work answered. */
async function cpu(work, other = () => 0) {
  globalThis.gc()
  const [before, otherBefore, began] = [process.cpuUsage(), other(), performance.now()]
  const answer = await work()
  const wall = performance.now() - began
  const used = process.cpuUsage(before)
  return { ms: (used.user + used.system) / 1000 + other() - otherBefore, wall, answer }
}

/** A server answers the same question all day, so the first answers, in which the engine still compiles, are not counted. */
async function repeated(work) {
  for (let at = 0; at < REPEATS; at++) await work()
  const { ms, wall } = await cpu(async () => {
    for (let at = 0; at < REPEATS; at++) await work()
  })
  return { ms: ms / REPEATS, wall: wall / REPEATS }
}

async function medianOf(items, work) {
  const results = []
  for (const item of items) results.push(await work(item))
  return {
    ms: median(results.map(({ ms }) => ms)),
    wall: median(results.map(({ wall }) => wall)),
    answers: results.map(({ answer }) => answer),
  }
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[sorted.length >> 1]
}

function report(florin, raw) {
  console.log(`${transactions} transactions, ${rounds} rounds, medians of CPU milliseconds\n`)
  console.log(' '.repeat(28) + ['limit', 'florin', 'ratio', 'florin wall'].map((head) => head.padStart(13)).join(''))
  const lines = {
    import: 'import',
    again: 'import again, nothing new',
    small: `${SMALL_ROWS} new rows`,
    months: 'month × category',
    balances: '12 balances',
    search: 'search, first 100',
  }
  for (const [key, label] of Object.entries(lines)) {
    const [theirs, own] = [raw, florin].map((runs) => median(runs.map((run) => run[key].ms)))
    const wall = median(florin.map((run) => run[key].wall))
    const figures = [theirs, own, own / theirs, wall].map((value) => value.toFixed(2).padStart(13))
    console.log(label.padEnd(28) + figures.join(''))
  }
  const problems = [...florin.entries()].flatMap(([round, own]) => crossCheck(own, raw[round]))
  console.log(
    problems.length === 0
      ? '\nCross-checks hold: rows added, sums, rule matches and hits agree.'
      : `\nVOID:\n${problems.join('\n')}`,
  )
  process.exitCode = problems.length === 0 ? 0 : 1
}

function crossCheck(own, theirs) {
  const wanted = [
    ['rows added', own.import.answer.added, transactions],
    ['rows added again', own.again.answer.added, 0],
    ['rows seen again', own.again.answer.seen, transactions],
    ['new rows added', own.small.answers.reduce((sum, { added }) => sum + added, 0), SMALL_ROWS * SMALL_ROUNDS],
    ['sum of the balances', own.checks.sum, theirs.checks.sum],
    ['transactions by category', own.checks.categorised, theirs.checks.categorised],
    ['hits', own.checks.hits, theirs.checks.hits],
  ]
  return wanted
    .filter(([, found, expected]) => found !== expected)
    .map(([what, found, expected]) => `  ${what}: ${found}, not ${expected}`)
}
