import type { FieldProblem } from '#core/exceptions'
import { checkCondition, type References } from '#rules/domain/triggers'
import type { AlertSettings } from './alert_settings.js'
import { type AlertKindId, kindOf, type SettingField } from './alert_kinds.js'

/** An alert as somebody sent it; conditions are not known to be any. */
export interface AlertDraft {
  kind: AlertKindId
  settings: AlertSettings
  condition: unknown
  unless: unknown
}

/** What is wrong with an alert, with JSON pointers into the request. */
export function alertProblems(draft: AlertDraft, references: References): FieldProblem[] {
  const { kind, settings } = draft
  const fields = Object.entries<SettingField>(kindOf(draft).settings)
  const problems = fields.flatMap(([name, field]) => {
    const message = settingProblem(field, settings[name as keyof AlertSettings], references)
    return message ? [{ pointer: `/settings/${name}`, code: field.type, message }] : []
  })
  const known = new Set(fields.map(([name]) => name))
  const strange = Object.keys(settings)
    .filter((name) => !known.has(name))
    .map((name) => ({ pointer: `/settings/${name}`, code: 'unknown', message: `This alert takes no ${name}.` }))
  return [...problems, ...strange, ...conditionsProblems(draft, kind, references)]
}

function settingProblem(field: SettingField, value: unknown, { accounts, categories }: References): string | undefined {
  const { type, label, optional, choices = [] } = field
  switch (type) {
    case 'accounts':
    case 'categories': {
      const ids = (value ?? []) as number[]
      if (ids.length === 0) return optional ? undefined : `${label}: choose at least one.`
      const known = type === 'accounts' ? accounts : categories
      return ids.every((id) => known.has(id)) ? undefined : `${label}: one of them is not there.`
    }
    case 'amount':
      return typeof value === 'string' && value !== '' ? undefined : `${label}: write an amount such as 400.`
    case 'choice':
      return choices.some((choice) => choice.value === value) ? undefined : `${label}: choose one.`
    default:
      if (optional && value === undefined) return undefined
      return typeof value === 'number' ? undefined : `${label}: write a whole number.`
  }
}

function conditionsProblems(draft: AlertDraft, kind: AlertKindId, references: References): FieldProblem[] {
  const { condition, unless } = draft
  if (kind === 'custom' && condition === null)
    return [{ pointer: '/condition', code: 'required', message: 'Say what has to hold.' }]
  if (kind !== 'custom' && condition !== null)
    return [
      { pointer: '/condition', code: 'unknown', message: 'Only an alert of your own has a condition; use unless.' },
    ]
  const given = { condition, unless }
  return Object.entries(given).flatMap(([name, value]) =>
    value === null ? [] : checkCondition(kindOf(draft).trigger, value, references, `/${name}`),
  )
}
