import { isoDate } from './calendar.js'

const PIVOT = 70
const TRIED = 5_000
type Order = 'ymd' | 'dmy' | 'mdy'

/**
 * How the days of one column are written, found by looking at all of them: `13/02/2024` anywhere tells that the day comes first. Where
 * every cell could be read two ways, the reading in which the rows are in order of time is taken, and otherwise the month comes first.
 * The function answers `YYYY-MM-DD`, undefined for what is no day.
 *
 * @example
 * const { read } = writtenDays(['13/02/2024', '01/03/2024'])
 * read('01/03/2024') === '2024-03-01'
 */
export function writtenDays(cells: Iterable<string>): {
  read: (cell: string) => string | undefined
  /** Whether nothing told the order of day and month. */
  isUnsure: boolean
} {
  const numbers: [number, number][] = []
  let [dayFirst, monthFirst] = [false, false]
  const some: string[] = []
  for (const cell of cells) {
    const parts = partsOf(cell)
    if (!parts || parts.isYearFirst) continue
    const [a, b] = parts.numbers
    dayFirst ||= a! > 12 && b! <= 12
    monthFirst ||= b! > 12 && a! <= 12
    if (some.length < TRIED) some.push(cell)
    if (numbers.length < TRIED) numbers.push([a!, b!])
  }
  const isTold = dayFirst !== monthFirst || numbers.every(([a, b]) => a === b)
  const order = dayFirst !== monthFirst ? (dayFirst ? 'dmy' : 'mdy') : inOrder(some)
  return { read: (cell) => readDay(cell, order ?? 'mdy'), isUnsure: !isTold && order === undefined }
}

function readDay(cell: string, order: Order): string | undefined {
  const parts = partsOf(cell)
  if (!parts) return undefined
  const [a, b, c] = parts.numbers as [number, number, number]
  if (parts.isYearFirst) return isoDate(a, b, c)
  const year = c < 100 ? c + (c < PIVOT ? 2000 : 1900) : c
  return order === 'dmy' ? isoDate(year, b, a) : isoDate(year, a, b)
}

function partsOf(cell: string): { numbers: number[]; isYearFirst: boolean } | undefined {
  const match = /^(\d{1,4})[-/. ]{1,2}(\d{1,2})[-/. ]{1,2}(\d{1,4})\.?(?:[T ].*)?$/.exec(cell.trim())
  if (!match) return undefined
  return { numbers: match.slice(1, 4).map(Number), isYearFirst: match[1]!.length === 4 }
}

/** The order of day and month in which time runs one way from row to row; undefined where that is so in both or in none. */
function inOrder(cells: readonly string[]): Order | undefined {
  const turns = (order: Order) => {
    const days = cells.map((cell) => readDay(cell, order) ?? '')
    let [up, down] = [0, 0]
    for (let at = 1; at < days.length; at++) {
      if (days[at]! > days[at - 1]!) up++
      if (days[at]! < days[at - 1]!) down++
    }
    return Math.min(up, down)
  }
  const [dmy, mdy] = [turns('dmy'), turns('mdy')]
  return dmy === mdy ? undefined : dmy < mdy ? 'dmy' : 'mdy'
}

/**
 * How the amounts of some columns are written, found by looking at all of them: with signs of currencies, thousands in any grouping,
 * decimal points or commas, minus signs or parentheses. The function answers plain decimal text, undefined for what is no amount.
 *
 * @example
 * const read = writtenAmounts(['1.234,50€', '0,00€'])
 * read('1.234,50€') === '1234.50'
 */
export function writtenAmounts(cells: Iterable<string>): (cell: string) => string | undefined {
  const votes = { '.': 0, ',': 0 }
  for (const cell of cells) {
    const mark = markOf(coreOf(cell)?.digits ?? '')
    if (mark) votes[mark]++
  }
  const decimal = votes[','] > votes['.'] ? ',' : '.'
  return (cell) => {
    const core = coreOf(cell)
    if (!core) return undefined
    const mark = markOf(core.digits) ?? decimal
    const at = core.digits.lastIndexOf(mark)
    const isFraction = at >= 0 && core.digits.indexOf(mark) === at
    const whole = (isFraction ? core.digits.slice(0, at) : core.digits).replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
    const fraction = isFraction ? core.digits.slice(at + 1) : ''
    if (whole.length > 15 || fraction.length > 10) return undefined
    const text = (whole || '0') + (fraction && `.${fraction}`)
    return core.isNegative && /[1-9]/.test(text) ? `-${text}` : text
  }
}

/** Its digits and marks, with nothing but signs, spaces and the name of a currency beside them. */
function coreOf(cell: string): { digits: string; isNegative: boolean } | undefined {
  if (cell.length > 60) return undefined
  const text = cell.replace(/[\u2212\u2012-\u2014]/g, '-').replace(/[\s\u00a0\u202f\u200e\u200f\u2066-\u2069'’]/g, '')
  const match = /^([^\d]*)(\d[\d.,]*)([^\d]*)$/.exec(text)
  if (!match) return undefined
  const [, before = '', core = '', after = ''] = match
  // A point behind a letter belongs to the currency, as in "Rs.500".
  const lead = /(?:^|[^\p{L}])([.,])$/u.exec(before)?.[1] ?? ''
  const digits = lead + core.replace(/[.,]+$/, '')
  const isNegative = before.includes('-') || after.startsWith('-') || (before.includes('(') && after.includes(')'))
  return before.length + after.length > 12 ? undefined : { digits, isNegative }
}

/** The decimal mark by an amount's own digits; undefined where they could be read both ways. */
function markOf(digits: string): '.' | ',' | undefined {
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  if (last < 0) return undefined
  const mark = digits[last] as '.' | ','
  const other = mark === '.' ? ',' : '.'
  if (digits.includes(other)) return mark
  if (digits.indexOf(mark) !== last) return other
  return digits.length - last - 1 !== 3 || last === 0 || digits.startsWith('0') ? mark : undefined
}
