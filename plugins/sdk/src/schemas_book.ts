import { closed, date, decimal, list, nullable, text } from './schema_parts.js'

const POSTINGS = 20_000
const ACCOUNTS = 20_000
const code = text(40)
const column = (items: object) => list(items, POSTINGS)
const month = { type: 'string', maxLength: 7, pattern: '^[0-9]{4}-[01][0-9]$' }
const accountIndex = { type: 'integer', minimum: 0, maximum: ACCOUNTS }

/**
 * One batch of postings of a book. That the columns are equally long is checked beside it.
 *
 * @example
 * const valid = ajv.compile(POSTING_COLUMNS_SCHEMA)(columns)
 */
export const POSTING_COLUMNS_SCHEMA = closed({
  entry: column({ type: 'integer', minimum: 0 }),
  line: column({ type: 'integer', minimum: 1 }),
  date: column(date),
  status: column({ enum: ['posted', 'pending'] }),
  payee: column(text(4_000)),
  memo: column(text(4_000)),
  note: column(text(4_000)),
  tags: column(text(400)),
  external_id: column(text(400)),
  currency: column(code),
  account: column(accountIndex),
  commodity: column(code),
  quantity: column(decimal),
  value: column(decimal),
  posting_memo: column(text(4_000)),
  clearing: column({ enum: ['uncleared', 'cleared', 'reconciled'] }),
})

const account = closed(
  {
    path: { ...list(text(200, 1), 40), minItems: 1 },
    kind: { enum: ['asset', 'liability', 'equity', 'income', 'expense'] },
    subtype: {
      enum: ['checking', 'savings', 'cash', 'brokerage', 'property', 'credit_card', 'loan', 'mortgage', null],
    },
    commodity: nullable(40),
    is_closed: { type: 'boolean' },
    number: nullable(200),
    note: text(4_000),
  },
  ['path', 'kind', 'commodity'],
)

/**
 * What a book says beside its postings: part of the answer of `parse`.
 *
 * @example
 * const valid = ajv.compile(BOOK_SCHEMA)(book)
 */
export const BOOK_SCHEMA = closed({
  accounts: list(account, ACCOUNTS),
  commodities: list(
    closed({
      code: text(40, 1),
      name: text(200),
      kind: { enum: ['currency', 'security'] },
      scale: { type: 'integer', minimum: 0, maximum: 8 },
    }),
    2_000,
  ),
  prices: list(closed({ from: code, to: code, on: date, rate: decimal }), 200_000),
  budgets: list(closed({ month, account: accountIndex, amount: decimal }), 100_000),
})
