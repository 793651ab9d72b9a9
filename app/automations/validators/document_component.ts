import { accountMoments } from '#ledger/domain/account_moments'
import { modeTypes, SCHEMA, transactionMoments } from '../domain/document.js'
import { triggerTypes } from '../domain/document_schema.js'

/**
 * An automation as the API document tells it. It says what types a client meets; the schemas in domain/document_schema.ts and
 * domain/step_catalogue.ts decide what is accepted.
 */
const step = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    use: { type: 'string' },
    with: { type: 'object', additionalProperties: true },
    if: { type: 'object', additionalProperties: true },
    retry: {
      type: 'object',
      properties: {
        attempts: { type: 'integer' },
        wait: { type: 'string' },
        on: { type: 'array', items: { type: 'string' } },
      },
      required: ['attempts'],
    },
    timeout: { type: 'string' },
    on_error: {},
  },
  required: ['id', 'use'],
}

/** Which of them a type of trigger takes, the schema decides. */
const moments = [...new Set([...transactionMoments, ...accountMoments])]

const trigger = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    type: { type: 'string', enum: triggerTypes },
    on: { type: 'array', items: { type: 'string', enum: moments } },
    topic: { type: 'string' },
    cron: { type: 'string' },
    every: { type: 'string' },
    missed: { type: 'string', enum: ['run-once', 'skip'] },
    webhook_id: { type: 'integer' },
  },
  required: ['type'],
}

export const documentComponent = {
  description:
    'When it runs, on what condition, and its steps. GET /automation-steps tells what each kind of step takes.',
  type: 'object',
  properties: {
    schema: { type: 'string', enum: [SCHEMA] },
    description: { type: 'string' },
    triggers: { type: 'array', items: trigger },
    condition: { $ref: '#/components/schemas/Condition' },
    steps: { type: 'array', items: step },
    mode: {
      type: 'object',
      properties: { type: { type: 'string', enum: modeTypes }, key: { type: 'string' }, max: { type: 'integer' } },
      required: ['type'],
    },
    loop: {
      type: 'object',
      properties: {
        react_to_own: { type: 'boolean' },
        max_depth: { type: 'integer' },
        per_entity: {
          type: 'object',
          properties: { count: { type: 'integer' }, minutes: { type: 'integer' } },
          required: ['count', 'minutes'],
        },
      },
    },
  },
  required: ['schema', 'triggers', 'steps'],
}
