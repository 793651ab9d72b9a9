import { catalogues } from '../domain/catalogues.js'
import { sameFields, spans } from '../domain/occurrence.js'
import { actionsSchema } from '../domain/rule_schema.js'

/**
 * Conditions and actions as the API document tells them. It says what types a client meets; the schemas in domain/rule_schema.ts, which
 * also tie operators and values to their fields, decide what is accepted.
 */
const condition = { $ref: '#/components/schemas/Condition' }

function closed(properties: Record<string, unknown>, required: readonly string[] = Object.keys(properties)) {
  return { type: 'object', properties, required, additionalProperties: false }
}

const list = (items: unknown) => ({ type: 'array', items, minItems: 1 })
const fields = Object.values(catalogues).flatMap((catalogue) => Object.entries(catalogue))
const distinct = (names: readonly string[]) => [...new Set(names)]

const occurrence = closed({
  nth: { type: 'integer' },
  same: list({ type: 'string', enum: sameFields }),
  within: { oneOf: [{ type: 'integer' }, { type: 'string', enum: spans }] },
})

export const conditionComponent = {
  description:
    'What somebody looks for. GET /conditions/fields has the operators of each field and the kind of value each of them takes.',
  oneOf: [
    closed({ all: list(condition) }),
    closed({ any: list(condition) }),
    closed({ not: condition }),
    closed(
      {
        field: {
          oneOf: [
            { type: 'string', enum: distinct(fields.map(([name]) => name)) },
            { type: 'string', pattern: '^body\\..+', description: 'A part of what a webhook was called with.' },
          ],
        },
        op: { type: 'string', enum: distinct(fields.flatMap(([, { ops }]) => Object.keys(ops))) },
        value: {
          oneOf: [
            { type: 'string' },
            { type: 'number' },
            { type: 'boolean' },
            list({ type: 'string' }),
            list({ type: 'number' }),
            occurrence,
            { type: 'null' },
          ],
        },
      },
      ['field', 'op'],
    ),
  ],
}

export const actionComponent = {
  description: 'What a rule does with a transaction that it matches.',
  oneOf: actionsSchema.items.oneOf,
}

const explanation = { $ref: '#/components/schemas/ConditionExplanation' }
const holds = { type: 'boolean' }

export const explanationComponent = {
  description: 'A condition with what came of each of its parts, and what was found there.',
  oneOf: [
    closed({ holds, all: list(explanation) }),
    closed({ holds, any: list(explanation) }),
    closed({ holds, not: explanation }),
    closed({ holds, field: { type: 'string' }, op: { type: 'string' }, wanted: {}, found: {} }),
    { type: 'null' },
  ],
}
