import {
  PluginError,
  type ColumnMapping,
  type ImportFile,
  type ParseResult,
  type SourceColumn,
} from '@florin/plugin-sdk'
import { findDecimalMark, type DecimalMark } from './amounts.js'
import { guessColumns } from './columns.js'
import { dateInName, findDateOrder, splitDate, type DateEvidence } from './dates.js'
import { findFee } from './fees.js'
import { knownLayout } from './layouts.js'
import type { Columns } from './meaning.js'
import { findPartners } from './partners.js'
import { profileColumns } from './profile.js'
import { findDialect, sampleRows, visitRows, type Dialect, type Row } from './rows.js'
import { findSigns, type Signs } from './signs.js'
import { findTable, isData, type Table } from './table.js'

const SAMPLE_CHARS = 1 << 18
/** Enough to tell what a column holds. */
const PROFILED_ROWS = 200
/** Signs and decimal marks may hang on few rows, so more are looked at. */
const WEIGHED_ROWS = 1000

export interface OtherAmount {
  index: number
  currency: string
}

/** Everything that must be known before the first row is read. */
export interface Plan {
  dialect: Dialect
  table: Table
  columns: Columns & { date: number }
  order: DateEvidence['order']
  orderCertain: boolean
  decimal: DecimalMark
  signs: Signs
  /** Fees that come on top of the amounts. */
  fee: number | null
  /** Who paid and who was paid, where each has a column. */
  partners: [sender: number, recipient: number] | undefined
  /** Further columns of amounts, each of another currency, where a row fills one of them. */
  others: OtherAmount[]
  /** 1-based line of the names, 0 without. */
  headerLine: number
}

/** Finds out how to read the table; what the user said comes first. Throws a PluginError that names what is missing. */
export function makePlan(text: string, file: Pick<ImportFile, 'name'>, wanted: ColumnMapping = {}): Plan {
  const dialect = findDialect(text, wanted.delimiter)
  const sample = sampleRows(text, dialect, SAMPLE_CHARS)
  if (sample.length === 0) throw new PluginError('invalid_input', 'The file is empty: it has no rows.')
  const table = findTable(sample, wanted.header_row)
  const profiles = profileColumns(withoutFooter(table.body).slice(0, PROFILED_ROWS), table.width)
  const known = { ...knownLayout(table.names), ...wanted }
  const columns = { ...guessColumns(table, profiles), ...onlyColumns(known) }
  requireColumns(columns, table, wanted, dialect)
  const date = columns.date!
  const amountCells = [columns.amount, columns.debit, columns.credit].flatMap((index) =>
    cellsOf(table.body.slice(0, WEIGHED_ROWS), index),
  )
  const decimal = known.decimal ?? findDecimalMark(amountCells, dialect.delimiter === ';' ? ',' : '.')
  const evidence = known.date_order
    ? { order: known.date_order, certain: true }
    : dateOrder(text, dialect, table, date, file.name, preferredOrder(table, amountCells, decimal))
  const signs = findSigns(columns, { ...table, body: table.body.slice(0, WEIGHED_ROWS) })
  return {
    dialect,
    table,
    columns: { ...columns, date },
    order: evidence.order,
    orderCertain: evidence.certain,
    decimal,
    signs: { ...signs, inverted: known.inverted ?? signs.inverted },
    fee: findFee(columns, table),
    partners: columns.payee.length === 2 ? findPartners(columns.payee, table.names) : undefined,
    others: otherAmounts(columns, table),
    headerLine: table.headerRow === null ? 0 : sample[table.headerRow]!.line,
  }
}

/** What stands below the last row with a day and an amount says nothing about the columns. */
function withoutFooter(body: Row[]): Row[] {
  const last = body.findLastIndex(isData)
  return last < 0 ? body : body.slice(0, last + 1)
}

/** Columns named by nothing but a currency stand for one amount, told in the currency it moved in. */
function otherAmounts({ amount }: Columns, { headers, names, body }: Table): OtherAmount[] {
  const isBare = (index: number) => /^[A-Z]{3}\$?$/.test(names[index]?.trim() ?? '')
  if (amount === null || !isBare(amount)) return []
  const others = headers.flatMap((header, index) =>
    index !== amount && header?.currency && isBare(index) ? [{ index, currency: header.currency }] : [],
  )
  const filled = (cells: string[], index: number) => (cells[index] ?? '').trim() !== ''
  const areApart = body.every(
    ({ cells }) => [amount, ...others.map(({ index }) => index)].filter((index) => filled(cells, index)).length <= 1,
  )
  return areApart ? others : []
}

/** The first rows often leave the order open; then the whole column is asked. */
function dateOrder(
  text: string,
  dialect: Dialect,
  table: Table,
  date: number,
  name: string,
  preferred: 'dmy' | 'mdy',
): DateEvidence {
  const latest = dateInName(name)
  const evidence = findDateOrder(cellsOf(table.body, date), latest, preferred)
  if (evidence.certain || text.length <= SAMPLE_CHARS) return evidence
  const cells: string[] = []
  visitRows(text, dialect, (row) => cells.push(row.cells[date] ?? ''))
  return findDateOrder(cells, latest, preferred)
}

/** Where the dates say nothing: the month comes first in the United States, which shows in the dollar sign and the currency. */
function preferredOrder(table: Table, amountCells: string[], decimal: DecimalMark): 'dmy' | 'mdy' {
  const isDollar = (cell: string) => /^[-+(\s]*\$/.test(cell) || cell.trim().toUpperCase() === 'USD'
  const american = amountCells.some(isDollar) || table.body.slice(0, 20).some(({ cells }) => cells.some(isDollar))
  return american && decimal === '.' ? 'mdy' : 'dmy'
}

const cellsOf = (rows: Row[], index: number | null) =>
  index === null ? [] : rows.map(({ cells }) => cells[index] ?? '')

/** The fields of a mapping that are columns. A chosen amount excludes the pair, and the pair the amount. */
function onlyColumns(wanted: ColumnMapping): Partial<Columns> {
  const { delimiter: _d, header_row: _h, date_order: _o, decimal: _m, inverted: _i, ...columns } = wanted
  if (typeof columns.amount === 'number') return { debit: null, credit: null, ...columns }
  if (typeof columns.debit === 'number' || typeof columns.credit === 'number')
    return { amount: null, direction: null, ...columns }
  return columns
}

/** A table in which the columns with dates or amounts are not found: a person who looks at it may know them. */
export class ColumnsUnknown extends PluginError {
  constructor(
    message: string,
    readonly columns: SourceColumn[],
    readonly guessed: ColumnMapping,
  ) {
    super('invalid_input', message)
  }
}

/** Shows the table as it is. */
export function askForColumns({ message, columns, guessed }: ColumnsUnknown): ParseResult {
  return { statements: [], issues: [{ line: null, code: 'columns_unknown', message }], columns, guessed }
}

function requireColumns(columns: Columns, table: Table, wanted: ColumnMapping, { delimiter }: Dialect): void {
  const names = table.names.filter((name) => name !== '')
  const has =
    names.length > 0 ? `Its columns are: ${names.slice(0, 20).join(', ').slice(0, 400)}.` : 'Its columns have no names.'
  const empty = table.body.length === 0 ? ' There are no rows below the names either, so no transactions.' : ''
  const { date, ...others } = columns
  const hasAmounts = columns.amount !== null || columns.debit !== null || columns.credit !== null
  if (date === null || !hasAmounts) {
    const message = `The table has no column with ${date === null ? 'dates' : 'amounts'}. ${has}${empty}`
    const guessed = { ...others, ...(date !== null && { date }), delimiter, header_row: table.headerRow }
    // Sentences with commas are no table: several rows have to be equally wide.
    const full = table.body.filter(({ cells }) => cells.length === table.width).length + (names.length > 0 ? 1 : 0)
    const isTable = table.width > 1 && table.body.length > 0 && full >= 2
    throw isTable
      ? new ColumnsUnknown(message, describeTable(table), guessed)
      : new PluginError('invalid_input', message)
  }
  const most = Math.max(date, columns.amount ?? 0, columns.debit ?? 0, columns.credit ?? 0)
  if (most >= table.width)
    throw new PluginError('invalid_input', `The mapping names column ${most}, but the table has ${table.width}.`)
  const hasDates = cellsOf(table.body, date).some((cell) => splitDate(cell))
  if (wanted.date !== undefined && table.body.length > 0 && !hasDates) {
    throw new PluginError(
      'invalid_input',
      `Column ${date + 1} was chosen for the dates, but none of its cells is a date.`,
    )
  }
}

/** The guess as the user may change it. */
export function describeGuess(plan: Plan): ColumnMapping {
  const { columns, dialect, table, order, decimal, signs } = plan
  return {
    ...columns,
    delimiter: dialect.delimiter,
    header_row: table.headerRow,
    date_order: order,
    decimal,
    inverted: signs.inverted,
  }
}

const SAMPLES = 5

export const describeColumns = ({ table }: Plan): SourceColumn[] => describeTable(table)

function describeTable(table: Table): SourceColumn[] {
  return Array.from({ length: table.width }, (_, index) => ({
    index,
    header: (table.names[index] ?? '').slice(0, 400),
    samples: table.body.slice(0, SAMPLES).map(({ cells }) => (cells[index] ?? '').trim().slice(0, 200)),
  }))
}
