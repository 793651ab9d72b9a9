/**
 * A line of a transaction as books write it.
 *
 * @example
 * const line: BookLine = { account: 0, quantity: '-4.20', commodity: 'EUR' }
 */
export interface BookLine {
  /** From `BookWriter.account`. */
  account: number
  /** Decimal text; null for "whatever is left". */
  quantity: string | null
  commodity: string
  /** What the line weighs in another commodity, in all and with its sign: what was paid for securities, or what was exchanged. */
  weight?: { amount: string; commodity: string } | null
  memo?: string
  clearing?: 'uncleared' | 'cleared' | 'reconciled'
}

/**
 * A transaction as books write it.
 *
 * @example
 * const coffee: BookEntry = {
 *   line: 7, date: '2026-01-02', payee: 'Kaffeehaus',
 *   lines: [{ account: 0, quantity: '-4.20', commodity: 'EUR' }, { account: 3, quantity: null, commodity: 'EUR' }],
 * }
 */
export interface BookEntry {
  line: number
  date: string
  status?: 'posted' | 'pending'
  payee?: string
  memo?: string
  note?: string
  tags?: string[]
  external_id?: string
  lines: BookLine[]
}
