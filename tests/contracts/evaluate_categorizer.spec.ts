import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { test } from '@japa/runner'

const run = promisify(execFile)
const SHOPS = ['Zwumpel', 'Brommel', 'Kvitta']

const rows = (count: number, year: number) =>
  Array.from({ length: count }, (_, at) => {
    const shop = SHOPS[at % SHOPS.length]!
    return `${year}-01-${String(1 + (at % 28)).padStart(2, '0')},${shop} ${at},-${at + 1}.50,north,group ${shop}`
  })
const table = (lines: string[]) => ['date,description,amount,department,label', ...lines].join('\n')

test.group('florin:evaluate categorizer', (group) => {
  let folder: string
  group.setup(() => {
    folder = mkdtempSync(join(tmpdir(), 'florin-evaluate-'))
    return () => rmSync(folder, { recursive: true })
  })

  test('learns from one file and is judged by the other', async ({ assert }) => {
    const [train, later] = ['train.csv', 'test.csv'].map((name) => join(folder, name)) as [string, string]
    writeFileSync(train, table(rows(90, 2025)))
    writeFileSync(later, table(rows(30, 2026)))
    const args = ['ace', 'florin:evaluate', 'categorizer', '--train', train, '--test', later, '--json']
    const { stdout } = await run(process.execPath, args)
    const figures = JSON.parse(stdout) as Record<string, unknown>
    assert.deepInclude(figures, {
      train_rows: 90,
      rows: 30,
      labels: 3,
      columns: ['department'],
      accuracy: 1,
      macro_f1: 1,
    })
    assert.containsSubset(Object.keys(figures), ['coverage', 'precision', 'calibration_error', 'threshold'])
  })

  test('says what is missing, and fails', async ({ assert }) => {
    const failed = await run(process.execPath, ['ace', 'florin:evaluate', 'categorizer', '--json']).catch(
      (error: { code: number; stdout: string }) => error,
    )
    assert.deepInclude(failed, { code: 1 })
    assert.match(failed.stdout, /--train and --test/)
  })
})
