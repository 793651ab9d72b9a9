import type { PdfPage } from '@florin/plugin-sdk'
import { linesOf, type Cell, type Line } from './lines.js'
import { leadingDate, readPrinted, type PrintedAmount } from './values.js'

/** A booking as it is printed. */
export interface PrintedRow {
  dates: string[]
  words: string[]
  amounts: { cell: Cell; amount: PrintedAmount }[]
  /** Where its words begin and its amounts begin. */
  left: number
  end: number
}

export interface PrintedStatement {
  rows: PrintedRow[]
  /** All other lines, in order, each with the number of rows before it. */
  others: { line: Line; after: number }[]
}

/** Words below a booking belong to it while they are this close, counted in heights of a line. */
const CLOSE = 2.2
const WORDS_KEPT = 6

/** The lines that begin with a day and end with an amount, with the words below them. */
export function findRows(pages: readonly PdfPage[]): PrintedStatement {
  const statement: PrintedStatement = { rows: [], others: [] }
  for (const page of pages) {
    let last: { row: PrintedRow; y: number } | undefined
    for (const line of linesOf(page)) {
      const row = readRow(line, page.width)
      if (row) {
        statement.rows.push(row)
        last = { row, y: line.y }
      } else if (last && goesOn(line, last.row, line.y - last.y)) {
        last.row.words.push(line.cells.map(({ text }) => text).join(' '))
        last.y = line.y
      } else {
        statement.others.push({ line, after: statement.rows.length })
        last = undefined
      }
    }
  }
  return statement
}

function readRow({ cells }: Line, pageWidth: number): PrintedRow | undefined {
  const dates: string[] = []
  const words: string[] = []
  let at = 0
  let left = 0
  for (; at < cells.length; at++) {
    const found = leadingDate(cells[at]!.text)
    if (!found || cells[at]!.left > pageWidth * 0.5) break
    dates.push(found.date)
    const second = leadingDate(found.rest)
    if (second) dates.push(second.date)
    const rest = second ? second.rest : found.rest
    if (rest === '') continue
    words.push(rest)
    left = cells[at]!.left
    at++
    break
  }
  if (dates.length === 0) return undefined
  const amounts: PrintedRow['amounts'] = []
  for (const cell of cells.slice(at)) {
    const amount = cell.left > pageWidth * 0.3 ? readPrinted(cell.text) : undefined
    if (amount) amounts.push({ cell, amount })
    else if (amounts.length === 0) {
      words.push(cell.text)
      if (left === 0) left = cell.left
    }
  }
  if (amounts.length === 0) return undefined
  return { dates: dates.slice(0, 2), words: [words.join(' ')], amounts, left, end: amounts[0]!.cell.left }
}

/** Below the words of a booking, to the left of its amounts, and nothing else on the line. */
function goesOn({ cells, height }: Line, row: PrintedRow, distance: number): boolean {
  const first = cells[0]!
  return (
    distance <= height * CLOSE &&
    row.words.length < WORDS_KEPT &&
    first.left >= row.left - height &&
    cells.every(({ right, text }) => right < row.end + height && !readPrinted(text))
  )
}
