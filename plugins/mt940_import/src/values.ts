import { daysInMonth, isoDate } from '@florin/plugin-sdk'

/** Two digits of a year: the format is of 1980, and banks do not look fifty years ahead. */
const FIRST_YEAR = 80

/** `240229` as `2024-02-29`. Banks that count thirty days a month write `240230`, which is taken for the last day there is. */
export function readDate(yymmdd: string): string | undefined {
  const [year, month, day] = [0, 2, 4].map((at) => Number(yymmdd.slice(at, at + 2))) as [number, number, number]
  const full = year < FIRST_YEAR ? 2000 + year : 1900 + year
  return isoDate(full, month, day > 28 && day <= 31 ? Math.min(day, daysInMonth(full, month)) : day)
}

/** SWIFT writes `1234,5` and `1234,`; some banks write points, spaces and both marks. */
export function readAmount(text: string): string | undefined {
  const compact = text.replace(/[\s']/g, '')
  const mark = decimalMark(compact)
  const [whole = '', fraction = ''] = mark === '' ? [compact] : splitLast(compact, mark)
  const digits = whole.replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  if (!/^\d{1,18}$/.test(digits || '0') || !/^\d{0,8}$/.test(fraction) || digits + fraction === '') return undefined
  return `${digits || '0'}${fraction && `.${fraction}`}`
}

/** A mark that stands several times groups digits. */
function decimalMark(text: string): string {
  const last = Math.max(text.lastIndexOf(','), text.lastIndexOf('.'))
  const mark = text.charAt(last)
  return last < 0 || text.indexOf(mark) !== last ? '' : mark
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark)
  return [text.slice(0, at), text.slice(at + 1)]
}

export function negate(amount: string): string {
  return /[1-9]/.test(amount) ? `-${amount}` : amount
}

/** Text without white space around it and runs of white space in it. */
export function squeeze(text: string): string {
  const trimmed = text.trim()
  return /\s\s|[\t\r\n]/.test(trimmed) ? trimmed.replace(/\s+/g, ' ') : trimmed
}
