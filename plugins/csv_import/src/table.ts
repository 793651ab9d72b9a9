import { readRaw } from './amounts.js'
import { splitDate } from './dates.js'
import { readHeader, type Header } from './headers.js'
import type { Row } from './rows.js'

/** A table inside the file: where its names stand, and the rows below. */
export interface Table {
  /** Index into the sample's rows; null where the file has no names. */
  headerRow: number | null
  names: string[]
  headers: (Header | undefined)[]
  width: number
  /** Lines above the table. */
  preamble: Row[]
  body: Row[]
}

const HEADER_WITHIN = 60
const BALANCE_LINES = 2
/** Summaries above a table have names too, but no dates. */
const DATE_WEIGHT = 6

export function findTable(rows: Row[], wanted?: number | null): Table {
  const headerRow =
    wanted === undefined ? findHeaderRow(rows) : wanted === null ? null : Math.min(wanted, rows.length - 1)
  const names = headerRow === null ? [] : rows[headerRow]!.cells.map((cell) => cell.trim())
  const firstData = headerRow === null ? Math.max(0, rows.findIndex(isData)) : headerRow + 1
  const body = rows.slice(firstData).filter(({ cells }) => headerRow === null || !isSame(cells, rows[headerRow]!.cells))
  const width = Math.max(names.length, commonWidth(body))
  const headers = Array.from({ length: width }, (_, index) => readHeader(names[index] ?? ''))
  return { headerRow, names, headers, width, preamble: rows.slice(0, headerRow ?? firstData), body }
}

/** The row above the data whose cells are the most known names; failing that, one that only looks like names. */
function findHeaderRow(rows: Row[]): number | null {
  let best = { index: -1, score: 2 }
  const firstData = rows.findIndex(isData)
  const limit = Math.min(HEADER_WITHIN, firstRowsEnd(rows))
  for (let index = 0; index < limit; index++) {
    const score = namesIn(rows[index]!.cells)
    if (score > best.score) best = { index, score }
  }
  if (best.index >= 0) return best.index
  if (firstData <= 0) return null
  const above = rows[firstData - 1]!.cells
  const data = rows[firstData]!.cells
  const filled = above.filter((cell) => cell.trim() !== '').length
  const fits = Math.abs(above.length - data.length) <= 1 && filled >= 2 && filled >= above.length - 2
  return fits && !above.some(isValue) ? firstData - 1 : null
}

/** Names stand above the data; a line or two with an account, its balance and the day of it may stand above the names. */
function firstRowsEnd(rows: Row[]): number {
  let found = 0
  const end = rows.findIndex((row) => isData(row) && ++found > BALANCE_LINES)
  return end < 0 ? rows.length : end
}

/** Two points for a known phrase, one for a known word, more for a row that names a date; none for a row that holds values. */
export function namesIn(cells: string[]): number {
  if (cells.some((cell) => cell.trim().length > 80 || isValue(cell))) return 0
  const headers = cells.flatMap((cell) => readHeader(cell) ?? [])
  const named = headers.reduce((sum, { certainty }) => sum + Math.round(certainty * 2), 0)
  return named + (headers.some(({ role }) => role === 'date' || role === 'value_date') ? DATE_WEIGHT : 0)
}

/** Some exports write the names again, at the end or on every page. */
const isSame = (a: string[], b: string[]) =>
  a.length === b.length && a.every((cell, index) => cell.trim() === b[index]!.trim())

/** Has both a date and a number. */
export function isData({ cells }: Row): boolean {
  return cells.some((cell) => splitDate(cell) !== undefined) && cells.some((cell) => readRaw(cell) && !splitDate(cell))
}

export const isValue = (cell: string) =>
  /\d/.test(cell) && (splitDate(cell) !== undefined || readRaw(cell) !== undefined)

function commonWidth(rows: Row[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0
}
