import type { components, operations } from './schema.d.ts'

/** The named shapes of the server's OpenAPI document. */
export type Schemas = components['schemas']

/** The body of a success of an operation. */
export type Answer<Operation extends keyof operations> = operations[Operation] extends {
  responses: { 200: { content: { 'application/json': infer Body } } }
}
  ? Body
  : never

/** One of the things an operation lists. */
export type Listed<Operation extends keyof operations> =
  Answer<Operation> extends { data: (infer Item)[] } ? Item : never
