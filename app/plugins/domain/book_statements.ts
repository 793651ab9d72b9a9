import { fixedText, toFixed18, type Book, type PostingColumns } from '#sdk'

export interface BookStatement {
  account: { id: string | null; name: string; currency: string | null; kind: string }
  opening_balance: null
  closing_balance: string
  transactions: BookStatementRow[]
}

interface BookStatementRow {
  date: string
  amount: string
  currency: string | null
  payee: string
  memo: string
  external_id: string | null
}

interface Entry extends BookStatementRow {
  entry: number
  sum: bigint
}

/**
 * Books as statements, for people who know statements: for each account of one's own and what it is kept in, its transactions and where
 * they end. Several lines of a transaction on one account count as one.
 */
export function statementsOfBook(book: Book, batches: readonly PostingColumns[]): BookStatement[] {
  const scales = new Map(book.commodities.map(({ code, scale }) => [code, scale]))
  const found = new Map<string, { account: number; commodity: string; entries: Entry[] }>()
  for (const columns of batches) {
    for (let at = 0; at < columns.entry.length; at++) {
      const account = columns.account[at]!
      const kind = book.accounts[account]?.kind
      if (kind !== 'asset' && kind !== 'liability') continue
      const commodity = columns.commodity[at]!
      const key = `${account} ${commodity}`
      const place = found.get(key) ?? { account, commodity, entries: [] }
      found.set(key, place)
      addTo(place.entries, columns, at)
    }
  }
  return [...found.values()].map(({ account, commodity, entries }) => {
    const { path, kind, number } = book.accounts[account]!
    const total = entries.reduce((sum, entry) => sum + entry.sum, 0n)
    const decimals = scales.get(commodity) ?? 2
    return {
      account: { id: number ?? null, name: path.join(':'), currency: commodity || null, kind },
      opening_balance: null,
      closing_balance: fixedText(total, decimals),
      transactions: entries.map(({ entry: _entry, sum, ...row }) => ({ ...row, amount: fixedText(sum, decimals) })),
    }
  })
}

function addTo(entries: Entry[], columns: PostingColumns, at: number): void {
  const last = entries.at(-1)
  const sum = toFixed18(columns.quantity[at]!)
  if (last?.entry === columns.entry[at]) last.sum += sum
  else
    entries.push({
      entry: columns.entry[at]!,
      sum,
      date: columns.date[at]!,
      amount: '',
      currency: columns.commodity[at]! || null,
      payee: columns.payee[at]!,
      memo: columns.memo[at]!,
      external_id: columns.external_id[at]! || null,
    })
}
