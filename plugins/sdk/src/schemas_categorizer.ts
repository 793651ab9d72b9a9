import { closed, currency, date, decimal, key, list, nullable, share, text } from './schema_parts.js'

const ROWS = 1_000
const CATEGORIES = 2_000
const MODEL_CHARS = 8_000_000

const transactions = closed({
  date: list(date, ROWS),
  amount: list(decimal, ROWS),
  currency: list(currency, ROWS),
  payee: list(text(4_000), ROWS),
  description: list(text(4_000), ROWS),
  account: list(text(400), ROWS),
})
const choice = closed({
  id: key,
  key: text(100),
  name: text(200),
  path: list(text(200), 10),
  kind: { enum: ['income', 'expense'] },
})
const categories = list(choice, CATEGORIES)
const guess = {
  ...closed({ category: key, confidence: share, reason: text(300) }),
  type: ['object', 'null'],
}

/** What `categorize` receives; that the columns are equally long is checked beside it. */
export const CATEGORIZE_REQUEST_SCHEMA = closed({ transactions, categories, model: nullable(MODEL_CHARS) })

/** What `categorize` answers: as many guesses as there are transactions. */
export const CATEGORIZE_REPLY_SCHEMA = closed({ guesses: list(guess, ROWS) })

/** What `learn` receives. */
export const LEARN_REQUEST_SCHEMA = closed({
  transactions,
  category: list(key, ROWS),
  categories,
  model: nullable(MODEL_CHARS),
})

/** What `learn` answers. */
export const LEARN_REPLY_SCHEMA = closed({ model: text(MODEL_CHARS) })
