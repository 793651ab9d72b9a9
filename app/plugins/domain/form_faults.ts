import type { SettingsField, SettingsSchema } from '#sdk'

const LARGEST_FORM_CHARS = 65_536

/** What is wrong with a plugin's form beyond its shape, as part of a sentence. */
export function faultOfForm(form: SettingsSchema): string | undefined {
  const fields = form.properties
  const known = (name: string) => Object.hasOwn(fields, name)
  if (JSON.stringify(form).length > LARGEST_FORM_CHARS) return 'the form is larger than 64 KB'
  const unknown = (form.required ?? []).find((name) => !known(name))
  if (unknown) return `"${unknown}" is required, but is not a field`
  for (const [name, field] of Object.entries(fields)) {
    const fault = faultOfField(field)
    if (fault) return `the field "${name}" ${fault}`
  }
  for (const { field, then } of form.conditional ?? []) {
    const missing = [field, ...then].find((name) => !known(name))
    if (missing) return `a condition names "${missing}", which is not a field`
    if (then.includes(field)) return `a condition lets "${field}" depend on itself`
  }
  return undefined
}

function faultOfField(field: SettingsField): string | undefined {
  const { default: preset, enum: choices, enumTitles, format } = field
  if (enumTitles && enumTitles.length !== choices?.length) return 'has not as many titles as choices'
  if (field.items?.enumTitles && field.items.enumTitles.length !== field.items.enum?.length)
    return 'has not as many titles as choices'
  if (isReversed(field.minimum, field.maximum) || isReversed(field.minLength, field.maxLength))
    return 'has a least value above its greatest'
  if (preset === undefined) return undefined
  if (format === 'secret') return 'is a secret with a default'
  if (choices && !choices.includes(preset as string | number)) return 'has a default that cannot be chosen'
  if (typeof preset === 'string' && field.maxLength !== undefined && preset.length > field.maxLength)
    return 'has a default that is too long'
  if (typeof preset === 'number' && (isReversed(field.minimum, preset) || isReversed(preset, field.maximum)))
    return 'has a default outside of its range'
  return undefined
}

function isReversed(least: number | undefined, greatest: number | undefined): boolean {
  return least !== undefined && greatest !== undefined && least > greatest
}
