import {
  closed,
  currency,
  date,
  dateOrNull,
  decimal,
  decimalOrNull,
  key,
  list,
  nullable,
  text,
  values,
} from './schema_parts.js'

const ACCOUNTS = 500
const ROWS_A_PAGE = 5_000
const CURSOR_CHARS = 4_000
const warnings = list(text(1_000, 1), 50)
const externalId = text(400, 1)

/** What `connect` receives: the values of the form in the manifest. */
export const CONNECT_REQUEST_SCHEMA = closed({ input: values(200) })

/** What `connect` answers. */
export const CONNECT_REPLY_SCHEMA = closed({ unique_id: key, title: text(200, 1), consent_ends_on: dateOrNull }, [
  'unique_id',
  'title',
])

const account = closed({
  id: externalId,
  name: text(400),
  currency,
  kind: { enum: ['checking', 'savings', 'credit_card', 'loan', 'investment', null] },
  institution: nullable(200),
  number: nullable(200),
  balance: decimalOrNull,
  balance_on: dateOrNull,
})

/** What `accounts` answers: no account twice. */
export const ACCOUNTS_REPLY_SCHEMA = closed(
  { accounts: list(account, ACCOUNTS), warnings, consent_ends_on: dateOrNull },
  ['accounts'],
)

/** What `transactions` receives. */
export const TRANSACTIONS_REQUEST_SCHEMA = closed({ account: externalId, cursor: nullable(CURSOR_CHARS), from: date })

const transaction = closed({
  external_id: externalId,
  date,
  amount: decimal,
  payee: text(4_000),
  memo: text(4_000),
  status: { enum: ['pending', 'posted'] },
})

/** What `transactions` answers: one page, no `external_id` twice. */
export const TRANSACTIONS_REPLY_SCHEMA = closed(
  {
    transactions: list(transaction, ROWS_A_PAGE),
    cursor: nullable(CURSOR_CHARS),
    has_more: { type: 'boolean' },
    warnings,
  },
  ['transactions', 'cursor', 'has_more'],
)
