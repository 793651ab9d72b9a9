import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { args, BaseCommand, flags } from '@adonisjs/core/ace'
import type { PluginRegistry } from '#plugins/registry'
import type { ReadStatementFile, StatementReading } from '#plugins/services/read_statement_file'
import { statementsOfBook } from '#plugins/domain/book_statements'
import type { PostingColumns, Transaction, TransactionColumns } from '#sdk'

/** Files read at the same time; the sandbox runs two calls at once. */
const AT_ONCE = 2

interface Problem {
  file: string
  problem: { code: string; detail: string }
}

/** Prints one JSON object a file, in the order given, and nothing else to standard output. */
export default class FlorinParse extends BaseCommand {
  static commandName = 'florin:parse'
  static description = 'Show what importers make of bank files, without importing them'
  static help = ['Prints one JSON line a file. Exits with 1 where no file could be read.']
  static options = { startApp: false }

  @args.spread({ description: 'The files' })
  declare files: string[]

  @flags.string({ description: 'The id of the importer; without it, the content decides' })
  declare importer?: string

  @flags.string({ description: 'For files that are locked' })
  declare password?: string

  @flags.boolean({ description: 'Ask also the plugins that are installed, which takes the database' })
  declare installed: boolean

  @flags.boolean({ description: 'JSON is the only output there is; accepted because all commands take it' })
  declare json: boolean

  async run() {
    const { SystemClock } = await import('#core/clock')
    const { BUNDLED_PLUGINS, HOST_FILE } = await import('#plugins/installation')
    const { PluginRegistry } = await import('#plugins/registry')
    const { Supervisor } = await import('#plugins/supervisor')
    const { ReadStatementFile } = await import('#plugins/services/read_statement_file')
    const registry = new PluginRegistry(BUNDLED_PLUGINS)
    if (this.installed) await loadInstalled(registry)
    const sandbox = new Supervisor({ clock: new SystemClock(), hostFile: HOST_FILE, concurrency: AT_ONCE })
    try {
      const read = new ReadStatementFile(sandbox, registry)
      const failed = await this.#printAll(read)
      if (failed === this.files.length) this.exitCode = 1
    } finally {
      sandbox.close()
    }
  }

  async #printAll(read: ReadStatementFile): Promise<number> {
    let failed = 0
    const answers: Promise<object>[] = []
    for (let index = 0; index < this.files.length; index++) {
      while (answers.length < Math.min(index + AT_ONCE, this.files.length))
        answers.push(this.#answer(read, this.files[answers.length]!))
      const answer = await answers[index]!
      if ('problem' in answer) failed++
      process.stdout.write(`${JSON.stringify(answer)}\n`)
    }
    return failed
  }

  async #answer(read: ReadStatementFile, file: string): Promise<object | Problem> {
    try {
      const batches: TransactionColumns[] = []
      const postings: PostingColumns[] = []
      const bytes = await readFile(file)
      const { importer, password } = this
      const reading = await read.handle(
        { name: basename(file), bytes, importer, options: { password } },
        (columns) => batches.push(columns),
        (columns) => postings.push(columns),
      )
      if (!reading.book) return describe(file, reading, batches)
      const statements = statementsOfBook(reading.book, postings)
      return { file, importer: reading.importer.id, statements, issues: reading.issues }
    } catch (error) {
      const { code, reason, message } = error as { code?: string; reason?: string; message: string }
      return { file, problem: { code: reason ?? code ?? 'internal', detail: message } }
    }
  }
}

/** Once; what is installed meanwhile does not count. */
async function loadInstalled(registry: PluginRegistry): Promise<void> {
  const { openDatabase } = await import('#database/open')
  const { databaseUrl, sqliteFile } = await import('#config/storage')
  const { packageSettings } = await import('#config/packages')
  const { LoadPackages } = await import('#plugins/packages/load_packages')
  const { packagePartsFor } = await import('#plugins/packages/package_parts')
  const database = openDatabase({ url: databaseUrl, file: sqliteFile })
  try {
    const found = await new LoadPackages(packagePartsFor(database, packageSettings)).again()
    registry.connect({ again: () => Promise.resolve(found), ifChanged: () => Promise.resolve(undefined) })
    await registry.reload()
  } finally {
    await database.close()
  }
}

function describe(file: string, { importer, statements, issues }: StatementReading, batches: TransactionColumns[]) {
  const rows = batches.flatMap((columns) => columns.date.map((_, index) => rowAt(columns, index)))
  const described = statements.map(({ account, opening_balance, closing_balance }, statement) => ({
    account,
    opening_balance,
    closing_balance,
    transactions: rows.filter((row) => row.statement === statement).map((row) => transaction(row, account.currency)),
  }))
  return { file, importer: importer.id, statements: described, issues }
}

/** A row of the columns as an object; fields that the row does not have are left out. */
function rowAt(columns: TransactionColumns, index: number): Partial<Transaction> {
  const fields = Object.entries(columns).map(([field, column]) => [field, column[index]] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== '' && value !== null))
}

function transaction(row: Partial<Transaction>, accountCurrency: string | null) {
  const { date, amount, payee, memo, external_id, currency, statement: _statement, line: _line, ...more } = row
  return {
    date: date ?? null,
    amount,
    currency: currency ?? accountCurrency,
    payee: payee ?? '',
    memo: memo ?? '',
    external_id: external_id ?? null,
    ...more,
  }
}
