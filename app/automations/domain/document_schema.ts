import { accountMoments } from '#ledger/domain/account_moments'
import { comparingOps } from './comparing.js'
import { modeTypes, SCHEMA, transactionMoments } from './document.js'
import { DURATION } from './duration.js'

export type Schema = Record<string, unknown>

const NAME = '^[a-z][a-z0-9_]{0,39}$'
export const topics = [
  'import.committed',
  'import.failed',
  'sync.succeeded',
  'sync.failed',
  'consent.ending',
  'budget.changed',
  'goal.reached',
  'bill.due',
  'bill.missed',
  'bill.price_rise',
  'alert.firing',
  'alert.resolved',
  'insight.found',
]

export function closed(properties: Record<string, Schema>, required: readonly string[] = []): Schema {
  return { type: 'object', properties, required, additionalProperties: false, description: 'an object' }
}

/** `description` completes the sentence "The value must be …". */
export const text = (maxLength = 500): Schema => ({
  type: 'string',
  maxLength,
  description: `text of up to ${maxLength} characters`,
})
export const someText = (maxLength = 500): Schema => ({
  type: 'string',
  minLength: 1,
  maxLength,
  description: `text of 1 to ${maxLength} characters`,
})
/** An id, or a reference to one. */
export const idOrReference: Schema = {
  type: ['integer', 'string'],
  minimum: 1,
  maxLength: 500,
  pattern: '^\\{\\{.+\\}\\}$',
  description: 'an id, or a reference such as "{{ trigger.transaction.id }}"',
}
export const id: Schema = { type: 'integer', minimum: 1, description: 'an id' }
export const oneOf = (values: readonly string[]): Schema => ({
  enum: values,
  description: `one of ${values.join(', ')}`,
})
export const yesOrNo: Schema = { type: 'boolean', description: 'true or false' }
export const duration: Schema = {
  type: 'string',
  pattern: DURATION.source,
  description: 'a duration such as "30s", "15m", "2h", "3d" or "1w"',
}
export const texts = (maxItems = 20): Schema => ({
  type: 'array',
  items: someText(100),
  maxItems,
  description: `a list of up to ${maxItems} texts`,
})
export const steps: Schema = { type: 'array', minItems: 1, maxItems: 50, description: 'a list of 1 to 50 steps' }
const name: Schema = { type: 'string', pattern: NAME, description: 'a name of small letters, digits and underscores' }
const count = (maximum: number): Schema => ({
  type: 'integer',
  minimum: 1,
  maximum,
  description: `a number from 1 to ${maximum}`,
})

const happening = (moments: readonly string[]): Schema => {
  const on = { type: 'array', items: oneOf(moments), minItems: 1, uniqueItems: true, description: 'a list of moments' }
  return closed({ id: name, type: {}, on }, ['on'])
}

const triggers: Record<string, Schema> = {
  transaction: happening(transactionMoments),
  posting: happening(transactionMoments),
  account: happening(accountMoments),
  event: closed({ id: name, type: {}, topic: oneOf(topics) }, ['topic']),
  schedule: closed({
    id: name,
    type: {},
    cron: someText(100),
    every: { type: 'string', pattern: '^[1-9]\\d{0,3}[mhd]$', description: 'a stretch such as "15m", "2h" or "1d"' },
    missed: oneOf(['run-once', 'skip']),
  }),
  webhook: closed({ id: name, type: {}, webhook_id: id }, ['webhook_id']),
  manual: closed({ id: name, type: {} }),
}

export const triggerTypes = Object.keys(triggers)

const trigger: Schema = {
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: Object.entries(triggers).map(([type, schema]) => ({
    ...schema,
    properties: { ...(schema.properties as object), type: { const: type } },
  })),
}

/** Everything but what conditions and steps hold, which have checks of their own. */
export const documentSchema: Schema = closed(
  {
    schema: { const: SCHEMA, description: `"${SCHEMA}"` },
    description: text(1000),
    triggers: { type: 'array', items: trigger, minItems: 1, maxItems: 10, description: 'a list of 1 to 10 triggers' },
    condition: {},
    steps,
    mode: closed({ type: oneOf(modeTypes), key: text(200), max: count(50) }, ['type']),
    loop: closed({
      react_to_own: yesOrNo,
      max_depth: count(10),
      per_entity: closed({ count: count(1000), minutes: count(1440) }, ['count', 'minutes']),
    }),
  },
  ['schema', 'triggers', 'steps'],
)

const comparing: Schema = { $ref: '#/$defs/comparing' }
const value: Schema = {
  type: ['string', 'number', 'boolean'],
  maxLength: 500,
  description: 'text, a number, true or false',
}
const group: Schema = {
  type: 'array',
  items: comparing,
  minItems: 1,
  maxItems: 20,
  description: 'a list of comparisons',
}

export const stepSchema: Schema = {
  ...closed(
    {
      id: name,
      use: {
        type: 'string',
        pattern: '^[a-z_]+@\\d{1,3}$',
        description: 'a kind of step with its version, such as "notify@1"',
      },
      with: { type: 'object', description: 'an object' },
      if: comparing,
      retry: closed({ attempts: count(20), wait: duration, on: texts(20) }, ['attempts']),
      timeout: duration,
      on_error: {
        if: { type: 'string' },
        then: oneOf(['stop', 'continue']),
        else: steps,
        description: '"stop", "continue" or a list of steps',
      },
    },
    ['id', 'use'],
  ),
  $defs: {
    comparing: {
      type: 'object',
      description: 'a comparison',
      if: { required: ['all'] },
      then: closed({ all: group }, ['all']),
      else: {
        if: { required: ['any'] },
        then: closed({ any: group }, ['any']),
        else: {
          if: { required: ['not'] },
          then: closed({ not: comparing }, ['not']),
          else: closed({ value, op: oneOf(comparingOps), than: value }, ['value', 'op']),
        },
      },
    },
  },
}
