type Json = Record<string, unknown>

/** Marks a schema with the name it gets in the OpenAPI document: `vine.object({…}).meta(namedSchema('Transaction'))`. */
export function namedSchema(name: string): Json {
  return { 'x-name': name }
}

/** Moves every schema that carries a name into `components` and leaves a reference in its place. */
export function referToNamedSchemas(value: unknown, components: Record<string, unknown>): unknown {
  if (Array.isArray(value)) return value.map((item) => referToNamedSchemas(item, components))
  if (typeof value !== 'object' || value === null) return value
  const { 'x-name': name, ...rest } = value as Json
  const walked = Object.fromEntries(
    Object.entries(rest).map(([key, item]) => [key, referToNamedSchemas(item, components)]),
  )
  if (typeof name !== 'string') return walked
  const { type, 'x-optional': optional, ...schema } = walked
  components[name] = { type: 'object', ...schema }
  const reference = { $ref: `#/components/schemas/${name}` }
  const mayBeNull = Array.isArray(type) && type.includes('null')
  return {
    ...(mayBeNull ? { anyOf: [reference, { type: 'null' }] } : reference),
    ...(optional ? { 'x-optional': true } : {}),
  }
}
