import type { SettingsField, SettingsForm } from '#lib/api/types.ts'

type Values = Record<string, unknown>

/** What a person has entered into a form that a plugin declares, until it is saved. */
export class FormDraft {
  values = $state<Values>({})
  /** Secrets as entered; null forgets one that is kept. What is not in here stays as it is. */
  secrets = $state<Record<string, string | null>>({})
  /** The address that was allowed for a setting; it counts only while it is the one that stands there. */
  allowed = $state<Record<string, string>>({})
  readonly #kept: ReadonlySet<string>

  constructor(
    readonly form: SettingsForm | null,
    /** What is stored now; a secret is `{set: true}` there. */
    stored: Values = {},
    lan: readonly { setting: string; origin: string; allowed: boolean }[] = [],
  ) {
    const names = Object.keys(form?.properties ?? {})
    this.#kept = new Set(names.filter((name) => (stored[name] as { set?: boolean } | undefined)?.set === true))
    for (const [name, field] of Object.entries(form?.properties ?? {})) {
      if (field.format !== 'secret') this.values[name] = stored[name] ?? field.default ?? emptyValue(field)
    }
    for (const { setting, origin, allowed } of lan) if (allowed) this.allowed[setting] = origin
  }

  /** The fields that are there now: conditions follow what is entered. */
  fields = $derived.by(() =>
    Object.entries(this.form?.properties ?? {})
      .filter(([name]) => this.#isThere(name))
      .map(([name, field]) => ({ name, field, required: this.#isRequired(name, field) })),
  )

  isKept(name: string): boolean {
    return this.#kept.has(name)
  }

  /** Where an address stands in a setting, the part of it that can be allowed. */
  originOf(setting: string): string | null {
    const text = this.values[setting]
    return typeof text === 'string' && URL.canParse(text) ? new URL(text).origin : null
  }

  isAllowed(setting: string): boolean {
    const origin = this.originOf(setting)
    return origin !== null && this.allowed[setting] === origin
  }

  allow(setting: string, isAllowed: boolean): void {
    const origin = this.originOf(setting)
    if (isAllowed && origin !== null) this.allowed[setting] = origin
    else delete this.allowed[setting]
  }

  /** What is sent: only fields that are there, and of secrets only what was entered. */
  get settings(): Values {
    const entries = this.fields
      .filter(({ field }) => field.format !== 'secret')
      .map(({ name, field }) => [name, sent(field, this.values[name])] as const)
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
  }

  get enteredSecrets(): Record<string, string | null> {
    const there = new Set(this.fields.map(({ name }) => name))
    return Object.fromEntries(Object.entries(this.secrets).filter(([name]) => there.has(name)))
  }

  get lan(): { setting: string; origin: string }[] {
    return this.fields.flatMap(({ name }) =>
      this.isAllowed(name) ? [{ setting: name, origin: this.allowed[name]! }] : [],
    )
  }

  #isThere(name: string): boolean {
    const rule = this.form?.conditional?.find(({ then }) => then.includes(name))
    return !rule || (this.#isThere(rule.field) && this.values[rule.field] === rule.is)
  }

  #isRequired(name: string, field: SettingsField): boolean {
    if (field.type === 'boolean') return true
    return (
      this.form?.required?.includes(name) === true ||
      this.form?.conditional?.some(({ then }) => then.includes(name)) === true
    )
  }
}

function emptyValue({ type }: SettingsField): unknown {
  if (type === 'boolean') return false
  return type === 'array' ? [] : ''
}

/** A number that cannot be read is sent as it was typed: the server says what is wrong with it, at its field. */
function sent(field: SettingsField, value: unknown): unknown {
  if (value === '' || value === null || value === undefined) return undefined
  if (field.type === 'array' && Array.isArray(value)) {
    return field.items?.type === 'integer' ? value.map(toNumber) : value
  }
  return field.type === 'integer' || field.type === 'number' ? toNumber(value) : value
}

function toNumber(value: unknown): unknown {
  if (typeof value === 'number') return value
  const text = String(value).trim().replace(',', '.')
  const number = Number(text)
  return text !== '' && Number.isFinite(number) ? number : value
}
