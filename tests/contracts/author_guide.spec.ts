import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'

/** A block of the guide: a file of the plugin, or commands. */
interface Block {
  language: string
  file: string | undefined
  text: string
  line: number
}

const BLOCK = /^```([a-z]+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm
/** The guide promises fifteen minutes; a machine does not think, so it gets less. */
const SECONDS = 300

function blocksOf(guide: string): Block[] {
  return [...guide.matchAll(BLOCK)].map(([, language, file, text, ...rest]) => ({
    language: language!,
    file,
    text: text!,
    line: guide.slice(0, Number(rest[0])).split('\n').length,
  }))
}

/** Runs commands as somebody who follows the guide would: in the checkout, with a home and a data folder of their own. */
async function shell(commands: string, home: string): Promise<{ code: number | null; printed: string }> {
  const child = spawn('bash', ['-e', '-c', commands], {
    cwd: app.makePath(),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      NODE_ENV: 'production',
      NO_COLOR: '1',
      HOME: home,
      FLORIN_DATA: join(home, 'data'),
      DATABASE_URL: '',
    },
  })
  let printed = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => void (printed += String(piece)))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, printed }
}

test.group('The author guide', () => {
  test('leads from nothing to an installed importer that reads a file', async ({ assert, cleanup }) => {
    const home = mkdtempSync(join(tmpdir(), 'florin-guide-'))
    cleanup(() => rmSync(home, { recursive: true, force: true }))
    const began = performance.now()
    const blocks = blocksOf(readFileSync(app.makePath('docs/plugins/README.md'), 'utf8'))
    const all: string[] = []
    for (const { language, file, text, line } of blocks) {
      if (file !== undefined) {
        const place = join(home, 'moon_bank', file)
        mkdirSync(dirname(place), { recursive: true })
        writeFileSync(place, text)
        continue
      }
      assert.equal(language, 'sh', `the block at line ${line} is a file or commands`)
      const { code, printed } = await shell(text, home)
      assert.equal(code, 0, `the commands at line ${line} end in ${code}:\n${printed}`)
      all.push(printed)
    }
    assert.isAbove(blocks.filter(({ file }) => file !== undefined).length, 3)
    assert.include(all.at(-2), 'org.example.moon_bank 0.1.0: bronze')

    const { importer, statements, issues } = JSON.parse(all.at(-1)!.trim().split('\n').at(-1)!) as {
      importer: string
      statements: { account: { id: string }; transactions: { date: string; amount: string; payee: string }[] }[]
      issues: { line: number; code: string }[]
    }
    assert.equal(importer, 'org.example.moon_bank')
    assert.equal(statements[0]!.account.id, 'LU-4711')
    assert.deepEqual(
      statements[0]!.transactions.map(({ date, amount, payee }) => [date, amount, payee]),
      [
        ['2026-01-02', '-4.20', 'Kaffeehaus'],
        ['2026-01-05', '2500.00', 'ACME GmbH'],
      ],
    )
    assert.containSubset(issues, [{ line: 5, code: 'invalid_row' }])
    assert.isBelow((performance.now() - began) / 1000, SECONDS)
  }).timeout(SECONDS * 1000)
})
