/*
 * JSON Schemas (draft 7) of everything that crosses the sandbox. Both sides check by them: closed objects, bounded strings, so that
 * what arrives in the server is plain data of the promised shape whatever the plugin did. Each is a plain object for any validator.
 */

import { BOOK_SCHEMA } from './schemas_book.js'

const TEXT = 4_000
const SHORT = 200
const ROWS = 20_000
const ISSUES = 10_000

const text = (maxLength: number) => ({ type: 'string', maxLength })
const nullable = (maxLength: number) => ({ type: ['string', 'null'], maxLength })
const column = (items: object) => ({ type: 'array', maxItems: ROWS, items })
const index = { type: 'integer', minimum: 0, maximum: 1_000 }
const indexOrNull = { ...index, type: ['integer', 'null'] }
const decimal = { type: 'string', maxLength: 40, pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$' }
const decimalOrNull = { ...decimal, type: ['string', 'null'] }
const date = { type: 'string', pattern: '^[0-9]{4}-[01][0-9]-[0-3][0-9]$' }
const dateOrEmpty = { type: 'string', pattern: '^([0-9]{4}-[01][0-9]-[0-3][0-9])?$' }
/** As the file writes it; Florin makes a code of ISO 4217 of it. */
const CURRENCY = 20
const closed = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})

/**
 * The options of `parse`.
 *
 * @example
 * const valid = ajv.compile(COLUMN_MAPPING_SCHEMA)({ date: 0, amount: 2 })
 */
export const COLUMN_MAPPING_SCHEMA = closed(
  {
    delimiter: { enum: [',', ';', '\t', '|'] },
    header_row: { ...indexOrNull, maximum: 100_000 },
    date: index,
    date_order: { enum: ['ymd', 'dmy', 'mdy'] },
    value_date: indexOrNull,
    amount: indexOrNull,
    debit: indexOrNull,
    credit: indexOrNull,
    direction: indexOrNull,
    decimal: { enum: ['.', ','] },
    inverted: { type: 'boolean' },
    balance: indexOrNull,
    currency: indexOrNull,
    currency_code: { type: ['string', 'null'], pattern: '^[A-Z]{3}$' },
    account: indexOrNull,
    payee: { type: 'array', maxItems: 20, items: index },
    memo: { type: 'array', maxItems: 50, items: index },
    external_id: indexOrNull,
    counterparty: indexOrNull,
    category: indexOrNull,
    check_number: indexOrNull,
    status: indexOrNull,
  },
  [],
)

const headProperties = { name: text(SHORT * 2), size: { type: 'integer', minimum: 0 }, encoding: text(40) }

/**
 * What `detect` receives.
 *
 * @example
 * const valid = ajv.compile(DETECT_REQUEST_SCHEMA)({ head: { name: 'a.ofx', size: 3, encoding: 'utf-8' } })
 */
export const DETECT_REQUEST_SCHEMA = closed({ head: closed(headProperties) })

/**
 * What `detect` answers.
 *
 * @example
 * const valid = ajv.compile(DETECT_REPLY_SCHEMA)({ confidence: 0.9 })
 */
export const DETECT_REPLY_SCHEMA = closed(
  { confidence: { type: 'number', minimum: 0, maximum: 1 }, reason: text(SHORT * 2) },
  ['confidence'],
)

/**
 * What `parse` receives; the text of the file travels beside it.
 *
 * @example
 * const valid = ajv.compile(PARSE_REQUEST_SCHEMA)({ file: { name: 'a.csv', size: 9, encoding: 'utf-8' }, options: {} })
 */
export const PARSE_REQUEST_SCHEMA = closed({
  file: closed(headProperties),
  options: closed({ mapping: COLUMN_MAPPING_SCHEMA, password: text(SHORT) }, []),
})

/** Above zero, and exact. */
const RATIO_PART = '(?!0*(\\.0*)?(:|$))[0-9]{1,9}(\\.[0-9]{1,9})?'

const trade = {
  ...closed(
    {
      action: text(40),
      on: date,
      settled_on: date,
      security: nullable(SHORT),
      security_name: text(SHORT),
      units: decimalOrNull,
      unit_price: decimalOrNull,
      total: decimalOrNull,
      commission: decimal,
      fees: decimal,
      ratio: { type: 'string', maxLength: 40, pattern: `^${RATIO_PART}:${RATIO_PART}$` },
    },
    ['action', 'on', 'security', 'units', 'unit_price', 'total'],
  ),
  type: ['object', 'null'],
}

const splits = {
  type: ['array', 'null'],
  maxItems: 500,
  items: closed({ amount: decimal, category: text(SHORT * 2), transfer_account: text(SHORT * 2), memo: text(TEXT) }, [
    'amount',
  ]),
}

/**
 * One batch of transactions. That the columns are equally long is checked beside it, JSON Schema cannot say so.
 *
 * @example
 * const valid = ajv.compile(TRANSACTION_COLUMNS_SCHEMA)(columns)
 */
export const TRANSACTION_COLUMNS_SCHEMA = closed(
  {
    statement: column({ type: 'integer', minimum: 0, maximum: 10_000 }),
    line: column({ type: 'integer', minimum: 1 }),
    date: column(dateOrEmpty),
    amount: column(decimal),
    payee: column(text(TEXT)),
    memo: column(text(TEXT)),
    external_id: column(text(SHORT * 2)),
    currency: column(text(CURRENCY)),
    status: column({ enum: ['posted', 'pending', ''] }),
    value_date: column(dateOrEmpty),
    counterparty: column(text(SHORT)),
    check_number: column(text(SHORT)),
    category: column(text(SHORT * 2)),
    transfer_account: column(text(SHORT * 2)),
    purpose: column(text(TEXT)),
    splits: column(splits),
    trade: column(trade),
  },
  ['statement', 'line', 'date', 'amount', 'payee', 'memo', 'external_id'],
)

const statement = closed({
  account: closed(
    {
      id: nullable(SHORT),
      name: nullable(SHORT * 2),
      currency: nullable(CURRENCY),
      kind: { enum: ['checking', 'savings', 'credit_card', 'loan', 'investment', null] },
      institution: nullable(SHORT),
    },
    ['id', 'name', 'currency'],
  ),
  opening_balance: decimalOrNull,
  closing_balance: decimalOrNull,
})

const issue = closed({
  line: { type: ['integer', 'null'], minimum: 1 },
  code: { type: 'string', pattern: '^[a-z][a-z_]{0,59}$' },
  message: text(1_000),
})

/**
 * What `parse` answers when it is done.
 *
 * @example
 * const valid = ajv.compile(PARSE_REPLY_SCHEMA)({ statements: [], issues: [] })
 */
export const PARSE_REPLY_SCHEMA = closed(
  {
    statements: { type: 'array', maxItems: 10_000, items: statement },
    issues: { type: 'array', maxItems: ISSUES, items: issue },
    columns: {
      type: 'array',
      maxItems: 1_000,
      items: closed({ index, header: text(SHORT * 2), samples: { type: 'array', maxItems: 10, items: text(SHORT) } }),
    },
    guessed: COLUMN_MAPPING_SCHEMA,
    book: BOOK_SCHEMA,
  },
  ['statements', 'issues'],
)
