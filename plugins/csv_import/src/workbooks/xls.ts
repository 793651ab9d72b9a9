import { PluginError } from '@florin/plugin-sdk'
import { concat, readCompoundFile } from './compound_file.js'
import { readRecords, RecordReader, type BiffRecord } from './records.js'
import { dayText, isDateFormat, MOST_COLUMNS, MOST_ROWS, numberText, type Sheet } from './sheet.js'

/** Record types of [MS-XLS] that hold what a cell shows. */
const BOF = 0x809
const EOF = 0x0a
const FILE_PASS = 0x2f
const DATE_MODE = 0x22
const BOUND_SHEET = 0x85
const SHARED_STRINGS = 0xfc
const FORMAT = 0x41e
const EXTENDED_FORMAT = 0xe0
const LABEL_SHARED = 0xfd
const LABEL = 0x204
const RICH_LABEL = 0xd6
const NUMBER = 0x203
const COMPACT_NUMBER = 0x27e
const COMPACT_NUMBERS = 0xbd
const FORMULA = 0x06
const FORMULA_STRING = 0x207

const BIFF8 = 0x600

interface Book {
  isBiff8: boolean
  strings: string[]
  isDate: boolean[]
  is1904: boolean
  sheets: { name: string; at: number; isVisible: boolean }[]
}

/** Reads the visible sheets of an Excel 97 workbook (.xls, BIFF8), and as far as it goes of Excel 95 (BIFF5). */
export function readXls(bytes: Uint8Array): Sheet[] {
  const file = readCompoundFile(bytes)
  if (file.names.includes('EncryptedPackage')) throw locked()
  const stream = file.stream('Workbook') ?? file.stream('Book')
  if (!stream)
    throw new PluginError('invalid_input', 'The file is an Office document of another kind, not a workbook of Excel.')
  const records = readRecords(stream)
  const book = readGlobals(records)
  return book.sheets
    .filter(({ isVisible }) => isVisible)
    .map(({ name, at }) => ({ name, rows: readSheet(records, at, book) }))
}

const locked = () =>
  new PluginError(
    'invalid_input',
    'The workbook is locked with a password. Save it without one in Excel, then import it again.',
  )

function readGlobals(records: BiffRecord[]): Book {
  const book: Book = { isBiff8: true, strings: [], isDate: [], is1904: false, sheets: [] }
  const codes = new Map<number, string>()
  const formats: number[] = []
  for (const { type, parts } of records) {
    const reader = new RecordReader(parts)
    if (type === FILE_PASS) throw locked()
    if (type === BOF) book.isBiff8 = reader.uint16() === BIFF8
    else if (type === DATE_MODE) book.is1904 = reader.uint16() === 1
    else if (type === BOUND_SHEET) book.sheets.push(readBoundSheet(reader, book.isBiff8))
    else if (type === SHARED_STRINGS) book.strings = readStrings(reader)
    else if (type === FORMAT) codes.set(reader.uint16(), readLabel(reader, book.isBiff8))
    else if (type === EXTENDED_FORMAT) {
      reader.skip(2)
      formats.push(reader.uint16())
    } else if (type === EOF) break
  }
  book.isDate = formats.map((id) => isDateFormat(id, codes.get(id)))
  return book
}

function readBoundSheet(reader: RecordReader, isBiff8: boolean): Book['sheets'][number] {
  const at = reader.uint32()
  const state = reader.byte()
  const isWorksheet = reader.byte() === 0
  const length = reader.byte()
  const name = isBiff8 ? reader.unicode(length) : readBytes(reader, length)
  return { name, at, isVisible: isWorksheet && (state & 3) === 0 }
}

function readStrings(reader: RecordReader): string[] {
  reader.skip(4)
  const count = reader.uint32()
  const strings: string[] = []
  while (strings.length < count && !reader.isAtEnd) strings.push(reader.unicode(reader.uint16()))
  return strings
}

const readLabel = (reader: RecordReader, isBiff8: boolean) =>
  isBiff8 ? reader.unicode(reader.uint16()) : readBytes(reader, reader.byte())

/** Excel 95 wrote bytes of the system's character set; nearly always this one. */
function readBytes(reader: RecordReader, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(reader.byte())).join('')
}

/** The cells from the sheet's first record to its end. */
function readSheet(records: BiffRecord[], start: number, book: Book): string[][] {
  const rows: string[][] = []
  const set = (row: number, column: number, value: string) => {
    if (row >= MOST_ROWS || column >= MOST_COLUMNS) return
    while (rows.length <= row) rows.push([])
    const cells = rows[row]!
    while (cells.length < column) cells.push('')
    cells[column] = value
  }
  const number = (value: number, style: number) =>
    book.isDate[style] ? dayText(value, book.is1904) : numberText(value)
  let waiting: { row: number; column: number } | undefined
  let depth = 0
  for (const { type, at, parts } of records) {
    if (at < start) continue
    // A chart inside the sheet has a beginning and an end of its own.
    if (type === BOF) depth++
    if (type === EOF && --depth <= 0) break
    if (depth !== 1) continue
    if (type === FORMULA_STRING && waiting) {
      const reader = new RecordReader(parts)
      set(
        waiting.row,
        waiting.column,
        book.isBiff8 ? reader.unicode(reader.uint16()) : readBytes(reader, reader.uint16()),
      )
      waiting = undefined
    }
    waiting = readCell(type, parts, book, set, number) ?? waiting
  }
  return rows
}

type Set = (row: number, column: number, value: string) => void

/** Answers the place of a formula whose text follows in the next record. */
function readCell(
  type: number,
  parts: Uint8Array[],
  book: Book,
  set: Set,
  number: (value: number, style: number) => string,
): { row: number; column: number } | undefined {
  if (![LABEL_SHARED, LABEL, RICH_LABEL, NUMBER, COMPACT_NUMBER, COMPACT_NUMBERS, FORMULA].includes(type))
    return undefined
  const reader = new RecordReader(parts)
  const row = reader.uint16()
  const column = reader.uint16()
  if (type === COMPACT_NUMBERS) {
    const count = Math.floor((concat(parts).length - 6) / 6)
    for (let index = 0; index < count; index++) {
      const style = reader.uint16()
      set(row, column + index, number(compact(reader.uint32()), style))
    }
    return undefined
  }
  const style = reader.uint16()
  if (type === LABEL_SHARED) set(row, column, book.strings[reader.uint32()] ?? '')
  else if (type === COMPACT_NUMBER) set(row, column, number(compact(reader.uint32()), style))
  else if (type === LABEL || type === RICH_LABEL)
    set(row, column, book.isBiff8 ? reader.unicode(reader.uint16()) : readBytes(reader, reader.uint16()))
  else {
    const low = reader.uint32()
    const high = reader.uint32()
    // A formula whose result is no number says so in the upper bits; the lowest byte 0 means a text follows.
    if (type === FORMULA && high >>> 16 === 0xffff) return (low & 0xff) === 0 ? { row, column } : undefined
    set(row, column, number(double(low, high), style))
  }
  return undefined
}

/** The 30 upper bits of a double or an integer, perhaps in hundredths. */
function compact(raw: number): number {
  const value = raw & 2 ? (raw | 0) >> 2 : double(0, raw & 0xfffffffc)
  return raw & 1 ? value / 100 : value
}

const view = new DataView(new ArrayBuffer(8))

function double(low: number, high: number): number {
  view.setUint32(0, low, true)
  view.setUint32(4, high, true)
  return view.getFloat64(0, true)
}
