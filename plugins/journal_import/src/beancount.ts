import {
  BookWriter,
  fixedText,
  multiplyFixed,
  PluginError,
  toFixed18,
  type BookLine,
  type Emit,
  type ParseResult,
} from '@florin/plugin-sdk'
import { accountNamed } from './accounts.js'
import { readAmount, type Amount } from './amounts.js'
import { asTotal, atUnitPrice } from './weights.js'

const DATED = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s+(\S+)\s*(.*)$/
const FLAGS = /^([*!#&?%PSTCURM]|txn)$/
const ACCOUNT = /^(?:([*!])\s+)?([\p{Lu}\d][\p{L}\d-]*(?::[\p{Lu}\d][\p{L}\d-]*)+)\s*(.*)$/u
const STRING = /"((?:[^"\\]|\\.)*)"/g

/** Reads a Beancount ledger, version 2 or 3. */
export function readBeancount(text: string, emit: Emit): ParseResult {
  return new LedgerReader(text, emit).read()
}

class LedgerReader {
  readonly #lines: string[]
  readonly #book: BookWriter
  readonly #closed = new Set<string>()
  readonly #currencies = new Map<string, string>()
  readonly #roots: Record<string, string> = {}
  readonly #pushedTags: string[] = []
  readonly #pads: { line: number; account: string; from: string; date: string }[] = []
  #at = 0

  constructor(text: string, emit: Emit) {
    this.#lines = text.split(/\r\n|\n|\r/)
    this.#book = new BookWriter(emit)
  }

  read(): ParseResult {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at]!
      try {
        this.#directive(line)
      } catch (error) {
        if (!(error instanceof PluginError)) throw error
        this.#book.issues.push({
          line: this.#at + 1,
          code: 'unreadable',
          message: `Line ${this.#at + 1}: ${error.message}; it is left out.`,
        })
      }
      this.#at++
    }
    if (this.#book.count === 0) throw new PluginError('invalid_input', 'The ledger has no transactions.')
    for (const name of this.#closed) this.#account(name)
    for (const { line, account } of this.#pads)
      this.#book.issues.push({
        line,
        code: 'pad',
        message: `Line ${line}: the balance of ${account} is padded in Beancount; check it after the import.`,
      })
    return { statements: [], issues: this.#book.issues, book: this.#book.finish() }
  }

  #directive(line: string): void {
    const option = /^option\s+"name_(assets|liabilities|equity|income|expenses)"\s+"([^"]+)"/.exec(line)
    if (option) this.#roots[option[2]!] = option[1]!
    if (line.startsWith('pushtag')) this.#pushedTags.push(line.slice(7).trim().replace('#', ''))
    if (line.startsWith('poptag')) this.#pushedTags.pop()
    if (line.startsWith('include'))
      this.#book.issues.push({
        line: this.#at + 1,
        code: 'included_file',
        message: `Line ${this.#at + 1}: an included file is not read; import it too.`,
      })
    const dated = DATED.exec(line)
    if (!dated) return
    const [, year, month, day, word = '', rest = ''] = dated
    const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
    if (FLAGS.test(word)) return this.#transaction(date, word, rest)
    const words = rest
      .replace(/;.*$/, '')
      .trim()
      .split(/[\s,]+/)
    if (word === 'open') this.#open(words)
    else if (word === 'close') this.#closed.add(words[0]!)
    else if (word === 'price') this.#price(date, rest)
    else if (word === 'pad') this.#pads.push({ line: this.#at + 1, account: words[0]!, from: words[1]!, date })
  }

  #open([name = '', currency = '']: string[]): void {
    if (/^[A-Z]/.test(currency)) this.#currencies.set(name, currency)
    this.#account(name)
  }

  #price(date: string, rest: string): void {
    const [, from = '', text = ''] = /^(\S+)\s+(.*)$/.exec(rest) ?? []
    const price = readAmount(text, '.')?.amount
    if (price) this.#book.prices.push({ from, to: price.commodity, on: date, rate: price.quantity })
  }

  #transaction(date: string, flag: string, rest: string): void {
    const start = this.#at
    const strings = [...rest.matchAll(STRING)].map(([, text]) => text!.replace(/\\(.)/g, '$1'))
    const bare = rest.replace(STRING, '').replace(/;.*$/, '')
    const tags = [...this.#pushedTags, ...[...bare.matchAll(/[#^]([\w./-]+)/g)].map(([, tag]) => tag!)]
    const [payee, memo] = strings.length > 1 ? [strings[0], strings[1]] : ['', strings[0]]
    const lines: BookLine[] = []
    const clearing = flag === '!' ? 'uncleared' : 'cleared'
    while (this.#at + 1 < this.#lines.length && /^\s+\S|^\s*$/.test(this.#lines[this.#at + 1]!)) {
      const body = this.#lines[++this.#at]!.trim()
      if (body === '') break
      const posting = ACCOUNT.exec(body.replace(/\s*;[^"]*$/, ''))
      if (posting) lines.push(this.#posting(posting[2]!, posting[3]!, clearing))
    }
    if (lines.length === 0) return
    const status = flag === '!' ? 'pending' : 'posted'
    this.#book.add({ line: start + 1, date, status, payee: payee || memo, memo: payee ? memo : '', tags, lines })
  }

  #posting(name: string, rest: string, clearing: 'cleared' | 'uncleared'): BookLine {
    const account = this.#account(name)
    const found = rest === '' ? undefined : readAmount(calculated(rest), '.')
    if (!found) {
      if (rest !== '' && !rest.startsWith(';')) throw new PluginError('invalid_input', `"${rest}" is no amount`)
      return { account, quantity: null, commodity: '', clearing }
    }
    const { quantity, commodity } = found.amount
    return { account, quantity, commodity, clearing, weight: weight(quantity, found.rest) }
  }

  #account(full: string): number {
    const [root = '', ...path] = full.split(':')
    const known = this.#roots[root]
    const named = accountNamed([known ? known[0]!.toUpperCase() + known.slice(1) : root, ...path].join(':'))
    const index = this.#book.account({ ...named, commodity: this.#currencies.get(full) ?? null })
    if (this.#closed.has(full)) this.#book.accountAt(index).is_closed = true
    return index
  }
}

/** What was paid: `{cost}` before `@ price`, because securities leave the books at what they cost. */
function weight(quantity: string, rest: string): BookLine['weight'] {
  const cost = /^\{(\{?)([^}]*)\}\}?\s*(.*)$/.exec(rest)
  const first = cost?.[2]!
    .split(',')
    .map((part) => readCost(quantity, part.trim(), cost[1] !== ''))
    .find((found) => found)
  if (first) return first
  const price = /^(@@?)\s*(.*)$/.exec(cost ? cost[3]! : rest)
  if (!price) return null
  const amount: Amount | undefined = readAmount(calculated(price[2]!), '.')?.amount
  if (!amount) return null
  return price[1] === '@@' ? asTotal(quantity, amount) : atUnitPrice(quantity, amount)
}

/** `12.50 USD`, or `12.50 # 4.95 USD` with a charge on top. */
function readCost(quantity: string, text: string, isTotal: boolean): BookLine['weight'] {
  if (/^\d{4}-\d\d-\d\d$|^"/.test(text)) return null
  const [unit = '', charge] = text.split('#').map((part) => part.trim())
  const commodity = /[A-Z][\w'.-]*$/.exec(text)?.[0] ?? ''
  const amount = readAmount(`${unit.replace(commodity, '').trim()} ${commodity}`, '.')?.amount
  if (!amount) return null
  const found = isTotal ? asTotal(quantity, amount) : atUnitPrice(quantity, amount)
  if (charge === undefined) return found
  const added = readAmount(charge, '.')?.amount.quantity
  if (added === undefined) return found
  const extra = asTotal(quantity, { quantity: added, commodity })
  return { amount: fixedText(toFixed18(found.amount) + toFixed18(extra.amount), 0), commodity }
}

const SUM = /^(-?)\(?\s*([-+]?[\d.,]+)\s*([*/+-])\s*([-+]?[\d.,]+)\s*\)?\s+(?=[A-Z])/

/** Beancount allows arithmetic in amounts; one operation is what people write. */
function calculated(text: string): string {
  const found = SUM.exec(text)
  if (!found) return text
  const [, sign, left, operation, right] = found
  const [a, b] = [toFixed18(left!.replace(/[,+]/g, '')), toFixed18(right!.replace(/[,+]/g, ''))]
  const one = toFixed18('1')
  const value = { '+': a + b, '-': a - b, '*': multiplyFixed(a, b), '/': b === 0n ? 0n : (a * one) / b }[
    operation as '+'
  ]
  return `${fixedText(sign === '-' ? -value : value, 0)} ${text.slice(found[0].length)}`
}
