import { Ajv, type ValidateFunction } from 'ajv'
import { describeApi } from '#http/openapi'
import { API_PREFIX, registeredOperations } from '#http/operation'

interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: object }> } | undefined>
}

interface Document {
  paths: Record<string, Record<string, Operation>>
  components: object
}

let document: Document | undefined
const ajv = new Ajv({ strict: false, allErrors: true, formats: { date: true } })
const validators = new Map<object, ValidateFunction>()

/**
 * Fails when a success is not what the OpenAPI document says of the operation. Every functional test checks the contract this way,
 * because the test client calls it for each answer.
 */
export function assertMatchesContract(method: string, path: string, status: number, body: unknown): void {
  if (status < 200 || status > 299) return
  document ??= JSON.parse(JSON.stringify(describeApi(registeredOperations(), '0'))) as Document
  const [route] = path.split('?')
  const pattern = Object.keys(document.paths)
    .sort((a, b) => a.split('{').length - b.split('{').length)
    .find((known) => new RegExp(`^${known.replace(/\{\w+\}/g, '[^/]+')}$`).test(API_PREFIX + route))
  const operation = pattern && document.paths[pattern][method.toLowerCase()]
  if (!operation) throw new Error(`${method} ${route} answers ${status} but is not in the OpenAPI document.`)
  const described = operation.responses[String(status)]
  if (!described) throw new Error(`${method} ${route} answers ${status}, which the OpenAPI document does not mention.`)
  const schema = described.content?.['application/json']?.schema
  if (!schema) return
  const matches = validatorOf(schema, document)
  if (!matches(body))
    throw new Error(
      `${method} ${route} answers what its schema does not allow: ${ajv.errorsText(matches.errors)} in ` +
        JSON.stringify(body).slice(0, 500),
    )
}

/** The components stand beside the schema, because it refers to them from the root of the document. */
function validatorOf(schema: object, { components }: Document): ValidateFunction {
  const known = validators.get(schema) ?? ajv.compile({ ...schema, components })
  validators.set(schema, known)
  return known
}
