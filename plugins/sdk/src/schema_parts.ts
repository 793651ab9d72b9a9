/* What the schemas of all kinds are made of: closed objects, bounded texts and lists, the few formats that cross the sandbox. */

export const text = (maxLength: number, minLength = 0) => ({ type: 'string', minLength, maxLength })
export const nullable = (maxLength: number) => ({ type: ['string', 'null'], maxLength })
export const list = (items: object, maxItems: number) => ({ type: 'array', maxItems, items })
export const closed = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
})
const scalar = { type: ['string', 'number', 'boolean', 'null'], maxLength: 100_000 }
/** Values by name, flat, as forms have them: which names there are stands in the manifest, so here they are only bounded. */
export const values = (maxProperties: number) => ({
  type: 'object',
  maxProperties,
  propertyNames: { pattern: '^[a-z][a-z0-9_]{0,63}$' },
  additionalProperties: { anyOf: [scalar, list(scalar, 500)] },
})

export const nothing = closed({})
export const decimal = { type: 'string', maxLength: 40, pattern: '^-?[0-9]{1,20}(\\.[0-9]{1,18})?$' }
export const decimalOrNull = { ...decimal, type: ['string', 'null'] }
export const date = { type: 'string', maxLength: 10, pattern: '^[0-9]{4}-[01][0-9]-[0-3][0-9]$' }
export const dateOrNull = { ...date, type: ['string', 'null'] }
export const currency = { type: 'string', maxLength: 3, pattern: '^[A-Z]{3}$' }
export const share = { type: 'number', minimum: 0, maximum: 1 }
export const key = text(200, 1)
