import { closed, key, nullable, text } from './schema_parts.js'

const message = closed({
  title: text(250, 1),
  body: text(8_000),
  severity: { enum: ['info', 'warning', 'critical'] },
  url: { type: ['string', 'null'], maxLength: 2_000 },
})

/** What `send` receives. */
export const SEND_REQUEST_SCHEMA = closed({ message, idempotency_key: key })

/** What `send` answers. */
export const SEND_REPLY_SCHEMA = closed({ receipt: nullable(400) })
