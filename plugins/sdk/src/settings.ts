/**
 * A field of a form that Florin draws for a plugin: a small dialect of JSON Schema. Every text has a longest length and every list a
 * largest count. `format: 'secret'` is written by a person and never shown again; the plugin gets a handle that becomes the secret
 * only inside requests to the hosts its permission names.
 *
 * @example
 * const token: SettingsField = { type: 'string', title: 'Access token', format: 'secret', maxLength: 200 }
 */
export interface SettingsField {
  type: 'string' | 'integer' | 'number' | 'boolean' | 'array'
  title: string
  description?: string
  default?: string | number | boolean
  enum?: (string | number)[]
  /** What a person reads for each value of `enum`. */
  enumTitles?: string[]
  format?: 'secret' | 'url' | 'hostname' | 'email' | 'iban' | 'bic' | 'currency' | 'date' | 'multiline' | 'template'
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  /** For lists: texts or numbers. */
  items?: { type: 'string' | 'integer'; enum?: (string | number)[]; enumTitles?: string[]; maxLength?: number }
  maxItems?: number
  /** The value is the id of something in the household, chosen from a list. */
  'x-picker'?: 'account' | 'category' | 'payee' | 'tag' | 'instance'
}

/**
 * The form: an object of fields. `if`/`then` of one level shows and requires further fields when a field has a value.
 *
 * @example
 * const settings: SettingsSchema = {
 *   type: 'object',
 *   properties: { topic: { type: 'string', title: 'Topic', maxLength: 64 } },
 *   required: ['topic'],
 * }
 */
export interface SettingsSchema {
  type: 'object'
  properties: Record<string, SettingsField>
  required?: string[]
  /** Fields in `then` are there only while `field` equals `is`. */
  conditional?: { field: string; is: string | number | boolean; then: string[] }[]
}
