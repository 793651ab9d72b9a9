import { PluginError, type PdfPage } from '@florin/plugin-sdk'
import { readHeader } from '../headers.js'
import { columnOf, SAME_COLUMN } from './edges.js'
import { findRows, type PrintedRow, type PrintedStatement } from './find_rows.js'
import { hasYear, leadingDate, withYear } from './values.js'
import { signRows } from './sign_rows.js'

const RARE = 0.03

export interface StatementTable {
  rows: string[][]
  /** Spending is printed as positive. */
  isCard: boolean
}

/** The bookings of a printed statement as a table with names, so that it is understood as every other table. */
export function statementTable(pages: readonly PdfPage[]): StatementTable {
  if (pages.every(({ items }) => items.length === 0))
    throw new PluginError(
      'invalid_input',
      'The document has no text. It may be scanned: pictures of statements cannot be read.',
    )
  const statement = findRows(pages)
  if (statement.rows.length === 0)
    throw new PluginError(
      'invalid_input',
      'The document has no transactions: no line of its text begins with a date and ends with an amount.',
    )
  const edges = columnEdges(statement.rows)
  keepColumns(statement, edges)
  const names = edges.map((edge, index) => nameOf(edge, index, edges, statement))
  const isCard = isCardStatement(statement)
  const signed = signRows(statement, names, edges, isCard)
  const year = yearFinder(statement)
  const dated = Math.max(...statement.rows.map(({ dates }) => dates.length))
  const header = ['Date', ...(dated > 1 ? ['Value date'] : []), 'Description', 'Details', ...names]
  const rows = statement.rows.map(({ dates, words }, index) => [
    ...Array.from({ length: dated }, (_, at) => year(dates[at] ?? dates[0]!)),
    words[0]!,
    words.slice(1).join(' '),
    ...signed[index]!,
  ])
  return { rows: [...accountLines(statement), header, ...rows], isCard }
}

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}/

/** Lines that name an account, as they stand above other tables. */
function accountLines({ others }: PrintedStatement): string[][] {
  const texts = others.map(({ line }) => line.cells.map(({ text }) => text).join(' '))
  return texts
    .filter((text) => IBAN.test(text))
    .slice(0, 5)
    .map((text) => [text])
}

/** The right edges of the columns of amounts. What stands under one another only now and then is no column. */
function columnEdges(rows: readonly PrintedRow[]): number[] {
  const groups: { edge: number; count: number }[] = []
  for (const { cell } of rows.flatMap(({ amounts }) => amounts)) {
    const group = groups.find(({ edge }) => Math.abs(edge - cell.right) <= SAME_COLUMN)
    if (!group) groups.push({ edge: cell.right, count: 1 })
    else group.count++
  }
  const most = Math.max(...groups.map(({ count }) => count))
  const columns = groups.filter(({ count }) => count >= Math.min(2, most) && count >= most * RARE)
  return columns.map(({ edge }) => edge).sort((a, b) => a - b)
}

/** Leaves out amounts that stand in no column, and lines that then have none: summaries with a day and a sum. */
function keepColumns(statement: PrintedStatement, edges: readonly number[]): void {
  for (const row of statement.rows) row.amounts = row.amounts.filter(({ cell }) => columnOf(cell.right, edges) >= 0)
  statement.rows = statement.rows.filter(({ amounts }) => amounts.length > 0)
}

const USUAL: Record<number, string[]> = { 1: ['Amount'], 2: ['Amount', 'Balance'], 3: ['Debit', 'Credit', 'Balance'] }

/** What stands above a column, if it is a name that is known; otherwise what is usual. */
function nameOf(edge: number, index: number, edges: readonly number[], { rows, others }: PrintedStatement): string {
  const previous = edges[index - 1] ?? 0
  for (const { line, after } of others) {
    if (after >= rows.length) continue
    for (const { left, right, text } of line.cells) {
      const isAbove = right > previous + SAME_COLUMN && left < edge && Math.abs(right - edge) < 60 && text.length < 40
      const name = text.replace(/\)\W*\w?$/, ')')
      const role = isAbove ? readHeader(name)?.role : undefined
      if (role && ['amount', 'debit', 'credit', 'balance'].includes(role)) return name
    }
  }
  return USUAL[edges.length]?.[index] ?? `Column ${index + 1}`
}

const CARD =
  /credit card|card statement|credit limit|minimum (amount|payment|due)|total minimum due|kreditkarte|carte de crédit|tarjeta de crédito|cartão de crédito|carta di credito|creditcard/i

const isCardStatement = ({ others }: PrintedStatement) =>
  others.some(({ line }) => line.cells.some(({ text }) => CARD.test(text)))

/** Days without a year belong to the year of the latest full date that the statement prints elsewhere. */
function yearFinder({ others, rows }: PrintedStatement): (date: string) => string {
  if (rows.every(({ dates }) => dates.every(hasYear))) return (date) => date
  let latest: { year: number; month: number } | undefined
  for (const { line } of others) {
    for (const { text } of line.cells) {
      for (let at = 0; at < text.length; at = nextWord(text, at)) {
        const found = leadingDate(text.slice(at))?.date
        const read = found && hasYear(found) ? yearAndMonth(found) : undefined
        if (read && (!latest || read.year * 12 + read.month > latest.year * 12 + latest.month)) latest = read
      }
    }
  }
  if (!latest)
    throw new PluginError('invalid_input', 'The statement prints days without a year, and no full date that tells it.')
  const { year, month: last } = latest
  // A December on a statement of January was in the year before.
  return (date) =>
    hasYear(date)
      ? date
      : withYear(date, (yearAndMonth(`${withYear(date, year)}`)?.month ?? 0) > last + 1 ? year - 1 : year)
}

function nextWord(text: string, at: number): number {
  const space = text.indexOf(' ', at)
  return space < 0 ? text.length : space + 1
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ALSO: Record<string, number> = {
  mai: 5,
  mei: 5,
  maj: 5,
  mag: 5,
  okt: 10,
  out: 10,
  ott: 10,
  dez: 12,
  dic: 12,
  gen: 1,
  ene: 1,
  abr: 4,
  avr: 4,
  ago: 8,
  aou: 8,
  aoû: 8,
  fev: 2,
  fév: 2,
  juin: 6,
  jui: 7,
  lug: 7,
  giu: 6,
  set: 9,
  déc: 12,
  mär: 3,
}

/** Day first or month first does not matter here, except that no month is above 12. */
function yearAndMonth(date: string): { year: number; month: number } | undefined {
  const word = /\p{L}+/u.exec(date)?.[0].toLowerCase()
  const numbers = (date.match(/\d+/g) ?? []).map(Number)
  const written = numbers.find((number) => number > 1000) ?? 2000 + numbers.at(-1)!
  if (written < 1980 || written > 2100) return undefined
  if (word) {
    const month = MONTH_NAMES.indexOf(word.slice(0, 3)) + 1 || ALSO[word] || ALSO[word.slice(0, 3)]
    return month ? { year: written, month } : undefined
  }
  const [first, second] = numbers[0]! > 1000 ? [numbers[1]!, numbers[1]!] : [numbers[0]!, numbers[1]!]
  const month = second > 12 ? first : second
  return month >= 1 && month <= 12 ? { year: written, month } : undefined
}
