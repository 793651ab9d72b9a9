import { closed, currency, date, decimal, key, list, nullable, share, text } from './schema_parts.js'

const ROWS = 5_000
const ROWS_LEARNED = 100_000
const MORE_COLUMNS = 20
const CATEGORIES = 2_000
const MODEL_CHARS = 8_000_000

const MUST_BE_THERE = ['date', 'amount', 'currency', 'payee', 'description', 'account']
/** Transactions as columns. */
export const transactionsUpTo = (rows: number) =>
  closed(
    {
      date: list(date, rows),
      amount: list(decimal, rows),
      currency: list(currency, rows),
      payee: list(text(4_000), rows),
      description: list(text(4_000), rows),
      account: list(text(400), rows),
      memo: list(text(4_000), rows),
      more: {
        type: 'object',
        maxProperties: MORE_COLUMNS,
        propertyNames: { maxLength: 100 },
        additionalProperties: list(text(400), rows),
      },
    },
    MUST_BE_THERE,
  )
/** A category that may be chosen. */
export const categoryChoice = closed({
  id: key,
  key: text(100),
  name: text(200),
  path: list(text(200), 10),
  kind: { enum: ['income', 'expense'] },
})
const categories = list(categoryChoice, CATEGORIES)
const guess = {
  ...closed({ category: key, confidence: share, reason: text(300), by: { enum: ['learned', 'known'] } }, [
    'category',
    'confidence',
    'reason',
  ]),
  type: ['object', 'null'],
}

/** What `categorize` receives; that the columns are equally long is checked beside it. */
export const CATEGORIZE_REQUEST_SCHEMA = closed({
  transactions: transactionsUpTo(ROWS),
  categories,
  model: nullable(MODEL_CHARS),
})

/** What `categorize` answers: as many guesses as there are transactions. */
export const CATEGORIZE_REPLY_SCHEMA = closed({ guesses: list(guess, ROWS) })

/** What `learn` receives. */
export const LEARN_REQUEST_SCHEMA = closed({
  transactions: transactionsUpTo(ROWS_LEARNED),
  category: list(key, ROWS_LEARNED),
  categories,
  model: nullable(MODEL_CHARS),
})

/** What `learn` answers. */
export const LEARN_REPLY_SCHEMA = closed({ model: text(MODEL_CHARS) })
