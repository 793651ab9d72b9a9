import {
  definePlugin,
  type Detection,
  type Emit,
  type FileHead,
  type ImportFile,
  type ParseOptions,
} from '@florin/plugin-sdk'
import { readCsv } from './read_csv.js'
import { findDialect, sampleRows, unifyLines } from './rows.js'
import { findTable, isData } from './table.js'
import { readWorkbook, workbookKind } from './workbooks/read_workbook.js'

/** Formats that are text as well and have importers of their own. */
const OTHER_FORMAT = /^\s*(?:<|\{|\[|!Type:|!Account|%PDF|PK|:20:|\{1:|OFXHEADER)/
/** Text has no zeros, and nearly all binary formats have. */
const isBinary = (text: string) => text.slice(0, 4096).includes('\u0000')

const CERTAINTY = { xlsx: 0.95, ods: 0.95, xls: 0.9, markup: 0.6, pdf: 0.7 } as const

function detect(head: FileHead): Detection {
  const kind = workbookKind(head)
  if (kind) return { confidence: CERTAINTY[kind], reason: 'It is a workbook.' }
  return detectText(head)
}

function detectText({ name, text }: FileHead): Detection {
  if (OTHER_FORMAT.test(text) || isBinary(text)) return { confidence: 0 }
  const body = unifyLines(text)
  const dialect = findDialect(body)
  const rows = sampleRows(body, dialect, 30_000)
  const table = findTable(rows)
  const isNamed = /\.(csv|tsv)$/i.test(name)
  if (!rows.some((row) => isData(row) && row.cells.length > 1)) {
    const isTable = rows.length > 0 && rows.every((row) => row.cells.length > 1)
    return { confidence: isNamed ? 0.2 : isTable ? 0.05 : 0, reason: 'It is text with separators.' }
  }
  const reason =
    table.headerRow === null ? 'Its rows have dates and amounts.' : 'It is a table with names, dates and amounts.'
  return { confidence: (table.headerRow === null ? 0.6 : 0.7) + (isNamed ? 0.1 : 0), reason }
}

function parse(file: ImportFile, options: ParseOptions, emit: Emit) {
  const kind = workbookKind(file)
  return kind ? readWorkbook(file, kind, options, emit) : readCsv(file, options, emit)
}

export default definePlugin({ importer: { detect, parse } })
