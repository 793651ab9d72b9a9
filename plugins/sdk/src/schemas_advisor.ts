import { closed, key, list, text } from './schema_parts.js'

const reason = text(500, 1)
const proposals = [
  closed({ kind: { const: 'set_category' }, transaction_id: key, category_id: key, reason }),
  closed({
    kind: { const: 'create_rule' },
    name: text(200, 1),
    payee_contains: text(200, 1),
    category_id: key,
    reason,
  }),
  closed({ kind: { const: 'note' }, text: text(2_000, 1), reason }),
]

/** What `advise` receives. */
export const ADVISE_REQUEST_SCHEMA = closed({
  question: text(4_000, 1),
  history: list(closed({ by: { enum: ['user', 'advisor'] }, text: text(8_000) }), 40),
})

/** What `advise` answers. */
export const ADVISE_REPLY_SCHEMA = closed({
  text: text(8_000),
  proposals: list(
    { type: 'object', discriminator: { propertyName: 'kind' }, required: ['kind'], oneOf: proposals },
    50,
  ),
})
