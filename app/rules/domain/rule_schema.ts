import { ALTERNATIVES_MAX, TEXT_LENGTH_MAX } from './condition.js'
import { directions, fields, type ValueKind, weekdays } from './fields.js'
import { ACTIONS_MAX, NOTE_LENGTH_MAX } from './rule.js'

type Schema = Record<string, unknown>

/** `description` completes the sentence "The value must be …". */
const text = {
  type: 'string',
  minLength: 1,
  maxLength: TEXT_LENGTH_MAX,
  description: `text of 1 to ${TEXT_LENGTH_MAX} characters`,
}
const decimal = {
  type: 'string',
  pattern: '^[+-]?\\d{1,15}(\\.\\d{1,8})?$',
  description: 'an amount as decimal text, such as "-42.10"',
}
const id = { type: 'integer', minimum: 1, description: 'an id' }
const currency = { type: 'string', pattern: '^[A-Z0-9]{2,12}$', description: 'the code of a currency, such as "EUR"' }
const date = { type: 'string', format: 'plain-date', description: 'a day such as "2026-03-31"' }
const day = { type: 'integer', minimum: 1, maximum: 31, description: 'a day of the month, from 1 to 31' }
const direction = { enum: directions, description: '"in" or "out"' }
const weekday = { enum: weekdays, description: `one of ${weekdays.join(', ')}` }

/** What each kind of value looks like in JSON. */
const values: Record<ValueKind, Schema> = {
  nothing: { type: 'null', description: 'left out' },
  text,
  texts: listOf(text, 'texts'),
  pattern: { ...text, format: 'pattern', description: `a regular expression of 1 to ${TEXT_LENGTH_MAX} characters` },
  decimal,
  decimal_range: rangeOf(decimal, 'amounts'),
  id,
  ids: listOf(id, 'ids'),
  currency,
  currencies: listOf(currency, 'codes of currencies'),
  date,
  date_range: rangeOf(date, 'days'),
  direction,
  weekday,
  weekdays: listOf(weekday, 'days of the week'),
  day,
  days: listOf(day, 'days of the month'),
  day_range: rangeOf(day, 'days of the month'),
}

function listOf(items: Schema, what: string): Schema {
  return {
    type: 'array',
    items,
    minItems: 1,
    maxItems: ALTERNATIVES_MAX,
    description: `a list of 1 to ${ALTERNATIVES_MAX} ${what}`,
  }
}

function rangeOf(items: Schema, what: string): Schema {
  return { type: 'array', items, minItems: 2, maxItems: 2, description: `two ${what}, the first and the last` }
}

function closed(properties: Record<string, Schema>, required: readonly string[] = Object.keys(properties)): Schema {
  return { type: 'object', properties, required, additionalProperties: false }
}

/** The branch of one field: a branch for each operator with the kind of value it takes. */
function fieldBranch(field: keyof typeof fields): Schema {
  const branches = Object.entries<ValueKind>(fields[field].ops).map(([op, kind]) => ({
    properties: { op: { const: op }, value: values[kind] },
    required: kind === 'nothing' ? ['op'] : ['op', 'value'],
  }))
  return {
    type: 'object',
    properties: { field: { const: field } },
    required: ['field'],
    discriminator: { propertyName: 'op' },
    oneOf: branches,
  }
}

const condition = { $ref: '#/$defs/condition' }
const aCondition = { type: 'object', description: 'a condition' }
const conditionOf = (members: Record<string, Schema>) => ({ ...closed(members), ...aCondition })
const group = { type: 'array', items: condition, minItems: 1, description: 'a list of at least one condition' }

/** The closed language of conditions. What a person may write and nothing else is valid. */
export const conditionSchema = {
  $id: 'https://florin.invalid/schemas/condition.json',
  ...condition,
  $defs: {
    condition: {
      ...aCondition,
      if: { required: ['all'] },
      then: conditionOf({ all: group }),
      else: {
        if: { required: ['any'] },
        then: conditionOf({ any: group }),
        else: {
          if: { required: ['not'] },
          then: conditionOf({ not: condition }),
          else: { $ref: '#/$defs/comparison' },
        },
      },
    },
    comparison: {
      ...aCondition,
      properties: { field: {}, op: {}, value: {} },
      additionalProperties: false,
      required: ['field'],
      discriminator: { propertyName: 'field' },
      oneOf: (Object.keys(fields) as (keyof typeof fields)[]).map(fieldBranch),
    },
  },
}

const note = {
  type: 'string',
  maxLength: NOTE_LENGTH_MAX,
  description: `text of at most ${NOTE_LENGTH_MAX} characters`,
}
const line = { ...note, minLength: 1, description: `text of 1 to ${NOTE_LENGTH_MAX} characters` }
const payee = { ...text, pattern: '\\S' }
const tag = { ...text, maxLength: 60, pattern: '\\S', description: 'the name of a tag, of 1 to 60 characters' }

function action(type: string, rest: Record<string, Schema> = {}): Schema {
  return closed({ type: { const: type }, ...rest })
}

export const actionsSchema = {
  $id: 'https://florin.invalid/schemas/actions.json',
  type: 'array',
  minItems: 1,
  maxItems: ACTIONS_MAX,
  description: `a list of 1 to ${ACTIONS_MAX} actions`,
  items: {
    type: 'object',
    description: 'an action',
    required: ['type'],
    discriminator: { propertyName: 'type' },
    oneOf: [
      action('set_category', { category_id: id }),
      action('set_payee', { payee }),
      action('set_memo', { text: note }),
      action('set_note', { text: note }),
      action('append_note', { text: line }),
      action('add_tag', { tag }),
      action('remove_tag', { tag }),
      action('mark_reviewed'),
    ],
  },
}

/** The names an action may have, for messages. */
export const actionTypes: readonly string[] = actionsSchema.items.oneOf.map(
  (branch) => (branch.properties as { type: { const: string } }).type.const,
)
