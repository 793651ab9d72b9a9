import Papa from 'papaparse'
import type { ColumnMapping } from '@florin/plugin-sdk'

export type Delimiter = NonNullable<ColumnMapping['delimiter']>

/** How the text is cut into cells. */
export interface Dialect {
  delimiter: Delimiter
  /** False for files whose quotes are ordinary characters or broken beyond use. */
  quoted: boolean
}

export interface Row {
  cells: string[]
  /** 1-based line where it begins. */
  line: number
}

const BLOCK_CHARS = 1 << 18
const DIALECT_CHARS = 10_000
const DELIMITERS: Delimiter[] = [',', ';', '\t', '|']
const NO_QUOTE = '\u0000'

/** One kind of line ending, and no mark at the beginning. */
export function unifyLines(text: string): string {
  const body = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
  if (!body.includes('\r')) return body
  const unified = body.replaceAll('\r\n', '\n')
  return unified.includes('\r') ? unified.replace(/\r*\n|\r/g, '\n') : unified
}

/** Visits every row that is not blank, a block at a time, so that a large file is never in memory as cells. */
export function visitRows(text: string, dialect: Dialect, visit: (row: Row) => void): void {
  let line = 1
  let length = BLOCK_CHARS
  for (let at = 0; at < text.length;) {
    const block = text.slice(at, at + length)
    const isLast = at + length >= text.length
    const { rows, used } = parseBlock(block, dialect, isLast)
    if (used === 0 && !isLast) {
      // A row longer than the block: look again with more of the text.
      length *= 2
      continue
    }
    const newlines = countNewlines(block, used)
    const plain = newlines <= rows.length
    for (const cells of rows) {
      if (cells.length > 1 || cells[0]!.trim() !== '') visit({ cells, line })
      line += plain ? 1 : 1 + newlinesInside(cells)
    }
    at += isLast ? block.length : used
    length = BLOCK_CHARS
  }
}

function parseBlock(block: string, dialect: Dialect, isLast: boolean): { rows: string[][]; used: number } {
  const parser = new Papa.Parser({
    delimiter: dialect.delimiter,
    newline: '\n',
    quoteChar: dialect.quoted ? '"' : NO_QUOTE,
  })
  // The types say one argument; the last row of a block that goes on elsewhere must be left for the next.
  const parse = parser.parse.bind(parser) as (
    text: string,
    from: number,
    ignoreLastRow: boolean,
  ) => Papa.ParseResult<string[]>
  const { data, meta } = parse(block, 0, !isLast)
  return { rows: data, used: meta.cursor }
}

function countNewlines(text: string, until: number): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < until; at = text.indexOf('\n', at + 1)) count++
  return count
}

const newlinesInside = (cells: string[]) =>
  cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0)

/** The first rows under a dialect. */
export function sampleRows(text: string, dialect: Dialect, chars: number): Row[] {
  const cut = text.length <= chars ? text : text.slice(0, text.lastIndexOf('\n', chars) + 1 || chars)
  const rows: Row[] = []
  visitRows(cut, dialect, (row) => rows.push(row))
  return rows
}

/** The delimiter under which most rows have the same number of cells, and more than one. */
export function findDialect(text: string, wanted?: Delimiter): Dialect {
  let best: Dialect & { score: number } = { delimiter: ',', quoted: true, score: 0 }
  for (const delimiter of wanted ? [wanted] : DELIMITERS) {
    if (!text.includes(delimiter)) continue
    for (const quoted of [true, false]) {
      const score = regularity(sampleRows(text, { delimiter, quoted }, DIALECT_CHARS)) * (quoted ? 1 : 0.8)
      if (score > best.score) best = { delimiter, quoted, score }
    }
  }
  return best.score > 0 || !wanted ? best : { delimiter: wanted, quoted: true }
}

/** Share of rows with the commonest number of cells, worth more the more cells there are. */
function regularity(rows: Row[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts)
    if (width > 1) best = Math.max(best, (count / rows.length) * Math.log2(width + 1))
  return best
}
