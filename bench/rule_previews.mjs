/*
 * Previewing many rules over many stored transactions, and searching the database for what conditions match.
 *
 *   node bench/rule_previews.mjs [transactions] [rules] [rounds]
 *
 * The transactions are those of the shared workload beside this checkout (../shared/bench), imported into a fresh SQLite database. A figure
 * is void unless the database finds as many transactions for each condition as the closures do.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import '../bin/typescript.mjs'

const WORKLOAD = fileURLToPath(new URL('../../shared/bench/', import.meta.url))
const [transactions, ruleCount, rounds] = [100_000, 500, 3].map((usual, at) => Number(process.argv[at + 2] ?? usual))

if (!existsSync(join(WORKLOAD, 'gen.mjs'))) {
  console.log('The shared workload is not beside this checkout; there is nothing to measure with.')
  process.exit(0)
}
const folder = mkdtempSync(join(tmpdir(), 'florin-bench-'))
const generated = spawnSync(process.execPath, [join(WORKLOAD, 'gen.mjs'), String(transactions), folder, 'csv'])
if (generated.status !== 0) throw new Error(String(generated.stderr))

const adapter = await import('./adapter.mjs')
const florin = await adapter.open(join(folder, 'data'))
try {
  await adapter.importFile(florin, join(folder, `${transactions}.csv`))
  const load = (module) => import(`../app/rules/${module}.ts`)
  const { PreviewRule } = await load('services/preview_rule')
  const { countMatching } = await load('services/find_matching')
  const { evaluateHistory } = await load('services/evaluate_history')
  const { compileRules } = await load('domain/compile_rules')
  const { FindConflicts } = await load('services/find_conflicts')
  const { gateway, household, database } = florin

  const conditions = await variations()
  const actor = { kind: 'system', id: null, label: 'benchmark' }
  await gateway.change(household, { actor, cause: 'benchmark', summary: 'Rules' }, async (changes) => {
    for (const { id } of await changes.all('SELECT id FROM rules')) await changes.delete('rules', id)
    for (const [position, condition] of conditions.entries())
      await changes.insert('rules', {
        name: `Rule ${position}`,
        stage: 'main',
        position,
        condition: JSON.stringify(condition),
        actions: JSON.stringify([{ type: 'add_tag', tag: `Tag ${position % 20}` }]),
        created_at: gateway.clock.now(),
      })
  })

  const preview = await measure(`preview ${ruleCount} rules over ${transactions} transactions`, () =>
    new PreviewRule(gateway).ofAll(household),
  )
  console.log(`  ${preview.match_count} of ${preview.total} match, ${preview.change_count} would change`)
  await measure('preview one rule', () =>
    new PreviewRule(gateway).handle(household, {
      condition: conditions[0],
      actions: [{ type: 'add_tag', tag: 'x' }],
    }),
  )
  await measure(`look for conflicts among ${ruleCount} rules`, () => new FindConflicts(gateway).handle(household))

  const counts = conditions.map(() => 0)
  const rules = conditions.map((condition, id) => ({
    ...{ id, name: '', enabled: true, stage: 'main', position: id, stop: false, actions: [] },
    condition,
  }))
  await database.read(household, async (queries) => {
    for await (const chunk of evaluateHistory(queries, compileRules(rules)))
      for (const { outcome } of chunk) for (const id of outcome.matched) counts[id]++
    const started = performance.now()
    let different = 0
    for (const [at, condition] of conditions.entries())
      if ((await countMatching(queries, condition, gateway.clock.today('UTC'))) !== counts[at]) different++
    const each = (performance.now() - started) / conditions.length
    console.log(`count by the database, a condition: ${each.toFixed(1)} ms`)
    console.log(
      `counts of ${conditions.length} conditions: ${different === 0 ? 'agreed' : `${different} DIFFER, the figures are void`}`,
    )
    process.exitCode = different === 0 ? 0 : 1
  })
} finally {
  await adapter.close(florin)
  rmSync(folder, { recursive: true, force: true })
}

/** The rules of the workload, each in variations that ask for an amount or a part of the year as well. */
async function variations() {
  const stored = await florin.database.read(florin.household, (queries) =>
    queries.all('SELECT condition FROM rules ORDER BY id'),
  )
  const bases = stored.map(({ condition }) => JSON.parse(condition))
  return Array.from({ length: ruleCount }, (_, at) => {
    const base = bases[at % bases.length]
    const turn = Math.floor(at / bases.length)
    if (turn === 0) return base
    const further = [
      { field: 'amount', op: 'lt', value: `-${turn * 7}` },
      { not: { field: 'month', op: 'is', value: 'december' } },
      {
        any: [
          { field: 'weekday', op: 'one_of', value: ['monday', 'friday'] },
          { field: 'day_of_month', op: 'lte', value: 9 },
        ],
      },
    ]
    return { all: [base, further[turn % further.length]] }
  })
}

async function measure(name, work) {
  const times = []
  let answer
  for (let round = 0; round < rounds; round++) {
    const [started, before] = [performance.now(), process.cpuUsage()]
    answer = await work()
    const { user, system } = process.cpuUsage(before)
    times.push({ wall: performance.now() - started, cpu: (user + system) / 1000 })
  }
  const { wall, cpu } = times.sort((a, b) => a.cpu - b.cpu)[rounds >> 1]
  console.log(`${name}: ${wall.toFixed(0)} ms, ${cpu.toFixed(0)} ms CPU`)
  return answer
}
