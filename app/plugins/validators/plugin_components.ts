import vine from '@vinejs/vine'
import { defineComponent } from '#http/operation'

/*
 * What comes from manifests and forms, as the API document tells it. The manifest's own schema decides what is accepted.
 */

const text = { type: 'string' }
const texts = { type: 'array', items: text }
const value = { oneOf: [text, { type: 'number' }, { type: 'boolean' }] }
const choices = {
  enum: { type: 'array', items: { oneOf: [text, { type: 'number' }] } },
  enumTitles: texts,
  maxLength: { type: 'integer' },
}

defineComponent('PluginPermission', {
  description: 'Something that a plugin may touch. Which of the lists is there depends on the kind.',
  type: 'object',
  required: ['kind', 'scope', 'reason'],
  additionalProperties: false,
  properties: {
    kind: { type: 'string', enum: ['file', 'http', 'secret', 'data', 'store', 'llm', 'lan'] },
    scope: text,
    reason: text,
    methods: texts,
    hosts: texts,
    fields: texts,
  },
})

defineComponent('SettingsField', {
  description: 'A field of a form that a plugin declares and the user interface draws.',
  type: 'object',
  required: ['type', 'title'],
  properties: {
    type: { type: 'string', enum: ['string', 'integer', 'number', 'boolean', 'array'] },
    title: text,
    description: text,
    default: value,
    format: text,
    minLength: { type: 'integer' },
    minimum: { type: 'number' },
    maximum: { type: 'number' },
    items: { type: 'object', required: ['type'], properties: { type: text, ...choices } },
    maxItems: { type: 'integer' },
    'x-picker': { type: 'string', enum: ['account', 'category', 'payee', 'tag', 'instance'] },
    ...choices,
  },
})

defineComponent('SettingsForm', {
  description:
    'A form: fields by name, which of them are required, and which are there only while another has a value.',
  type: 'object',
  required: ['type', 'properties'],
  properties: {
    type: { type: 'string', enum: ['object'] },
    properties: { type: 'object', additionalProperties: { $ref: '#/components/schemas/SettingsField' } },
    required: texts,
    conditional: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'is', 'then'],
        properties: { field: text, is: value, then: texts },
      },
    },
  },
})

defineComponent('PluginContributions', {
  description: 'What a plugin contributes: for each kind what its manifest declares.',
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: true },
})

defineComponent('SettingValues', {
  description: 'Values by the name of the field. In answers a secret is `{"set": true}` or `{"set": false}`.',
  type: 'object',
  additionalProperties: true,
})

defineComponent('SecretValues', {
  description: 'Secrets by the name of the field. They are never told again; null or an empty text forgets one.',
  type: 'object',
  additionalProperties: { type: ['string', 'null'] },
})

const described = (component: string, isNullable: boolean) =>
  vine.createRule(() => undefined, {
    name: 'described',
    toJSONSchema: (schema) => {
      delete schema.anyOf
      const reference = { $ref: `#/components/schemas/${component}` }
      if (isNullable) schema.anyOf = [reference, { type: 'null' }]
      else Object.assign(schema, reference)
    },
  })()

/** Only that something is there is looked at here; whoever uses it checks what it is. */
export const shaped = (component: string) => vine.any().use(described(component, false))
export const shapedOrNull = (component: string) => vine.any().use(described(component, true)).nullable()

const isRecord = vine.createRule(
  (given, _, field) => {
    if (typeof given !== 'object' || given === null || Array.isArray(given))
      field.report('{{ field }} must be an object', 'object', field)
  },
  { name: 'record' },
)

/** An object whose members a plugin's form decides about. */
export const valuesBy = (component: string) => shaped(component).use(isRecord())

export const installSentences = vine.object({
  can_read: vine.array(vine.string()),
  can_contact: vine.array(vine.string()),
  keeps: vine.array(vine.string()),
  can_change: vine.array(vine.string()),
  cannot: vine.array(vine.string()),
})

export const risk = vine.object({ level: vine.enum(['low', 'medium', 'high']), why: vine.string() })
