import { dayWords, decimalMoneyWords, monthWords } from '#core/words'

/** What references may look into: plain JSON under a few names. */
export type Scope = Readonly<Record<string, unknown>>

export const roots = ['trigger', 'steps', 'item', 'index', 'run', 'household'] as const

interface AppliedFilter {
  name: string
  /** In quotes. */
  argument: string | null
  /** Where the currency stands, of `money` alone. */
  currencyPath: string[] | null
}

export interface Reference {
  /** Empty where a text in quotes takes its place. */
  path: string[]
  literal?: string
  filters: AppliedFilter[]
  /** As written, without the braces. */
  text: string
}

export class BadTemplateError extends Error {}

const PATH = /^[a-z_][a-z0-9_]*(\.[a-z0-9_]+)*$/i
const LITERAL = /^"([^"]*)"$/
const FILTER = /^([a-z]+)(?:\s+"([^"]*)")?$/
const MONEY_IN = /^money\s+([a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*)$/i
const REFERENCES_MAX = 50
const TEXT_MAX = 20_000

type Filter = (value: unknown, argument: string | null, currency: () => string) => unknown

const filters: Readonly<Record<string, Filter>> = {
  default: (value, argument) => (value === null || value === undefined || value === '' ? argument : value),
  upper: (value) => textOf(value).toUpperCase(),
  lower: (value) => textOf(value).toLowerCase(),
  count: (value) => (Array.isArray(value) ? value.length : textOf(value).length),
  first: (value) => (Array.isArray(value) ? value[0] : value),
  join: (value, argument) => (Array.isArray(value) ? value.map(textOf).join(argument ?? ', ') : value),
  json: (value) => JSON.stringify(value ?? null),
  abs: (value) => textOf(value).replace(/^-/, ''),
  negate: (value) => negated(textOf(value)),
  money: (value, code, currency) => moneyText(textOf(value), code ?? currency()),
  day: (value) => dayWords(textOf(value)),
  month: (value) => monthWords(textOf(value)),
}

export const filterNames: readonly string[] = Object.keys(filters)

/** The references of a text, in order. Throws `BadTemplateError` for what is none. */
export function parseTemplate(text: string): Reference[] {
  const found = [...placesOf(text)].map(({ inner }) => parseReference(inner))
  if (found.length > REFERENCES_MAX) throw new BadTemplateError(`There are more than ${REFERENCES_MAX} references.`)
  return found
}

/** What stands between braces. Braces that are never closed are looked for once, where an expression would look from each of them on. */
function* placesOf(text: string): Generator<{ from: number; to: number; inner: string }> {
  for (let at = 0; ;) {
    const from = text.indexOf('{{', at)
    const end = from < 0 ? -1 : text.indexOf('}}', from + 2)
    if (end < 0) return
    at = end + 2
    yield { from, to: at, inner: text.slice(from + 2, end).trim() }
  }
}

function parseReference(text: string): Reference {
  const [path, ...rest] = text.split('|').map((part) => part.trim())
  const [, literal] = LITERAL.exec(path) ?? []
  if (literal === undefined && !PATH.test(path))
    throw new BadTemplateError(`"${text}" is no reference such as "trigger.transaction.payee".`)
  const applied = rest.map(parseFilter)
  return literal === undefined
    ? { path: path.split('.'), filters: applied, text }
    : { path: [], literal, filters: applied, text }
}

function parseFilter(part: string): AppliedFilter {
  const [, place] = MONEY_IN.exec(part) ?? []
  if (place) return { name: 'money', argument: null, currencyPath: place.split('.') }
  const [, name, argument = null] = FILTER.exec(part) ?? []
  if (!name || !Object.hasOwn(filters, name))
    throw new BadTemplateError(`"${part}" is none of ${filterNames.join(', ')}.`)
  return { name, argument, currencyPath: null }
}

/** Fills references in, everywhere in a value. A text that is one reference and nothing else becomes what it refers to, with its type. */
export function fillIn(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return fillText(value, scope)
  if (Array.isArray(value)) return value.map((member) => fillIn(member, scope))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fillIn(member, scope)]))
}

function fillText(text: string, scope: Scope): unknown {
  if (!text.includes('{{')) return text
  const whole = /^\{\{([^{}]*)\}\}$/.exec(text.trim())
  if (whole) return resolve(parseReference(whole[1].trim()), scope) ?? null
  let [filled, done] = ['', 0]
  for (const { from, to, inner } of placesOf(text)) {
    filled += text.slice(done, from) + wordsOf(resolve(parseReference(inner), scope))
    done = to
  }
  filled += text.slice(done)
  return filled.length > TEXT_MAX ? `${filled.slice(0, TEXT_MAX - 1)}…` : filled
}

function resolve({ path, literal, filters: applied }: Reference, scope: Scope): unknown {
  // Amounts stand beside their currency, wherever they are told.
  const beside = [...path.slice(0, -1), 'currency']
  return applied.reduce<unknown>(
    (value, { name, argument, currencyPath }) =>
      filters[name](value, argument, () =>
        textOf(lookUp(currencyPath ?? beside, scope) ?? lookUp(['household', 'currency'], scope)),
      ),
    literal ?? lookUp(path, scope),
  )
}

/** Own members only: a path never reaches what JavaScript adds to things. */
function lookUp(path: readonly string[], scope: Scope): unknown {
  let value: unknown = scope
  for (const name of path)
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as Record<string, unknown>)[name]
        : undefined
  return value
}

/** As people read it, in the middle of their text. */
function wordsOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(wordsOf).join(', ')
  const { amount, currency } = (value ?? {}) as Record<string, unknown>
  return typeof amount === 'string' && typeof currency === 'string' ? moneyText(amount, currency) : textOf(value)
}

/** As it is compared and read again: money with the code of its currency, a list with commas. */
export function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  const { amount, currency, name } = value as Record<string, unknown>
  if (typeof amount === 'string' && typeof currency === 'string') return `${amount} ${currency}`
  return typeof name === 'string' ? name : JSON.stringify(value)
}

/** What is no amount stays as it is. */
function moneyText(amount: string, currency: string): string {
  return /^-?\d+(\.\d+)?$/.test(amount) ? decimalMoneyWords(amount, currency) : amount
}

const negated = (text: string) => (text.startsWith('-') ? text.slice(1) : /^0*\.?0*$/.test(text) ? text : `-${text}`)

/** Every text inside of a value, with its JSON pointer. */
export function textsIn(value: unknown, pointer: string): { text: string; pointer: string }[] {
  if (typeof value === 'string') return [{ text: value, pointer }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, member]) => textsIn(member, `${pointer}/${name.replaceAll('/', '~1')}`))
}
