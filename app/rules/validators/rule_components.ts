import { fields } from '../domain/fields.js'
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
const operators = [...new Set(Object.values(fields).flatMap(({ ops }) => Object.keys(ops)))]

export const conditionComponent = {
  description:
    'What a rule looks for. GET /rules/fields has the operators of each field and the kind of value each of them takes.',
  oneOf: [
    closed({ all: list(condition) }),
    closed({ any: list(condition) }),
    closed({ not: condition }),
    closed(
      {
        field: { type: 'string', enum: Object.keys(fields) },
        op: { type: 'string', enum: operators },
        value: {
          oneOf: [
            { type: 'string' },
            { type: 'integer' },
            list({ type: 'string' }),
            list({ type: 'integer' }),
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
