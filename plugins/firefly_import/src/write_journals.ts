import {
  BookWriter,
  DecimalSum,
  PluginError,
  type BookLine,
  type Emit,
  type Issue,
  type ParseResult,
} from '@florin/plugin-sdk'
import { type AccountDetails, equityName, ownKind } from './accounts.js'
import type { Journal, Side } from './journals.js'
import type { Limit } from './read_limits.js'

export interface FireflyExport {
  journals: Journal[]
  accounts: Map<string, AccountDetails>
  limits: Limit[]
  issues: Issue[]
}

/** Hands over what Firefly exported as a book. */
export function writeJournals(found: FireflyExport, emit: Emit): ParseResult {
  if (found.journals.length === 0) throw new PluginError('invalid_input', 'The export has no transactions.')
  const writer = new JournalWriter(found, new BookWriter(emit))
  return writer.write()
}

class JournalWriter {
  constructor(
    private readonly found: FireflyExport,
    private readonly book: BookWriter,
  ) {}

  write(): ParseResult {
    const groups = new Map<string, Journal[]>()
    for (const journal of this.found.journals) {
      const group = groups.get(journal.group)
      if (group) group.push(journal)
      else groups.set(journal.group, [journal])
    }
    for (const [id, journals] of groups) this.#addGroup(id, journals)
    this.#addLimits()
    this.book.issues.push(...this.found.issues)
    return { statements: [], issues: this.book.issues, book: this.book.finish() }
  }

  #addGroup(id: string, journals: readonly Journal[]): void {
    const [first] = journals as [Journal, ...Journal[]]
    const isSplit = journals.length > 1
    const lines = mergeOwn(journals.flatMap((journal) => this.#linesOf(journal, isSplit)))
    const tags = new Set(journals.flatMap((journal) => journal.tags))
    const notes = new Set(
      journals.flatMap((journal) => [journal.note, spentAbroad(journal)]).filter((note) => note !== ''),
    )
    this.book.add({
      line: first.line,
      date: first.date,
      payee: payeeOf(first),
      memo: (isSplit && first.groupTitle) || first.description,
      note: [...notes].join('\n'),
      tags: [...tags],
      external_id: `group ${id}`,
      lines: lines.map(({ isOwn: _isOwn, ...line }) => line),
    })
  }

  /** What a journal moves, out of its source and into its destination. */
  #linesOf(journal: Journal, isPart: boolean): (BookLine & { isOwn: boolean })[] {
    const { amount, currency, foreign, source, destination } = journal
    const clearing = journal.isReconciled ? 'reconciled' : 'uncleared'
    const memo = isPart ? journal.description : ''
    const out = { quantity: new DecimalSum().subtract(amount).toString(), commodity: currency }
    // In a transfer between currencies the foreign amount is what arrives.
    const arrives = foreign && ownKind(source) && ownKind(destination) ? foreign : { amount, currency }
    const into = { quantity: arrives.amount, commodity: arrives.currency }
    return [
      { account: this.#account(source, journal, 'source'), ...out, memo, clearing, isOwn: Boolean(ownKind(source)) },
      {
        account: this.#account(destination, journal, 'destination'),
        ...into,
        memo,
        clearing,
        isOwn: Boolean(ownKind(destination)),
      },
    ]
  }

  #account(side: Side, journal: Journal, end: 'source' | 'destination'): number {
    const own = ownKind(side)
    if (own) {
      const details = this.found.accounts.get(side.name)
      const { currency } = end === 'destination' && ownKind(journal.source) ? (journal.foreign ?? journal) : journal
      const number = side.iban || null
      return this.book.account({ path: [side.name || '?'], commodity: currency, number, ...own, ...known(details) })
    }
    const equity = equityName(side)
    if (equity) return this.book.account({ path: [equity], kind: 'equity', commodity: null })
    const name = journal.category || (end === 'destination' ? journal.budget : '') || 'Uncategorised'
    return this.book.account({ path: [name], kind: end === 'destination' ? 'expense' : 'income', commodity: null })
  }

  /** Florin budgets categories, so limits are kept where a category has the budget's name. */
  #addLimits(): void {
    const categories = new Set(this.found.journals.flatMap(({ category, budget }) => [category || budget]))
    const left = new Set<string>()
    for (const { budget, month, amount } of this.found.limits) {
      if (month === null || !categories.has(budget)) {
        left.add(budget)
        continue
      }
      const category = this.book.account({ path: [budget], kind: 'expense', commodity: null })
      this.book.budget({ category, month, amount })
    }
    if (left.size > 0)
      this.found.issues.push({
        line: null,
        code: 'budgets_kept_out',
        message: `Limits that are not of a whole month, or of a budget without a category of its name, stay behind: ${[...left].join(', ').slice(0, 400)}.`,
      })
  }
}

/** Fields that are told, so that those that are not stay as they were found. */
function known(details: AccountDetails | undefined): Partial<AccountDetails> {
  return Object.fromEntries(
    Object.entries(details ?? {}).filter(([, value]) => value !== null && value !== undefined && value !== ''),
  )
}

/** The lines of a split on the same account of one's own are one movement there. */
function mergeOwn(lines: (BookLine & { isOwn: boolean })[]): (BookLine & { isOwn: boolean })[] {
  const merged = new Map<string, BookLine & { isOwn: boolean }>()
  const all: (BookLine & { isOwn: boolean })[] = []
  for (const line of lines) {
    const key = `${line.account} ${line.commodity} ${String(line.quantity).startsWith('-')}`
    const same = line.isOwn ? merged.get(key) : undefined
    if (same) {
      same.quantity = new DecimalSum(same.quantity!).add(line.quantity!).toString()
      same.memo = ''
      if (line.clearing !== 'reconciled') same.clearing = 'uncleared'
      continue
    }
    const fresh = { ...line }
    all.push(fresh)
    if (line.isOwn) merged.set(key, fresh)
  }
  return all
}

/** What a payment in another currency was there; the account only has what it cost at home. */
function spentAbroad({ foreign, source, destination }: Journal): string {
  return foreign && !(ownKind(source) && ownKind(destination)) ? `${foreign.amount} ${foreign.currency}` : ''
}

/** Whoever is at the other end; the account for unnamed cash is nobody. */
function payeeOf({ source, destination }: Journal): string {
  const [from, to] = [ownKind(source), ownKind(destination)]
  if ((from && to) || equityName(source) || equityName(destination)) return ''
  const other = from ? destination : source
  return /^cash account$/i.test(other.type) ? '' : other.name
}
