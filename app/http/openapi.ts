import { referToNamedSchemas } from './named_schemas.js'
import { API_PREFIX, definedComponents, numericParameters, type RegisteredOperation } from './operation.js'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the registered operations. Schemas come from the validators that really check requests. */
export function describeApi(operations: readonly RegisteredOperation[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const path = API_PREFIX + operation.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation) }
  }
  const named: Record<string, unknown> = {}
  const referring = referToNamedSchemas(paths, named)
  return {
    openapi: '3.1.0',
    info: {
      ...{ title: 'Florin', version, description: CONVENTIONS },
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: '/' }],
    paths: referring,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'florin_session' },
        token: { type: 'http', scheme: 'bearer' },
      },
      parameters: headers,
      schemas: { Problem: problemSchema, ...named, ...definedComponents() },
    },
  }
}

function describe(operation: RegisteredOperation): Json {
  const body = operation.body && {
    content: { [operation.accepts ?? 'application/json']: { schema: schemaOf(operation.body) } },
  }
  return {
    operationId: operationId(operation),
    summary: operation.summary,
    tags: [operation.path.split('/')[1]],
    parameters: [...pathParameters(operation), ...queryParameters(operation), ...headerParameters(operation)],
    ...(body ? { requestBody: { required: true, ...body } } : {}),
    responses: { ...success(operation), default: problemResponse },
    security: security(operation),
    ...(operation.scope ? { 'x-scope': operation.scope } : {}),
    ...(operation.role ? { 'x-role': operation.role } : {}),
    ...(operation.instanceAdmin ? { 'x-instance-admin': true } : {}),
  }
}

function operationId({ method, path }: RegisteredOperation): string {
  const words = path.split('/').filter(Boolean)
  const named = words.map((word) => (word.startsWith(':') ? `by_${word.slice(1)}` : word.replace(/[-.]/g, '_')))
  return [method.toLowerCase(), ...named].join('_')
}

function security({ access, scope }: RegisteredOperation): Json[] {
  if (access === 'public') return []
  return scope ? [{ session: [] }, { token: [scope] }] : [{ session: [] }]
}

function success({ status, responds, produces, mayGoOn }: RegisteredOperation): Json {
  const code = String(status ?? (responds || produces ? 200 : 204))
  if (produces) return { [code]: { description: 'Success', content: { [produces]: {} } } }
  if (!responds) return { [code]: { description: 'Success' } }
  const content = { 'application/json': { schema: complete(schemaOf(responds)) } }
  return {
    [code]: { description: 'Success', content },
    ...(mayGoOn ? { 202: { description: 'The work goes on', content } } : {}),
  }
}

function pathParameters({ path }: RegisteredOperation): Json[] {
  const numeric = numericParameters(path)
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: numeric.includes(name) ? 'integer' : 'string' },
  }))
}

function queryParameters({ query }: RegisteredOperation): Json[] {
  if (!query) return []
  const schema = schemaOf(query) as { properties?: Record<string, Json>; required?: string[] }
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    in: 'query',
    required: schema.required?.includes(name) ?? false,
    schema: property,
  }))
}

function headerParameters({ access, method }: RegisteredOperation): Json[] {
  const named = [
    ...(access === 'household' ? ['Household'] : []),
    ...(access !== 'public' && method !== 'GET' ? ['IdempotencyKey'] : []),
  ]
  return named.map((name) => ({ $ref: `#/components/parameters/${name}` }))
}

function schemaOf(validator: NonNullable<RegisteredOperation['body']>): Json {
  return validator.toJSONSchema() as Json
}

/** Answers carry every member (null where there is nothing), which VineJS cannot say; members marked `x-optional` are the exception. */
function complete(schema: Json): Json {
  const properties = schema.properties as Record<string, Json> | undefined
  const items = schema.items as Json | undefined
  return {
    ...schema,
    ...(items ? { items: complete(items) } : {}),
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, property]) => [name, complete(property)]),
          ),
          required: Object.keys(properties).filter((name) => !properties[name]['x-optional']),
        }
      : {}),
  }
}

const CONVENTIONS = `Names are snake_case. Money is \`{"amount": "-42.10", "currency": "EUR"}\` or decimal text, days are \`2026-03-31\`, instants are UTC.
Lists answer \`{"data", "next_cursor"}\` and take \`cursor\` and \`limit\` where they may be long. What changes the ledger answers the header
\`Florin-Change-Set\`, which \`POST /change-sets/{id}/undo\` takes back. Everything but a success is a problem after RFC 9457: 400 cannot be read,
401 is not signed in, 403 may not, 404 is not there or not yours, 409 is in the way, 410 is over, 413 is too large, 422 has invalid fields,
429 came too often, 5xx is no fault of the request. \`code\` says which, \`type\` is its page.`

const headers = {
  Household: {
    name: 'Florin-Household',
    in: 'header',
    description: 'The household to work in; without it that of the token, or the one the session chose last.',
    schema: { type: 'integer' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The same for a request that is sent again, which then is not done again but answered as before. Kept for a day.',
    schema: { type: 'string', minLength: 1, maxLength: 200 },
  },
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', description: 'A page that explains the problem.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string', description: 'A sentence for a person about this occurrence.' },
    instance: { type: 'string', description: 'The request id, to find the request in the logs.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'message'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
      },
    },
  },
}

const problemResponse = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}
