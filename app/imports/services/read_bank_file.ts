import type { PluginRegistry } from '#plugins/registry'
import type { Sandbox } from '#plugins/sandbox'
import { ReadStatementFile, type StatementReading } from '#plugins/services/read_statement_file'
import type { ColumnMapping, ParseResult, TransactionColumns } from '#sdk'
import type { BankRow } from '../domain/bank_row.js'
import type { FileTable, ParsedFile } from '../domain/parsed_file.js'

export interface FileContent {
  name: string
  bytes: Uint8Array
}

export interface ReadOptions {
  mapping?: Record<string, unknown>
  signal?: AbortSignal
  /** Hears how many rows have been read so far. */
  onRows?: (rows: number) => void
}

/** Reads a file in the sandbox and gives its rows the shape the import works on. */
export class ReadBankFile {
  readonly #reader: ReadStatementFile

  constructor(sandbox: Sandbox, registry: PluginRegistry) {
    this.#reader = new ReadStatementFile(sandbox, registry)
  }

  async handle({ name, bytes }: FileContent, { mapping, signal, onRows }: ReadOptions = {}): Promise<ParsedFile> {
    const rows: BankRow[] = []
    const options = mapping === undefined ? {} : { mapping: mapping as ColumnMapping }
    const reading = await this.#reader.handle({ name, bytes, options, signal }, (columns) => {
      appendRows(rows, columns)
      onRows?.(rows.length)
    })
    return toParsedFile(reading, rows)
  }
}

/** Columns come out of the sandbox; from here on a row is one thing. */
function appendRows(rows: BankRow[], columns: TransactionColumns): void {
  const { statement, line, date, amount, payee, memo, external_id, currency, status, counterparty, check_number, category, trade } = columns
  for (let at = 0; at < date.length; at++) {
    rows.push({
      number: rows.length + 1,
      statement: statement[at],
      line: line[at],
      occurredOn: date[at],
      amount: amount[at],
      currency: currency?.[at] ?? '',
      payee: payee[at],
      memo: memo[at],
      externalId: external_id[at],
      isPending: status?.[at] === 'pending',
      counterparty: counterparty?.[at] ?? '',
      checkNumber: check_number?.[at] ?? '',
      category: category?.[at] ?? '',
      isTrade: Boolean(trade?.[at]),
    })
  }
}

function toParsedFile(result: StatementReading, rows: BankRow[]): ParsedFile {
  return {
    importer: result.importer,
    statements: result.statements.map(({ account, opening_balance, closing_balance }) => ({
      number: account.id,
      name: account.name,
      currency: account.currency,
      openingBalance: opening_balance,
      closingBalance: closing_balance,
    })),
    rows,
    issues: result.issues,
    table: result.columns ? tableOf(result) : null,
  }
}

function tableOf({ columns, guessed }: ParseResult): FileTable {
  return { columns: columns ?? [], guessed: { ...guessed } }
}
