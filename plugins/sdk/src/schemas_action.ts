import { closed, key, text, values } from './schema_parts.js'

/** What `run` and `plan` receive: the input is checked against the form in the manifest beside it. */
export const ACTION_REQUEST_SCHEMA = closed({ action: text(60, 1), input: values(200), idempotency_key: key })

/** What `run` answers. */
export const RUN_REPLY_SCHEMA = closed({ output: values(200) })

/** What `plan` answers. */
export const PLAN_REPLY_SCHEMA = closed({ summary: text(2_000, 1) })
