/*
 * How long learning and choosing categories take, through the real sandbox: node bench/categorizer.mjs [rows to learn] [rows to choose for]
 * Every text is a new one, which is the worst case: what says the same is read once.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const [learned, chosen] = [Number(process.argv[2] ?? 100_000), Number(process.argv[3] ?? 10_000)]
const SYLLABLES = 'mar kol ben tra sol fin gar pel dor win tas lom ver cus hol'.split(' ')
const CATEGORIES = 25
const SHOPS = 3_000
const DAY_MS = 86_400_000

const word = (number) => SYLLABLES[number % 15] + SYLLABLES[Math.floor(number / 15) % 15]

function* lines(count, salt) {
  yield 'date,description,amount,account,label'
  for (let at = 0; at < count; at++) {
    const shop = (at * 7919 + salt) % SHOPS
    const day = new Date(Date.UTC(2020, 0, 1) + Math.floor((at * 1800) / count) * DAY_MS).toISOString().slice(0, 10)
    const text = `CARD ${word(shop)} ${word(shop * 7)} ${word(at)} ${word(at * 31)}`
    yield `${day},${text},-${((at * 37) % 20_000) / 100},Checking,category ${shop % CATEGORIES}`
  }
}

const folder = mkdtempSync(join(tmpdir(), 'florin-bench-'))
try {
  const [train, test] = ['train.csv', 'test.csv'].map((name) => join(folder, name))
  writeFileSync(train, [...lines(learned, 1)].join('\n'))
  writeFileSync(test, [...lines(chosen, 2)].join('\n'))
  const args = ['ace', 'florin:evaluate', 'categorizer', '--train', train, '--test', test, '--json']
  const figures = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' }))
  if (figures.accuracy < 0.5) throw new Error(`It learned nothing: ${JSON.stringify(figures)}`)
  const { learn_seconds, categorize_seconds, sandbox_cpu_seconds, model_bytes } = figures
  console.log(JSON.stringify({ learned, chosen, learn_seconds, categorize_seconds, sandbox_cpu_seconds, model_bytes }))
} finally {
  rmSync(folder, { recursive: true })
}
