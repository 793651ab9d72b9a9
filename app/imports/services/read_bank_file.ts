import type { PluginRun } from '#plugins/sandbox'
import type { ExtractPdf } from '#plugins/services/extract_pdf'
import type { ReadStatementFile, StatementReading } from '#plugins/services/read_statement_file'
import type { ParseOptions, PostingColumns, Trade, TransactionColumns } from '#sdk'
import type { BankRow } from '../domain/bank_row.js'
import { bookEntries } from '../domain/book_entries.js'
import { FileCurrencies } from '../domain/file_currencies.js'
import type { ParsedFile } from '../domain/parsed_file.js'

export interface FileContent {
  name: string
  bytes: Uint8Array
}

export interface ReadOptions {
  /** The importer to read it; without one, the content decides. */
  importer?: string
  mapping?: ParseOptions['mapping']
  password?: string
  /** Takes the text out of documents. */
  extract?: ExtractPdf
  signal?: AbortSignal
  /** Hears how many rows have been read so far. */
  onRows?: (rows: number) => void
  /** Plugins that the household has switched off. */
  disabled?: ReadonlySet<string>
  onRun?: (run: PluginRun) => void
}

/** Has a file read inside the sandbox and makes plain rows of it. */
export class ReadBankFile {
  constructor(private readonly reader: ReadStatementFile) {}

  /** Another answer than before means that a file may be read in another way. */
  importers(disabled: ReadonlySet<string>): Promise<string> {
    return this.reader.importers(disabled)
  }

  async handle(
    { name, bytes }: FileContent,
    { mapping, password, onRows, ...more }: ReadOptions = {},
  ): Promise<ParsedFile> {
    const rows: BankRow[] = []
    const currencies = new FileCurrencies()
    const options = { ...(mapping && { mapping }), ...(password !== undefined && { password }) }
    const postings: PostingColumns[] = []
    const onColumns = (columns: TransactionColumns) => {
      appendRows(rows, columns, currencies)
      onRows?.(rows.length)
    }
    const reading = await this.reader.handle({ name, bytes, options, ...more }, onColumns, (columns) => {
      postings.push(columns)
    })
    const { book } = reading
    const file = toParsedFile(reading, rows, currencies)
    return book ? { ...file, book: { book, entries: bookEntries(book, postings) } } : file
  }
}

/** Columns come out of the sandbox; from here on a row is one thing. */
function appendRows(rows: BankRow[], columns: TransactionColumns, currencies: FileCurrencies): void {
  const {
    statement,
    line,
    date,
    amount,
    payee,
    memo,
    external_id,
    currency,
    status,
    counterparty,
    check_number,
    category,
    transfer_account,
    purpose,
    splits,
    trade,
  } = columns
  for (let at = 0; at < date.length; at++) {
    const moved = trade?.[at] || undefined
    const other = transfer_account?.[at] || undefined
    rows.push({
      number: rows.length + 1,
      statement: statement[at],
      line: line[at],
      occurredOn: date[at] || moved?.on || '',
      amount: amount[at],
      currency: currencies.code(currency?.[at] ?? ''),
      payee: payee[at],
      memo: withAccount(memo[at], other),
      purpose: purpose?.[at] || undefined,
      externalId: external_id[at],
      isPending: status?.[at] === 'pending',
      counterparty: counterparty?.[at] ?? '',
      checkNumber: check_number?.[at] ?? '',
      category: category?.[at] ?? '',
      transferAccount: other,
      splits: splits?.[at] || undefined,
      trade: moved,
    })
    if (moved && other !== undefined) rows.push(...cashBeside(rows.pop()!, moved))
  }
}

/** A trade that was paid from another account, or into it, is a trade and a transfer of the cash. */
function cashBeside(row: BankRow, trade: Trade): BankRow[] {
  if (trade.total === null || !/[1-9]/.test(trade.total)) return [row]
  const cash = trade.total.startsWith('-') ? trade.total.slice(1) : `-${trade.total}`
  return [
    { ...row, transferAccount: undefined },
    { ...row, number: row.number + 1, amount: cash, payee: '', externalId: '', trade: undefined },
  ]
}

/** A transfer names the other account, in the way of the files that do so. */
function withAccount(memo: string, account: string | undefined): string {
  return account ? `${memo} [${account}]`.trim() : memo
}

function toParsedFile(
  { importer, statements, issues, columns, guessed }: StatementReading,
  rows: BankRow[],
  currencies: FileCurrencies,
): ParsedFile {
  const described = statements.map(({ account, opening_balance, closing_balance }) => ({
    number: account.id,
    name: account.name,
    currency: currencies.code(account.currency ?? '') || null,
    openingBalance: opening_balance,
    closingBalance: closing_balance,
  }))
  return {
    importer,
    statements: described,
    rows,
    issues: [...issues, ...currencies.issues()],
    table: columns ? { columns, guessed: { ...guessed } } : null,
  }
}
