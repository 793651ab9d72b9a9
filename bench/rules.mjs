/*
 * 100 neutral rules over 100,000 generated transactions, against the limit: the same rules as one hand-compiled function.
 *   node --import=./bin/typescript.mjs bench/rules.mjs [transactions]
 * Needs the shared workload beside this checkout (../shared/bench); a figure is void unless the number of matches agrees.
 */
import { existsSync } from 'node:fs'
import { compileRules } from '../app/rules/domain/compile_rules.ts'
import { ruleRow } from '../app/rules/domain/row.ts'

const WORKLOAD = new URL('../../shared/bench/', import.meta.url)
const ROUNDS = 7

if (!existsSync(new URL('rules.mjs', WORKLOAD))) {
  console.log('The shared workload is not beside this checkout; there is nothing to compare with.')
  process.exit(0)
}
const { generate, ACCOUNTS, CATS } = await import(new URL('gen.mjs', WORKLOAD).href)
const neutral = await import(new URL('rules.mjs', WORKLOAD).href)

const { rows } = generate(Number(process.argv[2] ?? 100_000))
// The rules are drawn from the merchants of the small household, as the composed limit does.
const neutralRules = neutral.makeRules(generate(10_000).merchants)

const scale = 2
const accountIds = new Map(ACCOUNTS.map((account) => [account.name, account.i + 1]))
const categoryIds = new Map(CATS.map((category) => [category.full, 100 + category.i]))
const decimal = (cents) => (cents / 100).toFixed(scale)

const comparisons = {
  raw: ({ op, v }) => ({ field: 'description', op, value: v }),
  account: ({ v }) => ({ field: 'account', op: 'is', value: accountIds.get(v) }),
  amount: ({ op, v }) => ({ field: 'amount', op, value: Array.isArray(v) ? v.map(decimal) : decimal(v) }),
  date: ({ op, v }) => ({ field: 'date', op: op === 'gt' ? 'after' : 'before', value: v }),
}

const rules = neutralRules.map((rule, position) => ({
  id: rule.id + 1,
  name: `Rule ${rule.id}`,
  enabled: true,
  stage: 'main',
  position,
  condition: { all: rule.when.map((comparison) => comparisons[comparison.f](comparison)) },
  actions: [{ type: 'set_category', category_id: categoryIds.get(rule.set) }],
  stop: false,
}))

const facts = rows.map((row) => ({
  payee: row.payee,
  description: row.raw,
  memo: row.memo,
  note: '',
  amountMinor: row.cents,
  scale,
  currency: ACCOUNTS[row.account].cur,
  accountId: row.account + 1,
  date: row.date,
  categoryId: null,
  shape: 'single',
  tags: [],
  reviewed: false,
  provenance: {},
}))

function measure(name, work, evaluations) {
  const seconds = []
  let answer
  for (let round = 0; round < ROUNDS; round++) {
    const before = process.cpuUsage()
    answer = work()
    const { user, system } = process.cpuUsage(before)
    seconds.push((user + system) / 1e6)
  }
  const median = seconds.sort((a, b) => a - b)[ROUNDS >> 1]
  const rate = evaluations ? `  ${(evaluations / median / 1e6).toFixed(1)} M evaluations per CPU second` : ''
  console.log(`${name.padEnd(44)} ${(median * 1000).toFixed(1).padStart(8)} ms${rate}`)
  return { median, answer }
}

const evaluations = rows.length * rules.length
const limit = neutral.compileClosure(neutralRules)
const limitRows = rows.map(neutral.toTx)
const compiled = compileRules(rules)
const prepared = facts.map(ruleRow)

const bare = measure(
  'limit: one hand-compiled function',
  () => limitRows.reduce((sum, row) => sum + Math.floor(limit(row) / 1000), 0),
  evaluations,
)
const ours = measure(
  'Florin: evaluate',
  () => prepared.reduce((sum, row) => sum + compiled.evaluate(row).matched.length, 0),
  evaluations,
)
measure(
  'Florin: prepare rows and evaluate',
  () => facts.reduce((sum, fact) => sum + compiled.evaluate(ruleRow(fact)).matched.length, 0),
  evaluations,
)
measure('Florin: compile 100 rules', () => compileRules(rules))

const agrees = bare.answer === ours.answer
console.log(
  `matches ${ours.answer}, by the limit ${bare.answer}: ${agrees ? 'agreed' : 'DIFFERENT, the figures are void'}`,
)
console.log(`CPU per row compared with the limit: ${(ours.median / bare.median).toFixed(2)}`)
process.exitCode = agrees ? 0 : 1
