import type { ColumnMapping, ParseOptions } from '@florin/plugin-sdk'
import { findDialect, sampleRows, type Row } from './rows.js'
import { isData, isValue, namesIn } from './table.js'

/** A table of a file that has several, with the lines of the others blank, so that its rows keep their numbers. */
export interface Section {
  /** What stands above it. */
  title: string
  text: string
  /** What a person said about the columns, where it is of this table. */
  mapping?: ColumnMapping
}

/** Files with several tables are short: one for each account or card. */
const LONGEST = 1 << 18
/** A day and two more names that are known beyond doubt. */
const SURE_OF_NAMES = 10
const NARROWEST = 3

/** The tables of a file one below the other, each with names of its own; a single one for most files. */
export function sectionsOf(text: string, { mapping }: ParseOptions): Section[] {
  const whole = [{ title: '', text, ...(mapping && { mapping }) }]
  if (text.length > LONGEST || mapping?.header_row === null) return whole
  const rows = sampleRows(text, findDialect(text, mapping?.delimiter), LONGEST)
  const heads = headRows(rows)
  const isOther = mapping?.header_row !== undefined && !heads.includes(mapping.header_row)
  if (heads.length < 2 || isOther) return whole
  const lines = text.split('\n')
  const begins = heads.map((head, at) => (at === 0 ? 0 : lastDataBefore(rows, head) + 1))
  return heads.map((head, at) => {
    const [first, end] = [rows[begins[at]!]!.line, rows[begins[at + 1] ?? rows.length]?.line ?? lines.length + 1]
    const body = lines.slice(first - 1, end - 1).join('\n')
    const own = mappingOf(mapping, at, head, begins[at]!)
    return {
      ...(own && { mapping: own }),
      title: titleAbove(rows.slice(begins[at], head)),
      text: '\n'.repeat(first - 1) + body,
    }
  })
}

/** A mapping is of the table whose names it counts to, and of the first where it does not say. */
function mappingOf(mapping: ColumnMapping | undefined, at: number, head: number, begin: number) {
  if (!mapping) return undefined
  if (mapping.header_row === undefined) return at === 0 ? mapping : undefined
  return mapping.header_row === head ? { ...mapping, header_row: head - begin } : undefined
}

/** The rows of names that differ from those before and have rows with values below them. */
function headRows(rows: Row[]): number[] {
  const found: number[] = []
  rows.forEach(({ cells }, index) => {
    if (cells.length < NARROWEST || namesIn(cells) < SURE_OF_NAMES) return
    const last = found.at(-1)
    if (last !== undefined && sameNames(rows[last]!.cells, cells)) return
    const isFollowed = rows.slice(index + 1, index + 3).some(isData)
    if (isFollowed && (last === undefined || lastDataBefore(rows, index) > last)) found.push(index)
  })
  return found
}

const sameNames = (a: string[], b: string[]) =>
  a.length === b.length && a.every((cell, at) => cell.trim() === b[at]!.trim())

function lastDataBefore(rows: Row[], index: number): number {
  let at = index - 1
  while (at >= 0 && !isData(rows[at]!)) at--
  return at
}

/** The nearest line above the names that has words and no values. */
function titleAbove(rows: Row[]): string {
  const titled = rows.findLast(({ cells }) => cells.some((cell) => /\p{L}/u.test(cell)) && !cells.some(isValue))
  return titled?.cells.find((cell) => /\p{L}/u.test(cell))?.trim() ?? ''
}
