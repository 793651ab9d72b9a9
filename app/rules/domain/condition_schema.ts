import type { Catalogue, Field } from './catalogues.js'
import { ALTERNATIVES_MAX, TEXT_LENGTH_MAX } from './condition.js'
import { directions, months, periods, type ValueKind, weekdays } from './field_types.js'
import { OCCURRENCE_MAX, sameFields, SPAN_DAYS_MAX, spans } from './occurrence.js'

export type Schema = Record<string, unknown>

/** `description` completes the sentence "The value must be …". */
export const text = {
  type: 'string',
  minLength: 1,
  maxLength: TEXT_LENGTH_MAX,
  description: `text of 1 to ${TEXT_LENGTH_MAX} characters`,
}
export const decimal = {
  type: 'string',
  pattern: '^[+-]?\\d{1,15}(\\.\\d{1,8})?( [A-Z0-9]{2,12})?$',
  description: 'an amount as decimal text, such as "-42.10" or "-42.10 EUR"',
}
export const id = { type: 'integer', minimum: 1, description: 'an id' }
const currency = { type: 'string', pattern: '^[A-Z0-9]{2,12}$', description: 'the code of a currency, such as "EUR"' }
const date = { type: 'string', format: 'plain-date', description: 'a day such as "2026-03-31"' }
const day = { type: 'integer', minimum: 1, maximum: 31, description: 'a day of the month, from 1 to 31' }
const direction = { enum: directions, description: '"in" or "out"' }
const weekday = oneOf(weekdays)
const month = oneOf(months)
const number = { type: 'number', minimum: -1e15, maximum: 1e15, description: 'a number' }
const span = `a number of days up to ${SPAN_DAYS_MAX}, or one of ${spans.join(', ')}`
const occurrence = {
  ...closed({
    nth: { type: 'integer', minimum: 1, maximum: OCCURRENCE_MAX, description: `a number from 1 to ${OCCURRENCE_MAX}` },
    same: {
      type: 'array',
      items: oneOf(sameFields),
      minItems: 1,
      uniqueItems: true,
      description: `a list of ${sameFields.join(', ')}`,
    },
    within: {
      if: { type: 'string' },
      then: { enum: spans, description: span },
      else: { type: 'integer', minimum: 1, maximum: SPAN_DAYS_MAX, description: span },
    },
  }),
  description: 'the number of an occurrence, what must be the same, and within which time',
}

/** What each kind of value looks like in JSON. */
const values: Record<Exclude<ValueKind, 'choice' | 'choices'>, Schema> = {
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
  day_count: {
    type: 'integer',
    minimum: 1,
    maximum: SPAN_DAYS_MAX,
    description: `a number of days from 1 to ${SPAN_DAYS_MAX}`,
  },
  period: oneOf(periods),
  direction,
  weekday,
  weekdays: listOf(weekday, 'days of the week'),
  month,
  months: listOf(month, 'months'),
  day,
  days: listOf(day, 'days of the month'),
  day_range: rangeOf(day, 'days of the month'),
  yes_no: { type: 'boolean', description: 'true or false' },
  number,
  number_range: rangeOf(number, 'numbers'),
  occurrence,
  scalar: {
    type: ['string', 'number', 'boolean'],
    maxLength: TEXT_LENGTH_MAX,
    description: 'text, a number, true or false',
  },
}

function oneOf(names: readonly string[]): Schema {
  return { enum: names, description: `one of ${names.join(', ')}` }
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

export function closed(
  properties: Record<string, Schema>,
  required: readonly string[] = Object.keys(properties),
): Schema {
  return { type: 'object', properties, required, additionalProperties: false }
}

function valueSchema(kind: ValueKind, { choices = [] }: Field): Schema {
  if (kind === 'choice') return oneOf(choices)
  return kind === 'choices' ? listOf(oneOf(choices), `of ${choices.join(', ')}`) : values[kind]
}

/** The branch of one field: a branch for each operator with the kind of value it takes. */
function fieldBranch(name: string, field: Field): Schema {
  const branches = Object.entries(field.ops).map(([op, kind]) => ({
    properties: { op: { const: op }, value: valueSchema(kind, field) },
    required: kind === 'nothing' ? ['op'] : ['op', 'value'],
  }))
  return {
    type: 'object',
    properties: { field: { const: name } },
    required: ['field'],
    discriminator: { propertyName: 'op' },
    oneOf: branches,
  }
}

const condition = { $ref: '#/$defs/condition' }
const aCondition = { type: 'object', description: 'a condition' }
const conditionOf = (members: Record<string, Schema>) => ({ ...closed(members), ...aCondition })
const group = { type: 'array', items: condition, minItems: 1, description: 'a list of at least one condition' }

/** The closed language of conditions over some fields. What a person may write and nothing else is valid. */
export function conditionSchema(name: string, catalogue: Catalogue): Schema {
  return { $id: `https://florin.invalid/schemas/condition-${name}.json`, ...condition, $defs: definitions(catalogue) }
}

function definitions(catalogue: Catalogue): Schema {
  return {
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
      oneOf: Object.entries(catalogue).map(([name, field]) => fieldBranch(name, field)),
    },
  }
}
