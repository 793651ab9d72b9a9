import { hash } from 'node:crypto'
import type { Book, PostingColumns } from '#sdk'

/** A transaction of somebody's books, as read from the file. */
export interface BookEntry {
  /** 1-based position among the transactions of the file. */
  number: number
  line: number
  occurredOn: string
  isPending: boolean
  payee: string
  memo: string
  note: string
  tags: string[]
  currency: string
  /** Stable over files: the program's own number, or a fingerprint of what it says. */
  identity: string
  postings: BookPosting[]
}

export interface BookPosting {
  /** Index into the book's accounts. */
  account: number
  commodity: string
  quantity: string
  value: string
  memo: string
  clearing: 'uncleared' | 'cleared' | 'reconciled'
}

export interface ParsedBook {
  book: Book
  entries: BookEntry[]
}

/** Postings that arrived as columns, as transactions. Equal transactions without a number of their own are told apart by counting. */
export function bookEntries(book: Book, batches: readonly PostingColumns[]): BookEntry[] {
  const entries: BookEntry[] = []
  let current = -1
  for (const columns of batches) {
    for (let at = 0; at < columns.entry.length; at++) {
      if (columns.entry[at] !== current || entries.length === 0) {
        current = columns.entry[at]
        entries.push(startEntry(columns, at, entries.length + 1))
      }
      entries[entries.length - 1].postings.push({
        account: columns.account[at],
        commodity: columns.commodity[at],
        quantity: columns.quantity[at],
        value: columns.value[at],
        memo: columns.posting_memo[at],
        clearing: columns.clearing[at],
      })
    }
  }
  identifyEntries(book, entries)
  return entries
}

function startEntry(columns: PostingColumns, at: number, number: number): BookEntry {
  return {
    number,
    line: columns.line[at],
    occurredOn: columns.date[at],
    isPending: columns.status[at] === 'pending',
    payee: columns.payee[at],
    memo: columns.memo[at],
    note: columns.note[at],
    tags: columns.tags[at].split(' ').filter((tag) => tag !== ''),
    currency: columns.currency[at],
    identity: columns.external_id[at],
    postings: [],
  }
}

function identifyEntries(book: Book, entries: readonly BookEntry[]): void {
  const seen = new Map<string, number>()
  for (const entry of entries) {
    const key = entry.identity || `fp1:${fingerprint(book, entry)}`
    const ordinal = seen.get(key) ?? 0
    seen.set(key, ordinal + 1)
    entry.identity = entry.identity && ordinal === 0 ? key : `${key}:${ordinal}`
  }
}

function fingerprint(book: Book, { occurredOn, payee, memo, postings }: BookEntry): string {
  const lines = postings.map(
    ({ account, commodity, quantity }) => `${book.accounts[account]?.path.join(':')} ${quantity} ${commodity}`,
  )
  return hash('sha256', [occurredOn, payee, memo, ...lines].join('\n'), 'base64url').slice(0, 24)
}
