import {
  BookWriter,
  isoDate,
  PluginError,
  type BookAccount,
  type BookEntry,
  type BookLine,
  type Emit,
  type ParseResult,
} from '@florin/plugin-sdk'
import { accountNamed } from './accounts.js'
import { readAmount, type Amount } from './amounts.js'
import { asTotal, atUnitPrice } from './weights.js'

const DATE = /^(\d{4})?[-/.]?(\d{1,2})[-/.](\d{1,2})(?:=[\d/.-]+)?/
const KINDS: Record<string, BookAccount['kind']> = {
  A: 'asset',
  C: 'asset',
  V: 'equity',
  L: 'liability',
  E: 'equity',
  R: 'income',
  X: 'expense',
}
const DIRECTIVES_WITH_BODY = /^(account|commodity|payee|tag|comment|test|~|=)/

/** Reads a journal of hledger or Ledger. Throws a PluginError that names the line where it is none. */
export function readHledger(text: string, emit: Emit): ParseResult {
  return new JournalReader(text, emit).read()
}

class JournalReader {
  readonly #lines: string[]
  readonly #book: BookWriter
  readonly #kinds = new Map<string, BookAccount['kind']>()
  readonly #aliases: [string, string][] = []
  readonly #prefixes: string[] = []
  #year: string | undefined
  #mark: '.' | ',' | undefined
  #defaultCommodity = ''
  #at = 0

  constructor(text: string, emit: Emit) {
    this.#lines = text.split(/\r\n|\n|\r/)
    this.#book = new BookWriter(emit)
  }

  read(): ParseResult {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at]!
      try {
        if (/^\d/.test(line)) this.#transaction(line)
        else this.#directive(line)
      } catch (error) {
        if (!(error instanceof PluginError)) throw error
        this.#book.issues.push({
          line: this.#at + 1,
          code: 'unreadable',
          message: `Line ${this.#at + 1}: ${error.message}; the transaction is left out.`,
        })
        this.#skipBody()
      }
    }
    if (this.#book.count === 0)
      throw new PluginError(
        'invalid_input',
        'The journal has no transactions. ' + (this.#book.issues[0]?.message ?? ''),
      )
    return { statements: [], issues: this.#book.issues, book: this.#book.finish() }
  }

  #directive(line: string): void {
    this.#at++
    const [word = '', ...words] = line.split(/\s+/)
    const rest = words.join(' ').replace(/\s*;.*$/, '')
    if (word === 'P') return this.#price(line)
    if (word === 'Y' || word === 'year' || (word === 'apply' && words[0] === 'year'))
      this.#year = /\d{4}/.exec(rest)?.[0]
    else if (/^Y\d{4}$/.test(word)) this.#year = word.slice(1)
    else if (word === 'D') this.#defaultCommodity = readAmount(rest, this.#mark)?.amount.commodity ?? ''
    else if (word === 'decimal-mark') this.#mark = rest.startsWith(',') ? ',' : '.'
    else if (word === 'alias') this.#alias(rest)
    else if (word === 'apply' && words[0] === 'account') this.#prefixes.push(words.slice(1).join(' '))
    else if (word === 'end' && words[0] === 'apply') this.#prefixes.pop()
    else if (word === 'account') this.#declare(line)
    else if (word === 'include')
      this.#book.issues.push({
        line: this.#at,
        code: 'included_file',
        message: `Line ${this.#at}: "${rest}" is a file of its own; import it too.`,
      })
    if (word === 'comment')
      while (this.#at < this.#lines.length && !/^end comment/.test(this.#lines[this.#at]!)) this.#at++
    if (DIRECTIVES_WITH_BODY.test(line)) this.#skipBody()
  }

  #skipBody(): void {
    do this.#at++
    while (this.#at < this.#lines.length && /^\s+\S/.test(this.#lines[this.#at]!))
  }

  #declare(line: string): void {
    const [, name = '', comment = ''] = /^account\s+(.*?)(?:\s{2,}|\t|\s*;|$)(.*)/.exec(line) ?? []
    const type = /\btype:\s*(\w)/.exec(comment)?.[1]
    if (type && KINDS[type.toUpperCase()]) this.#kinds.set(name, KINDS[type.toUpperCase()]!)
  }

  #alias(rest: string): void {
    const [from = '', to = ''] = rest.split('=').map((part) => part.trim())
    if (!from.startsWith('/')) this.#aliases.push([from, to])
  }

  /** `P 2024-03-01 EUR $1.08` */
  #price(line: string): void {
    const [, date = '', code = '', rest = ''] =
      /^P\s+(\S+)(?:\s+\d\d:\d\d(?::\d\d)?)?\s+("[^"]*"|\S+)\s+(.*)/.exec(line) ?? []
    const price = readAmount(rest, this.#mark)?.amount
    if (price)
      this.#book.prices.push({
        from: code.replaceAll('"', ''),
        to: price.commodity,
        on: this.#date(date),
        rate: price.quantity,
      })
  }

  #date(text: string): string {
    const [, year = this.#year, month = '', day = ''] = DATE.exec(text) ?? []
    const date = isoDate(Number(year ?? 0), Number(month), Number(day))
    if (date === undefined) throw new PluginError('invalid_input', `"${text.slice(0, 20)}" is no date`)
    return date
  }

  #transaction(head: string): void {
    const start = this.#at
    const [written = '', ...comments] = head.split(';')
    const [, day = '', mark = '', code = '', words = ''] =
      /^(\S+)\s*([*!]?)\s*(\([^)]*\))?\s*(.*)$/.exec(written.trim()) ?? []
    const [payee, memo] = splitWords(words)
    const notes = [comments.join(';').trim()]
    const lines: BookLine[] = []
    const date = this.#date(day)
    const clearing = mark === '*' ? 'cleared' : 'uncleared'
    while (++this.#at < this.#lines.length) {
      const line = this.#lines[this.#at]!
      if (!/^\s+\S/.test(line)) break
      const body = line.trim()
      if (body.startsWith(';')) notes.push(body.replace(/^;+\s*/, ''))
      else lines.push(...this.#posting(body, clearing))
    }
    const tags = notes.join('\n').match(/[\p{L}\d_-]+(?=:(?:\s|,|$|[^\s/]))/gu) ?? []
    const entry: BookEntry = { line: start + 1, date, status: mark === '!' ? 'pending' : 'posted', payee, memo, lines }
    Object.assign(entry, { note: notes.filter((note) => note !== '').join('\n'), tags, external_id: code && '' })
    if (lines.length > 0) this.#book.add(entry)
  }

  #posting(body: string, clearing: 'cleared' | 'uncleared'): BookLine[] {
    const [written = '', ...comment] = body.split(';')
    const [, own = '', rest = ''] = /^([*!]?)\s*(.*)$/.exec(written.trim()) ?? []
    const [, name = '', amountText = ''] = /^(.*?)(?:\s{2,}|\t+\s*)(.*)$/.exec(rest) ?? [rest, rest, '']
    // Unbalanced virtual postings stand beside the books.
    if (name.startsWith('(')) return []
    const account = this.#account(name.replace(/^\[|\]$/g, ''))
    const line: BookLine = {
      account,
      quantity: null,
      commodity: '',
      memo: comment.join(';').trim(),
      clearing: own === '*' ? 'cleared' : clearing,
    }
    const found = amountText.startsWith('=') ? undefined : readAmount(amountText, this.#mark)
    if (!found) {
      if (amountText !== '' && !amountText.startsWith('='))
        throw new PluginError('invalid_input', `"${amountText}" is no amount`)
      return [line]
    }
    const { quantity } = found.amount
    const commodity = found.amount.commodity || this.#defaultCommodity
    return [{ ...line, quantity, commodity, weight: this.#weight(quantity, found.rest) }]
  }

  /** `{cost}`, `@ unit price`, `@@ total`; the cost counts where there are both. */
  #weight(quantity: string, rest: string): BookLine['weight'] {
    const cost = /^\{(\{?)\s*=?\s*([^}]*)\}\}?\s*(?:\[[^\]]*\])?\s*(?:\([^)]*\))?\s*(.*)$/.exec(rest)
    const costAmount = cost && readAmount(cost[2]!, this.#mark)?.amount
    if (costAmount) return cost[1] ? asTotal(quantity, costAmount) : atUnitPrice(quantity, costAmount)
    const price = /^\(?(@@?)\)?\s*(.*)$/.exec(cost ? cost[3]! : rest)
    if (!price) return null
    const amount: Amount | undefined = readAmount(price[2]!, this.#mark)?.amount
    if (!amount) throw new PluginError('invalid_input', `"${price[2]}" is no price`)
    return price[1] === '@@' ? asTotal(quantity, amount) : atUnitPrice(quantity, amount)
  }

  #account(name: string): number {
    const full = [...this.#prefixes, name.trim()].join(':')
    const aliased = this.#aliases.reduce(
      (text, [from, to]) => (text === from || text.startsWith(`${from}:`) ? to + text.slice(from.length) : text),
      full,
    )
    return this.#book.account({ ...accountNamed(aliased, this.#kinds.get(aliased)), commodity: null })
  }
}

/** `payee | note`, as hledger reads a description. */
function splitWords(words: string): [string, string] {
  const bar = words.indexOf('|')
  return bar < 0 ? [words.trim(), ''] : [words.slice(0, bar).trim(), words.slice(bar + 1).trim()]
}
