import {
  bytesOf,
  pdfPages,
  PluginError,
  type Emit,
  type ImportFile,
  type ParseOptions,
  type ParseResult,
} from '@florin/plugin-sdk'
import { statementTable } from '../pdf/statement_table.js'
import { readCsv } from '../read_csv.js'
import { readSeveral, type NamedText } from '../read_several.js'
import { sectionsOf } from '../sections.js'
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
  const tables = sheets.flatMap((sheet) => tablesOf(sheet, options))
  return readSeveral(file, tables, options, emit)
}

function tablesOf(sheet: Sheet, options: ParseOptions): NamedText[] {
  const name = sheet.name && `Sheet "${sheet.name}"`
  const sections = sectionsOf(sheetText(sheet), options)
  return sections.map(({ title, ...section }) => ({ ...section, name, ...(sections.length > 1 && { account: title }) }))
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
