import {
  bytesOf,
  pdfPages,
  PluginError,
  type Emit,
  type ImportFile,
  type ParseOptions,
  type ParseResult,
  type Statement,
  type TransactionColumns,
} from '@florin/plugin-sdk'
import { statementTable } from '../pdf/statement_table.js'
import { ColumnsUnknown } from '../plan.js'
import { readCsv, readTable } from '../read_csv.js'
import { isMarkupTable, readMarkupTables } from './markup_tables.js'
import { readOds } from './ods.js'
import { sheetText, type Sheet } from './sheet.js'
import { readXls } from './xls.js'
import { readXlsx } from './xlsx.js'

export type WorkbookKind = 'xlsx' | 'ods' | 'xls' | 'markup' | 'pdf'

/** What kind of workbook a file is by its first bytes; undefined where it is none. */
export function workbookKind({ text, encoding }: Pick<ImportFile, 'text' | 'encoding'>): WorkbookKind | undefined {
  if (encoding === 'pdf') return 'pdf'
  if (encoding !== 'binary') return isMarkupTable(text) ? 'markup' : undefined
  if (text.startsWith('\xd0\xcf\x11\xe0')) return 'xls'
  if (!text.startsWith('PK\x03\x04')) return undefined
  const head = text.slice(0, 4096)
  if (head.includes('application/vnd.oasis.opendocument.spreadsheet')) return 'ods'
  return text.includes('xl/') || head.includes('[Content_Types].xml') ? 'xlsx' : undefined
}

/** Reads every sheet that is a table of transactions. Where none is, the reason of the first with rows is told. */
export function readWorkbook(file: ImportFile, kind: WorkbookKind, options: ParseOptions, emit: Emit): ParseResult {
  if (kind === 'pdf') return readStatement(file, options, emit)
  const sheets = openWorkbook(file, kind).filter(({ rows }) =>
    rows.some((row) => row.some((cell) => cell.trim() !== '')),
  )
  if (sheets.length === 0) throw new PluginError('invalid_input', 'The workbook is empty: its sheets have no rows.')
  const result: ParseResult = { statements: [], issues: [] }
  const told = (message: string, { name }: Sheet) =>
    sheets.length > 1 && name ? `Sheet "${name}": ${message}` : message
  let refusal: PluginError | undefined
  let question: ColumnsUnknown | undefined
  for (const sheet of sheets) {
    const batches: TransactionColumns[] = []
    try {
      const text = sheetText(sheet)
      const part = readTable({ ...file, text }, options, { ...emit, transactions: (columns) => batches.push(columns) })
      const places = part.statements.map((statement) => placeOf(statement, result.statements))
      for (const columns of batches)
        emit.transactions({ ...columns, statement: columns.statement.map((index) => places[index]!) })
      result.issues.push(...part.issues.map((issue) => ({ ...issue, message: told(issue.message, sheet) })))
      result.columns ??= part.columns
      result.guessed ??= part.guessed
    } catch (error) {
      if (!(error instanceof PluginError)) throw error
      if (error instanceof ColumnsUnknown) question ??= error
      refusal ??= new PluginError(error.code, told(error.message, sheet))
    }
  }
  if (result.statements.length > 0) return result
  if (!question) throw refusal!
  const { message, columns, guessed } = question
  return { statements: [], issues: [{ line: null, code: 'columns_unknown', message }], columns, guessed }
}

/** Sheets often split one account by kind or year: what names the same account is one statement, whose balances nobody told. */
function placeOf(statement: Statement, all: Statement[]): number {
  const name = JSON.stringify(statement.account)
  const index = all.findIndex(({ account }) => JSON.stringify(account) === name)
  if (index < 0) return all.push(statement) - 1
  all[index] = { ...all[index]!, opening_balance: null, closing_balance: null }
  return index
}

/** A printed statement. What was taken for a card's statement can be put right by the mapping. */
function readStatement(file: ImportFile, options: ParseOptions, emit: Emit): ParseResult {
  const { rows, isCard } = statementTable(pdfPages(file))
  const mapping =
    isCard && options.mapping?.inverted === undefined ? { ...options.mapping, inverted: true } : options.mapping
  return readCsv({ ...file, text: sheetText({ name: '', rows }) }, { ...options, mapping }, emit)
}

function openWorkbook(file: ImportFile, kind: Exclude<WorkbookKind, 'pdf'>): Sheet[] {
  if (kind === 'markup') return readMarkupTables(file.text)
  const read = { xlsx: readXlsx, ods: readOds, xls: readXls }[kind]
  return read(bytesOf(file))
}
