import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { PluginRegistry } from '#plugins/registry'
import { ReadStatementFile } from '#plugins/services/read_statement_file'
import type { PostingColumns, TransactionColumns } from '#sdk'
import { openSandbox } from '#tests/support/sandbox'

/*
 * Each fixture of a plugin is read in the real sandbox and compared with the file beside it, <case>.expected.json. After a change that
 * is meant to change results: FLORIN_ACCEPT_GOLDEN=1, and then look at the difference in git.
 */
const ACCEPT = process.env.FLORIN_ACCEPT_GOLDEN === '1'

test.group('Golden files', (group) => {
  const registry = new PluginRegistry(BUNDLED_PLUGINS)
  const sandbox = openSandbox()
  const reader = new ReadStatementFile(sandbox, registry)
  group.teardown(() => sandbox.close())

  for (const { manifest } of registry.ofKind('importer')) {
    const folder = join(BUNDLED_PLUGINS, manifest.id, 'fixtures')
    const cases = existsSync(folder) ? readdirSync(folder).filter((name) => !name.endsWith('.expected.json')) : []

    for (const name of cases) {
      test(`${manifest.id} reads ${name}`, async ({ assert }) => {
        const seen = await read(reader, name, readFileSync(join(folder, name)))
        const expectedFile = join(folder, `${name.replace(/\.\w+$/, '')}.expected.json`)
        if (ACCEPT) writeFileSync(expectedFile, `${JSON.stringify(seen, undefined, 2)}\n`)
        assert.deepEqual(seen, JSON.parse(readFileSync(expectedFile, 'utf8')))
      })
    }

    test(`${manifest.id} has golden files`, ({ assert }) => assert.isAtLeast(cases.length, 4))
  }
})

async function read(reader: ReadStatementFile, name: string, bytes: Uint8Array): Promise<unknown> {
  const transactions: object[] = []
  try {
    const postings: object[] = []
    const { importer, encoding, statements, issues, book } = await reader.handle(
      { name, bytes },
      (columns) => transactions.push(...rowsOf(columns)),
      (columns) => postings.push(...rowsOf(columns)),
    )
    const found = book ? { book, postings } : { statements, transactions }
    return JSON.parse(JSON.stringify({ importer: importer.id, encoding, ...found, issues }))
  } catch (error) {
    const { reason, message } = error as { reason: string; message: string }
    return { reason, message }
  }
}

function rowsOf(columns: TransactionColumns | PostingColumns): object[] {
  return columns.date.map((_, index) => {
    const fields = Object.entries(columns).map(([field, column]) => [field, column[index]])
    return Object.fromEntries(fields.filter(([, value]) => value !== '' && value !== null))
  })
}
