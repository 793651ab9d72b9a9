import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import { test } from '@japa/runner'
import { checkColumns, checkPostings, checkParseResult } from '#plugins/contract'
import { decodeText } from '#plugins/domain/decode_text'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import type { PluginDefinition } from '#sdk'

const SLOWEST_MS = 1_000
/** Of each importer. */
const RUNS = 4_000
/** The same files in each run, so that a change fails by what it changed; `FLORIN_MUTATIONS=<number>` makes others. */
const SEED = Number(process.env.FLORIN_MUTATIONS ?? 20_261_121)

const IMPORTERS = [
  'actual_import',
  'camt_import',
  'csv_import',
  'firefly_import',
  'gnucash_import',
  'journal_import',
  'mint_import',
  'mt940_import',
  'ofx_import',
  'qif_import',
  'ynab_import',
]

/** The bundle outside its sandbox, where thousands of files take seconds. */
function load(id: string): PluginDefinition {
  const source = readFileSync(join(BUNDLED_PLUGINS, id, 'dist/plugin.js'), 'utf8')
  return (runInThisContext(`(() => { ${source}; return florinPlugin })()`) as { default: PluginDefinition }).default
}

/** Cuts, repeats, swaps and inserts: what disks, mail programs and spreadsheets do to files. */
const mutation = fc.record({
  kind: fc.constantFrom('cut', 'repeat', 'insert', 'drop'),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 40 }),
  text: fc.constantFrom(
    '"',
    ',',
    ';',
    '\n',
    '\r',
    '<',
    '>',
    '</',
    '\0',
    '-',
    '0',
    '€',
    '\ufeff',
    '<STMTTRN>',
    '""',
    "'",
    '<![CDATA[',
    '&#0;',
    '1e999',
    '&amp;&#x110000;',
    '<!--',
    ']]>',
    '<Ntry>',
    '</TxDtls>',
    ':61:240301C1,NTRF',
    ':86:166?00?20',
    ':62F:',
    '-}{4:',
    '\n^\n',
    '\nS[A]\n$1',
    '!Type:Invst\n',
    "D1/ 1'0",
    '(Split 1/3) ',
    'Transfer : Checking',
    '"budget":{"transactions":[{"amount":1e300}]},',
    '"__proto__":',
    '{"id":null},',
    ',2024-02-31,',
    ',-1.234.567,89,',
  ),
})

function mutate(
  text: string,
  { kind, at, length, text: piece }: { kind: string; at: number; length: number; text: string },
): string {
  const from = text.length === 0 ? 0 : at % text.length
  if (kind === 'cut') return text.slice(0, from)
  if (kind === 'drop') return text.slice(0, from) + text.slice(from + length)
  if (kind === 'insert') return text.slice(0, from) + piece + text.slice(from)
  return text.slice(0, from + length) + text.slice(from)
}

test.group('Mutated files', () => {
  for (const id of IMPORTERS) {
    const { importer } = load(id)
    const folder = join(BUNDLED_PLUGINS, id, 'fixtures')
    const originals = readdirSync(folder)
      .filter((name) => !name.endsWith('.json'))
      .map((name) => decodeText(readFileSync(join(folder, name))))

    test(`${id} answers by the contract or says what is wrong, and never hangs`, async ({ assert }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...originals),
          fc.array(mutation, { minLength: 1, maxLength: 6 }),
          async (original, mutations) => {
            const text = mutations.reduce(mutate, original.text)
            const file = { name: 'mutated', size: text.length, encoding: original.encoding, text }
            const began = process.cpuUsage()
            try {
              assert.isAtMost(importer!.detect(file).confidence, 1)
              const emit = {
                transactions: (columns: object) => void checkColumns(id, JSON.stringify(columns)),
                postings: (columns: object) => void checkPostings(id, JSON.stringify(columns)),
              }
              checkParseResult(id, JSON.stringify(await importer!.parse(file, {}, emit)))
            } catch (error) {
              assert.equal((error as Error).name, 'PluginError', `${(error as Error).stack}`)
              assert.isAbove((error as Error).message.length, 20)
            }
            // CPU, not time: a busy machine must not fail the test.
            assert.isBelow(process.cpuUsage(began).user / 1000, SLOWEST_MS)
          },
        ),
        { numRuns: RUNS, seed: SEED },
      )
    })
  }
})
