import type { SettingsSchema } from '#sdk'

/*
 * What leaves Florin so that an author can repeat a failure: its shape stays, what it tells about a household goes. Letters become x,
 * digits become 9; days, months, currencies, numbers of the protocol and empty texts stay, because a plugin decides by them.
 */

const KEPT = /^(\d{4}-\d{2}(-\d{2})?|[A-Z]{3}|true|false|null)?$/

/** Stands where a secret was; every second part of a text that is split by it. */
const HANDLE = /(\{\{secret:[^}]*\}\})/

/** Names of members whose values are words of the protocol. */
const PROTOCOL = new Set([
  'action',
  'by',
  'currency',
  'base_currency',
  'currencies',
  'frequency',
  'key',
  'kind',
  'method',
  'scope',
  'severity',
  'status',
  'type',
  'idempotency_key',
])

/** Numbers that are money; others are counts, versions and positions. */
const MONEY = new Set(['values', 'amount', 'balance', 'net', 'assets', 'liabilities', 'income', 'expense'])

export function redact(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return PROTOCOL.has(name) ? value : redactText(value)
  if (typeof value === 'number' && MONEY.has(name)) return magnitudeOf(value)
  if (Array.isArray(value)) return value.map((each) => redact(each, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, redact(member, key)]))
}

export function redactText(text: string): string {
  if (KEPT.test(text)) return text
  return text
    .split(HANDLE)
    .map((part, at) => (at % 2 === 1 ? part : redactWords(part)))
    .join('')
}

/** Where a request went stays, what was asked for there goes. */
export function redactAddress(address: string): string {
  const [path, ...query] = address.split('?')
  return [path, ...query.map((part) => part.replace(/=[^&#]*/g, redactText))].join('?')
}

/** The body of an answer: what stands in JSON, between tags, or in plain lines. */
export function redactBody(body: string): string {
  if (/^\s*[{[]/.test(body)) {
    try {
      return JSON.stringify(redact(JSON.parse(body)))
    } catch {
      // It only looked like JSON, which may be the very fault; then it is text.
    }
  }
  if (/^\s*</.test(body)) return body.replace(/>[^<]+</g, (text) => `>${redactText(text.slice(1, -1))}<`)
  return redactText(body)
}

/** What a plugin said: long numbers could be those of accounts or cards. */
export function redactLog(log: string): string {
  return log.replace(/\d{5,}/g, (digits) => '9'.repeat(digits.length))
}

/** A setting that a person wrote freely may name them; what was chosen from a list or switched may not. */
export function redactSettings(form: SettingsSchema, settings: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, isChosen(form, name) ? value : withoutNames(value)]),
  )
}

function isChosen({ properties }: SettingsSchema, name: string): boolean {
  const field = Object.hasOwn(properties, name) ? properties[name] : undefined
  return field?.enum !== undefined || field?.items?.enum !== undefined || field?.['x-picker'] !== undefined
}

/** Addresses keep their origin, which decides about permissions. */
function withoutNames(text: unknown): unknown {
  if (typeof text !== 'string') return redact(text)
  if (!/^https?:/.test(text) || !URL.canParse(text)) return redactText(text)
  const url = new URL(text)
  return url.origin + redactText(url.pathname + url.search)
}

function redactWords(text: string): string {
  return text
    .replace(/\p{Lu}/gu, 'X')
    .replace(/\p{Ll}|\p{Lo}/gu, 'x')
    .replace(/\d/g, '9')
}

function magnitudeOf(value: number): number {
  return value === 0 ? 0 : Math.sign(value) * 10 ** Math.floor(Math.log10(Math.abs(value)))
}
