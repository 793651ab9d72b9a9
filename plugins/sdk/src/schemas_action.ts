import { categoryChoice, transactionsUpTo } from './schemas_categorizer.js'
import { closed, key, list, text, values } from './schema_parts.js'

/** What `run` and `plan` receive: the input is checked against the form in the manifest beside it. */
export const ACTION_REQUEST_SCHEMA = closed({ action: text(60, 1), input: values(200), idempotency_key: key })

/** What `run` answers. */
export const RUN_REPLY_SCHEMA = closed({ output: values(200) })

/** What `plan` answers. */
export const PLAN_REPLY_SCHEMA = closed({ summary: text(2_000, 1) })

const ROWS_FILLED = 200
const CATEGORIES = 2_000
const filled = {
  ...closed(
    { payee: text(200, 1), memo: text(2_000), note: text(2_000), tags: list(text(60, 1), 20), category: key },
    [],
  ),
  type: ['object', 'null'],
}

/** What `fill` receives: the input is checked against the form in the manifest, that the columns are equally long beside it. */
export const FILL_REQUEST_SCHEMA = closed({
  action: text(60, 1),
  input: values(200),
  transactions: transactionsUpTo(ROWS_FILLED),
  categories: list(categoryChoice, CATEGORIES),
})

/** What `fill` answers: as many as there are transactions. */
export const FILL_REPLY_SCHEMA = closed({ fields: list(filled, ROWS_FILLED) })
