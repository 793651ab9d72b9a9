/*
 * Amounts as banks write them: 1,234.56 · 1.234,56 · 1'234.56 · 1 234,56 · (5.00) · 5.00- · - $5 · £5.00 CR · 5,00 S · د.ا.4.750
 */
import { lettersOf } from './ascii.js'

export type DecimalMark = '.' | ','

/** A cell taken apart: its digits with separators, its sign, and a credit or debit mark beside it. */
export interface RawAmount {
  core: string
  negative: boolean
  mark: 'credit' | 'debit' | undefined
}

/** White space of any kind, direction marks of right-to-left scripts, and quotes left over from broken CSV. */
const NOISE = /[\s\u00a0\u202f\u2009\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"]/g
const MINUS = /[\u2212\u2012\u2013\u2014\uff0d]/g
const MARKS: Record<string, RawAmount['mark']> = { CR: 'credit', DR: 'debit', H: 'credit', S: 'debit', DB: 'debit' }
/** Before the digits stands a unit; a point belongs to it only behind a letter, as in "Rs.500". */
const BESIDE = String.raw`(?:[^\d(+\-.,]|(?<=\p{L})[.,])`
const SHAPE = lettersOf(
  String.raw`^(${BESIDE}{0,8})(\()?([+-]?)(${BESIDE}{0,8}?)([.,]?\d[\d.,'’]*)([+-]?)(\))?\D{0,8}$`,
)

const SIMPLE = /^-?\d+([.,]\d+)?$/

/** What may stand beside the digits: a currency's code or its usual word, in letters of any script. */
const UNIT =
  /^([A-Z]{1,3}|zł|Zł|kč|Kč|kr|Kr|Ft|Rs|lei|Lei|din|eur|usd|[円元圓원]|[\u0400-\u04ff]{1,4}|[\u0600-\u06ff]{1,5}|[\u0e00-\u0e7f]{1,4})?$/

/** Undefined where the cell is no amount. */
export function readRaw(cell: string): RawAmount | undefined {
  if (SIMPLE.test(cell)) {
    const negative = cell.startsWith('-')
    return { core: negative ? cell.slice(1) : cell, negative, mark: undefined }
  }
  if (cell.length > 60 || !/\d/.test(cell)) return undefined
  const text = cell.replace(NOISE, '').replace(MINUS, '-')
  if (text.length > 40) return undefined
  const match = SHAPE(text).exec(text)
  if (!match) return undefined
  const [, before = '', open, sign, symbol = '', core = '', after, close] = match
  const tail = text.slice(text.lastIndexOf(core) + core.length).replace(/[^\p{L}]/gu, '')
  const mark = MARKS[tail.toUpperCase()] ?? MARKS[before.toUpperCase()]
  const letters = (before + symbol).replace(/[^\p{L}]/gu, '') + (mark ? '' : tail)
  if (!UNIT.test(letters)) return undefined
  const negative = sign === '-' || after === '-' || Boolean(open && close) || before.endsWith('-')
  return { core: core.replace(/['’]/g, '').replace(/[.,]$/, ''), negative, mark }
}

/** How an amount's own digits speak for a decimal mark; undefined where they could be read both ways. */
function markOf(core: string): DecimalMark | undefined {
  const last = Math.max(core.lastIndexOf('.'), core.lastIndexOf(','))
  if (last < 0) return undefined
  const mark = core[last] as DecimalMark
  const other = mark === '.' ? ',' : '.'
  if (core.includes(other)) return mark
  if (core.indexOf(mark) !== last) return other
  // Thousands come in threes and never begin with a zero.
  return core.length - last - 1 !== 3 || /^0/.test(core) || last > 3 ? mark : undefined
}

/** The decimal mark of a column: its clear cases decide, `fallback` where there are none. */
export function findDecimalMark(cells: string[], fallback: DecimalMark): DecimalMark {
  const votes = { '.': 0, ',': 0 }
  for (const cell of cells) {
    const raw = readRaw(cell)
    const mark = raw && markOf(raw.core)
    if (mark) votes[mark]++
  }
  if (votes['.'] === votes[',']) return fallback
  return votes['.'] > votes[','] ? '.' : ','
}

const PLAIN = /^\d{1,15}(\.\d{1,10})?$/

/** The digits of an amount as a plain decimal string without sign; undefined where the decimal mark does not fit them. */
export function magnitude(core: string, decimal: DecimalMark): string | undefined {
  if (decimal === '.' && PLAIN.test(core)) return core
  // A cell that can only be read the other way is, so one odd row does not become a hundred times too much.
  const mark = markOf(core) ?? decimal
  const at = core.lastIndexOf(mark)
  const isFraction = at >= 0 && core.indexOf(mark) === at
  const whole = (isFraction ? core.slice(0, at) : core).replace(/[.,]/g, '')
  const fraction = isFraction ? core.slice(at + 1) : ''
  if (!/^\d{0,18}$/.test(whole) || !/^\d{0,10}$/.test(fraction)) return undefined
  return `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction && `.${fraction}`}`
}

/** Most cells are digits with a decimal mark and need no second look: their decimal string, or undefined for all others. */
export function readPlain(cell: string, decimal: DecimalMark): string | undefined {
  const mark = decimal === '.' ? 46 : 44
  const start = cell.charCodeAt(0) === 45 ? 1 : 0
  const length = cell.length
  let markAt = -1
  for (let i = start; i < length; i++) {
    const code = cell.charCodeAt(i)
    if (code === mark && markAt < 0 && i > start) markAt = i
    else if (code < 48 || code > 57) return undefined
  }
  const wholeDigits = (markAt < 0 ? length : markAt) - start
  const hasFraction = markAt >= 0
  // "1.234" alone could be a thousand; that is for the column to settle.
  if (
    wholeDigits < 1 ||
    wholeDigits > 15 ||
    (hasFraction && (length - markAt === 4 || length - markAt > 10 || length - markAt === 1))
  ) {
    return undefined
  }
  if (wholeDigits > 1 && cell.charCodeAt(start) === 48) return undefined
  return mark === 44 && hasFraction ? `${cell.slice(0, markAt)}.${cell.slice(markAt + 1)}` : cell
}

/** The decimal string of the same size with the other sign. */
export const negated = (decimal: string) => (decimal.startsWith('-') ? decimal.slice(1) : signed(true, decimal))

/** A signed decimal string; zero has no sign. */
export function signed(negative: boolean, digits: string): string {
  return negative && /[1-9]/.test(digits) ? `-${digits}` : digits
}

const CURRENCY_SIGNS: [RegExp, string][] = [
  [/R\$/, 'BRL'],
  [/£/, 'GBP'],
  [/€/, 'EUR'],
  [/₹/, 'INR'],
  [/₽/, 'RUB'],
  [/₩/, 'KRW'],
  [/₪/, 'ILS'],
  [/₺|(?<![A-Za-z])TL(?![A-Za-z])/, 'TRY'],
  [/₴/, 'UAH'],
  [/₫/, 'VND'],
  [/฿/, 'THB'],
  [/zł/i, 'PLN'],
  [/Kč/i, 'CZK'],
  [/Ft$/, 'HUF'],
  [/د\.ا/, 'JOD'],
]

/** The currency that a sign in the cell stands for. Signs that several currencies share, such as $ and kr, say nothing. */
export function currencyOfSign(cell: string): string | undefined {
  return CURRENCY_SIGNS.find(([sign]) => sign.test(cell))?.[1]
}
