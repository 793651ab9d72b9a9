import { matchKey } from '#ledger/domain/match_key'
import { firstDayOf, type History, type Repeatable, type SameField, sameFields, type Span } from './occurrence.js'

/** Days and ids of the transactions that share something, in the order in which they happened. */
interface Line {
  days: string[]
  ids: number[]
}

/** A transaction that is not stored yet comes after those that are, and after those that were taken in before it. */
const NOT_STORED = Number.MAX_SAFE_INTEGER
const AFTER_ALL = NOT_STORED + 1

/** Looks back on transactions in the time of a binary search. What is asked for is indexed when it is first asked for. */
export class HistoryIndex implements History {
  readonly #transactions: Repeatable[]
  readonly #lines = new Map<string, Map<string, Line>>()

  constructor(transactions: Iterable<Repeatable> = []) {
    this.#transactions = [...transactions]
  }

  add(transaction: Repeatable): void {
    this.#transactions.push(transaction)
    for (const [combination, lines] of this.#lines) insert(lines, keyOf(transaction, combination), transaction)
  }

  /** Takes in many. What was indexed is indexed again when it is next asked for. */
  addAll(transactions: Iterable<Repeatable>): void {
    for (const transaction of transactions) this.#transactions.push(transaction)
    this.#lines.clear()
  }

  countEarlier(transaction: Repeatable, same: readonly SameField[], within: Span): number {
    const combination = sameFields.filter((field) => same.includes(field)).join(' ')
    const key = keyOf(transaction, combination)
    const line = key === null ? undefined : this.#indexBy(combination).get(key)
    if (!line) return 0
    const until = placeOf(line, transaction.date, transaction.id ?? AFTER_ALL)
    return Math.max(0, until - placeOf(line, firstDayOf(within, transaction.date), -1))
  }

  #indexBy(combination: string): Map<string, Line> {
    let lines = this.#lines.get(combination)
    if (!lines) {
      lines = new Map()
      for (const transaction of inOrder(this.#transactions)) insert(lines, keyOf(transaction, combination), transaction)
      this.#lines.set(combination, lines)
    }
    return lines
  }
}

function inOrder(transactions: readonly Repeatable[]): Repeatable[] {
  return [...transactions].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : idOf(a) - idOf(b)))
}

function idOf({ id }: Repeatable): number {
  return id ?? NOT_STORED
}

/** What has no payee or no category repeats nobody's. */
function keyOf(transaction: Repeatable, combination: string): string | null {
  const parts: (string | number)[] = []
  for (const field of combination.split(' ') as SameField[]) {
    const part = partOf(transaction, field)
    if (part === null) return null
    parts.push(part)
  }
  return parts.join('\n')
}

function partOf({ writtenPayee, amount, account, category }: Repeatable, field: SameField): string | number | null {
  switch (field) {
    case 'payee':
      return matchKey(writtenPayee) || null
    case 'amount':
      return `${amount.minor} ${amount.currency}`
    case 'account':
      return account
    case 'category':
      return category
  }
}

function insert(lines: Map<string, Line>, key: string | null, transaction: Repeatable): void {
  if (key === null) return
  let line = lines.get(key)
  if (!line) lines.set(key, (line = { days: [], ids: [] }))
  const place = placeOf(line, transaction.date, idOf(transaction) + 1)
  line.days.splice(place, 0, transaction.date)
  line.ids.splice(place, 0, idOf(transaction))
}

/** How many of a line come before a day and an id on that day. */
function placeOf({ days, ids }: Line, day: string, id: number): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle] < day || (days[middle] === day && ids[middle] < id)) low = middle + 1
    else high = middle
  }
  return low
}
