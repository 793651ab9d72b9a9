import { isoDateOfDay } from '@florin/plugin-sdk'

/** A sheet of a workbook: rows of cells as text. Dates are `YYYY-MM-DD`, numbers plain decimals; row 0 is the sheet's first row. */
export interface Sheet {
  name: string
  rows: string[][]
}

/** More than any bank writes; a cell far below or to the right is a slip of the keyboard. */
export const MOST_ROWS = 200_000
export const MOST_COLUMNS = 400

/** Day 0 of each of the two calendars spreadsheets count in, counted from 1970: 30 December 1899 and 1 January 1904. */
const START_1900 = -25_569
const START_1904 = -24_107
const MOST_DECIMALS = 10

/** A number as a spreadsheet shows it: at most 15 digits, because doubles hold no more. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return ''
  const rounded = Number(value.toPrecision(15))
  const plain = String(rounded)
  if (!plain.includes('e')) return plain
  // Too small or too large to be money; still written as a number people can read.
  return rounded.toLocaleString('en', { useGrouping: false, maximumFractionDigits: MOST_DECIMALS })
}

/** The day of a serial number. Times of day are left out. */
export function dayText(serial: number, is1904: boolean): string {
  return isoDateOfDay((is1904 ? START_1904 : START_1900) + Math.floor(serial)) ?? numberText(serial)
}

const BUILT_IN_DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 57, 58])

/** Whether a number format shows a day. Formats of times alone do not. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN_DATES.has(id)
  const bare = code.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '')
  return /[dy年日]/i.test(bare) && !/[#?]/.test(bare)
}

/** The sheet as the text of a table, so that there is one way to understand tables. */
export function sheetText({ rows }: Sheet): string {
  const quoted = (cell: string) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  const width = Math.max(...rows.map((row) => row.length))
  return rows
    .map((row) => Array.from({ length: width }, (_, index) => quoted(oneLine(row[index] ?? ''))).join(','))
    .join('\n')
}

const oneLine = (cell: string) => cell.replace(/[\r\n]+/g, ' ')
