import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import { test } from '@japa/runner'
import { decodeText } from '#plugins/domain/decode_text'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import type { Importer } from '#sdk'

/*
 * Files in which one piece repeats without end: an importer that looks at everything again for each repetition takes minutes over them.
 */
const RUNS = 40
const REPETITIONS = 20_000
const SLOWEST_MS = 2_000
const PIECES: Record<string, string[]> = {
  camt_import: [
    '<a>',
    '<Ntry>',
    '&amp;',
    '<![CDATA[x]]>',
    '<Ustrd>x</Ustrd>',
    '<TxDtls/>',
    '<!DOCTYPE x>',
    '<Stmt/>',
    ' ',
    '\n',
  ],
  mt940_import: [':86:EREF+x SVWZ+y\n', 'more text\n', '?20x', '/NAME/x', '9', ' ', ':61:240101C1,NTRFX\n', "1'"],
  ynab_import: [
    '"Checking","","02/10/2024","Transfer : Wallet","","","","Split (1/3) x","$1.00","$0.00","Cleared"\n',
    '"Wallet","","02/10/2024","Transfer : Checking","","","","","$0.00","$1.00","Cleared"\n',
    '"',
    ',',
    ' ',
    '1,',
    '{',
  ],
  firefly_import: [',', '"', '""', '1', '\n', '1,1,1,,,,Withdrawal,EUR,1\n'],
  mint_import: [
    '2024-02-06,Transfer,Transfer,A,XFER,,-500.00,,\n',
    '1/08/2024,To,TO,250.00,debit,Transfer,Main,,\n',
    '"',
    '-',
    ',',
  ],
  ofx_import: ['<STMTTRN>', '<NAME>x', '<', ' ', '1,234', '<!-- x -->', '</OFX>'],
  qif_import: ['SFood\n$1\n', '^\n', '!Type:Bank\n', '[', '/', ' ', '1', 'D1/1/24\n'],
}

function load(id: string): Importer {
  const source = readFileSync(join(BUNDLED_PLUGINS, id, 'dist/plugin.js'), 'utf8')
  const bundle = `(() => { ${source}; return florinPlugin })()`
  return (runInThisContext(bundle) as { default: { importer: Importer } }).default.importer
}

test.group('Stretched files', () => {
  for (const [id, pieces] of Object.entries(PIECES)) {
    const importer = load(id)
    const folder = join(BUNDLED_PLUGINS, id, 'fixtures')
    const texts = readdirSync(folder)
      .filter((name) => !name.endsWith('.json'))
      .map((name) => decodeText(readFileSync(join(folder, name))).text)

    test(`${id} takes time that grows with the file`, async ({ assert }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...texts),
          fc.nat(),
          fc.constantFrom(...pieces),
          async (original, at, piece) => {
            const from = at % (original.length + 1)
            const text = original.slice(0, from) + piece.repeat(REPETITIONS) + original.slice(from)
            const file = { name: 'stretched', size: text.length, encoding: 'utf-8', text }
            const began = process.cpuUsage()
            try {
              await importer.parse(file, {}, { transactions: () => {}, postings: () => {} })
            } catch (error) {
              assert.equal((error as Error).name, 'PluginError', `${(error as Error).stack}`)
            }
            assert.isBelow(process.cpuUsage(began).user / 1000, SLOWEST_MS)
          },
        ),
        { numRuns: RUNS },
      )
    })
  }
})
