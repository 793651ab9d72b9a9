import type { SettingsField } from '#sdk'
import { plainText, textFormats } from './settings_formats.js'

export type SettingValue = string | number | boolean | (string | number)[]

/** A value in the form that is stored, or what is wrong with it: a sentence without its subject, and a code. */
export type FieldReading = { value: SettingValue } | { code: string; wrong: string }

/** Bounds for what a schema leaves open. */
const LONGEST_TEXT = 4_000
const MOST_ITEMS = 200

/** Reads a value that a person entered. Secrets are texts as well; who stores them knows that they are secret. */
export function readField(field: SettingsField, given: unknown): FieldReading {
  switch (field.type) {
    case 'string':
      return readText(field, given)
    case 'integer':
    case 'number':
      return readNumber(field, given)
    case 'boolean':
      return typeof given === 'boolean' ? { value: given } : { code: 'boolean', wrong: 'must be yes or no' }
    case 'array':
      return readList(field, given)
  }
}

function readText(field: SettingsField, given: unknown): FieldReading {
  if (typeof given !== 'string') return { code: 'string', wrong: 'must be text' }
  const longest = Math.min(field.maxLength ?? LONGEST_TEXT, LONGEST_TEXT)
  if (given.length > longest) return { code: 'maxLength', wrong: `must have at most ${longest} characters` }
  const format = field.format === 'secret' ? plainText : ((field.format && textFormats[field.format]) ?? plainText)
  const value = format.normalise(given)
  if (field.minLength !== undefined && value.length < field.minLength)
    return { code: 'minLength', wrong: `must have at least ${field.minLength} characters` }
  if (!format.accepts(value)) return { code: field.format ?? 'string', wrong: `must be ${format.expected}` }
  if (field['x-picker'] && !/^[1-9]\d{0,14}$/.test(value))
    return { code: 'picker', wrong: 'must be chosen from the list' }
  return amongChoices(field, value) ?? { value }
}

function readNumber(field: SettingsField, given: unknown): FieldReading {
  if (typeof given !== 'number' || !Number.isFinite(given)) return { code: 'number', wrong: 'must be a number' }
  if (field.type === 'integer' && !Number.isSafeInteger(given))
    return { code: 'integer', wrong: 'must be a whole number' }
  if (field.minimum !== undefined && given < field.minimum)
    return { code: 'minimum', wrong: `must be at least ${field.minimum}` }
  if (field.maximum !== undefined && given > field.maximum)
    return { code: 'maximum', wrong: `must be at most ${field.maximum}` }
  return amongChoices(field, given) ?? { value: given }
}

function readList(field: SettingsField, given: unknown): FieldReading {
  if (!Array.isArray(given)) return { code: 'array', wrong: 'must be a list' }
  const most = Math.min(field.maxItems ?? MOST_ITEMS, MOST_ITEMS)
  if (given.length > most) return { code: 'maxItems', wrong: `must have at most ${most} entries` }
  const item: SettingsField = { title: field.title, type: 'string', ...field.items, 'x-picker': field['x-picker'] }
  const values: (string | number)[] = []
  for (const [at, each] of given.entries()) {
    const reading = readField(item, each)
    if ('wrong' in reading) return { code: reading.code, wrong: `has an entry ${at + 1} that ${reading.wrong}` }
    values.push(reading.value as string | number)
  }
  if (new Set(values).size < values.length) return { code: 'distinct', wrong: 'must not name an entry twice' }
  return { value: values }
}

function amongChoices(field: SettingsField, value: string | number): FieldReading | undefined {
  if (!field.enum || field.enum.includes(value)) return undefined
  const choices = field.enumTitles ?? field.enum
  return { code: 'enum', wrong: `must be one of ${choices.join(', ')}` }
}
