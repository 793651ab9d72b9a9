import type { FieldProblem } from '#core/exceptions'
import type { SettingsField, SettingsSchema } from '#sdk'
import { type FieldReading, readField, type SettingValue } from './settings_fields.js'

/*
 * Settings by a plugin's schema. The schema is a stranger's: it is walked by this code, never compiled into a validator.
 */

export type Settings = Record<string, SettingValue>

export interface SettingsGiven {
  settings: Record<string, unknown>
  /** What a person wrote into secret fields; null or an empty text forgets one. */
  secrets?: Record<string, unknown>
  /** Secrets that are kept already. */
  kept?: ReadonlySet<string>
}

/** An id that a person chose from a list; whether the household has it is for the caller to look up. */
export interface Pick {
  picker: NonNullable<SettingsField['x-picker']>
  id: number
  pointer: string
  title: string
}

export interface SettingsReading {
  /** What is stored: defaults filled in, in the order of the schema, without secrets. */
  settings: Settings
  /** Secrets to keep by name; null where one is to be forgotten. */
  secrets: Record<string, string | null>
  picks: Pick[]
  problems: FieldProblem[]
}

export const EMPTY_FORM: SettingsSchema = { type: 'object', properties: {} }

/** Where the fields of a form stand in the request. */
export interface FormPlace {
  settings: string
  secrets: string
}

const OF_AN_INSTANCE: FormPlace = { settings: '/settings', secrets: '/secrets' }

export function readSettings(schema: SettingsSchema, given: SettingsGiven, place = OF_AN_INSTANCE): SettingsReading {
  const reading: SettingsReading = { settings: {}, secrets: {}, picks: [], problems: [] }
  refuseUnknown(schema, given, place, reading)
  const condition = new Map(
    (schema.conditional ?? []).flatMap((each) => each.then.map((name) => [name, each] as const)),
  )
  for (const [name, field] of Object.entries(schema.properties).sort(conditionsFirst(condition))) {
    const rule = condition.get(name)
    if (rule && reading.settings[rule.field] !== rule.is) continue
    const isRequired = schema.required?.includes(name) || (rule !== undefined && field.type !== 'boolean')
    if (field.format === 'secret') readSecret(name, field, given, isRequired, place, reading)
    else readPlain(name, field, given.settings, isRequired, place, reading)
  }
  return { ...reading, settings: inOrderOf(schema, reading.settings) }
}

/** The fields of a form that are secret. */
export function secretFields(schema: SettingsSchema): string[] {
  return Object.keys(schema.properties).filter((name) => schema.properties[name]!.format === 'secret')
}

/** Fields that decide about others are read before those. */
const conditionsFirst =
  (condition: ReadonlyMap<string, unknown>) =>
  ([one]: [string, unknown], [other]: [string, unknown]) =>
    Number(condition.has(one)) - Number(condition.has(other))

function inOrderOf(schema: SettingsSchema, settings: Settings): Settings {
  const names = Object.keys(schema.properties).filter((name) => Object.hasOwn(settings, name))
  return Object.fromEntries(names.map((name) => [name, settings[name]!]))
}

function refuseUnknown(schema: SettingsSchema, given: SettingsGiven, place: FormPlace, { problems }: SettingsReading) {
  for (const name of Object.keys(given.settings)) {
    const field = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined
    if (!field)
      problems.push(problem(`${place.settings}/${escaped(name)}`, 'unknown', `There is no setting "${name}".`))
    else if (field.format === 'secret' && !isSecretMark(given.settings[name]))
      problems.push(
        problem(
          `${place.settings}/${escaped(name)}`,
          'secret',
          `${field.title} is a secret: it is sent among the secrets.`,
        ),
      )
  }
  for (const name of Object.keys(given.secrets ?? {}))
    if (!Object.hasOwn(schema.properties, name) || schema.properties[name]!.format !== 'secret')
      problems.push(problem(`${place.secrets}/${escaped(name)}`, 'unknown', `There is no secret "${name}".`))
}

/** What is read is `{"set": true}` in place of a secret; a form that sends it back changes nothing. */
function isSecretMark(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'set' in value
}

function readPlain(
  name: string,
  field: SettingsField,
  given: Record<string, unknown>,
  isRequired: boolean | undefined,
  place: FormPlace,
  reading: SettingsReading,
) {
  const entered = Object.hasOwn(given, name) ? given[name] : undefined
  const value = isLeftOpen(entered) ? field.default : entered
  const at = `${place.settings}/${escaped(name)}`
  if (value === undefined) {
    if (isRequired) reading.problems.push(problem(at, 'required', `${field.title} is missing.`))
    return
  }
  const found = readField(field, value)
  if (!isReadable(found, at, field, reading)) return
  reading.settings[name] = found.value
  const picker = field['x-picker']
  if (!picker) return
  const ids = Array.isArray(found.value) ? found.value : [found.value]
  for (const id of ids) reading.picks.push({ picker, id: Number(id), pointer: at, title: field.title })
}

function readSecret(
  name: string,
  field: SettingsField,
  { secrets = {}, kept = new Set() }: SettingsGiven,
  isRequired: boolean | undefined,
  place: FormPlace,
  reading: SettingsReading,
) {
  const at = `${place.secrets}/${escaped(name)}`
  const isGiven = Object.hasOwn(secrets, name)
  const entered = isGiven ? secrets[name] : undefined
  if (isLeftOpen(entered)) {
    if (isRequired && (isGiven || !kept.has(name)))
      reading.problems.push(problem(at, 'required', `${field.title} is missing.`))
    else if (isGiven) reading.secrets[name] = null
    return
  }
  const found = readField(field, entered)
  if (isReadable(found, at, field, reading)) reading.secrets[name] = found.value as string
}

function isReadable(
  found: FieldReading,
  pointer: string,
  field: SettingsField,
  { problems }: SettingsReading,
): found is { value: SettingValue } {
  if ('value' in found) return true
  problems.push(problem(pointer, found.code, `${field.title} ${found.wrong}.`))
  return false
}

const isLeftOpen = (value: unknown) => value === undefined || value === null || value === ''

const problem = (pointer: string, code: string, message: string): FieldProblem => ({ pointer, code, message })

/** A member's name inside a JSON pointer. */
const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
