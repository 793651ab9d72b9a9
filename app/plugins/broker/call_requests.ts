import { Ajv } from 'ajv'
import type { HttpRequest } from '#sdk'
import type { HostOperation } from '../sandbox.js'
import { Refusal } from './refusals.js'

export const LARGEST_KEY_CHARS = 128

export interface CallRequests {
  'http.request': HttpRequest
  'store.get': { key: string }
  'store.set': { key: string; value: unknown }
  'store.delete': { key: string }
  'store.keys': { prefix: string }
  'data.read': { scope: string; query: DataQuery }
  progress: { done: number; total: number }
}

export interface DataQuery {
  from?: string
  to?: string
  account?: number
  category?: number
  limit?: number
}

const text = (maxLength: number, minLength = 0) => ({ type: 'string', minLength, maxLength })
const closed = (properties: Record<string, object>, optional: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})
const key = text(LARGEST_KEY_CHARS, 1)
const day = { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' }
const id = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER }

const HTTP_REQUEST = closed(
  {
    method: { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
    url: text(8_192, 1),
    headers: { type: 'object', maxProperties: 50, additionalProperties: text(8_192) },
    // Counted in bytes where it is sent.
    body: { type: 'string' },
    basic_auth: closed({ user: text(1_024), password: text(1_024) }),
    sign_with: closed({ secret: text(1_024, 1), id: { type: 'string', pattern: '^[!-~]{1,200}$' } }),
    keep_body_as_secret: { type: 'string', pattern: '^[A-Za-z0-9_.-]{1,64}$' },
    timeout_ms: { type: 'integer', minimum: 1, maximum: 600_000 },
  },
  ['headers', 'body', 'basic_auth', 'sign_with', 'keep_body_as_secret', 'timeout_ms'],
)

const DATA_QUERY = closed(
  { from: day, to: day, account: id, category: id, limit: { type: 'integer', minimum: 1, maximum: 5_000 } },
  ['from', 'to', 'account', 'category', 'limit'],
)

const SCHEMAS: Record<HostOperation, object> = {
  'http.request': HTTP_REQUEST,
  'store.get': closed({ key }),
  'store.set': closed({ key, value: {} }),
  'store.delete': closed({ key }),
  'store.keys': closed({ prefix: text(LARGEST_KEY_CHARS) }),
  'data.read': closed({ scope: text(40, 1), query: DATA_QUERY }),
  progress: closed({ done: { type: 'number', minimum: 0 }, total: { type: 'number', minimum: 0 } }),
}

const ajv = new Ajv({ strict: false })
const validators = new Map(Object.entries(SCHEMAS).map(([operation, schema]) => [operation, ajv.compile(schema)]))

/** What a plugin asks for, if it has the shape of its operation. Throws `invalid_input` otherwise. */
export function readCallRequest<Operation extends HostOperation>(
  operation: Operation,
  json: string,
): CallRequests[Operation] {
  const validate = validators.get(operation)
  if (!validate) throw new Refusal('unsupported', `There is no operation of this name.`)
  const value: unknown = JSON.parse(json)
  if (validate(value)) return value as CallRequests[Operation]
  throw new Refusal('invalid_input', `${operation}: ${ajv.errorsText(validate.errors, { dataVar: 'request' })}.`)
}
