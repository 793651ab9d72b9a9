import type { ConditionValue, FieldCondition, FieldDescription } from '#lib/api/types.ts'
import { operatorWords } from './operator_words.ts'

/** What has to be filled in beside an operator. */
export type ValueKind =
  | 'nothing'
  | 'text'
  | 'texts'
  | 'amount'
  | 'amounts'
  | 'account'
  | 'accounts'
  | 'category'
  | 'categories'
  | 'currency'
  | 'currencies'
  | 'date'
  | 'dates'
  | 'day_count'
  | 'period'
  | 'direction'
  | 'weekday'
  | 'weekdays'
  | 'month'
  | 'months'
  | 'day'
  | 'days'
  | 'day_list'
  | 'choice'
  | 'choices'
  | 'yes_no'
  | 'number'
  | 'numbers'
  | 'occurrence'
  | 'scalar'

interface OperatorWords {
  op: string
  label: string
  kind: ValueKind
}

export interface FieldWords {
  label: string
  operators: OperatorWords[]
  /** What a field with a few values may be. */
  choices: string[]
}

/** The fields a condition may ask about, by name, in the words of the builder. */
export type Catalogue = Record<string, FieldWords>

/** Stands for every part of what a webhook was called with; in conditions it is `body.` and a path. */
export const PART_OF_BODY = 'body.<path>'

/** The field of the catalogue that a name belongs to. */
export const fieldKey = (name: string) => (name.startsWith('body.') ? PART_OF_BODY : name)

export const bodyPath = (name: string) => (name === PART_OF_BODY ? '' : name.slice('body.'.length))

/** Fields whose plain names do not make a sentence. */
const FIELD_WORDS: Record<string, string> = {
  description: 'the bank’s text',
  direction: 'money',
  tag: 'tags',
  occurrence: 'the number of times',
}

/** The server's kinds of values that the builder calls otherwise. */
const KINDS: Record<string, ValueKind> = {
  pattern: 'text',
  decimal: 'amount',
  decimal_range: 'amounts',
  date_range: 'dates',
  day_range: 'days',
  days: 'day_list',
  number_range: 'numbers',
}

export function toCatalogue(fields: FieldDescription[]): Catalogue {
  return Object.fromEntries(fields.map((field) => [field.name, toFieldWords(field)]))
}

function toFieldWords({ name, label, type, ops, choices = [] }: FieldDescription): FieldWords {
  const operators = ops.map(({ op, value }) => ({ op, label: operatorWords(type, op), kind: kindOf(value, type) }))
  // People look for a word in a text far more often than for the whole of it.
  operators.sort((a, b) => Number(b.op === 'contains') - Number(a.op === 'contains'))
  return { label: FIELD_WORDS[name] ?? label[0]!.toLowerCase() + label.slice(1), operators, choices }
}

function kindOf(kind: string, type: string): ValueKind {
  if (kind === 'id') return type === 'category' ? 'category' : 'account'
  if (kind === 'ids') return type === 'category' ? 'categories' : 'accounts'
  return KINDS[kind] ?? (kind as ValueKind)
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

export function operatorOf(catalogue: Catalogue, { field, op }: FieldCondition): OperatorWords | undefined {
  return catalogue[fieldKey(field)]?.operators.find((operator) => operator.op === op)
}

/** What stands in a value field before somebody has filled it in. */
const EMPTY: Partial<Record<ValueKind, ConditionValue>> = {
  day: 1,
  day_count: 30,
  days: [1, 31],
  amounts: ['', ''],
  dates: ['', ''],
  numbers: [0, 0],
  number: 0,
  direction: 'out',
  weekday: 'monday',
  month: 'january',
  period: 'this_month',
  yes_no: true,
  account: 0,
  category: 0,
  occurrence: { nth: 2, same: ['payee'], within: 'month' },
}
const LISTS: ValueKind[] = [
  'texts',
  'accounts',
  'categories',
  'currencies',
  'weekdays',
  'months',
  'day_list',
  'choices',
]

export function emptyValue(kind: ValueKind, choices: string[] = []): ConditionValue | undefined {
  if (kind === 'nothing') return undefined
  if (kind === 'choice') return choices[0] ?? ''
  return LISTS.includes(kind) ? [] : (EMPTY[kind] ?? '')
}

/** Another field with its first operator, keeping the text somebody has written already. */
export function withField(catalogue: Catalogue, condition: FieldCondition, field: string): FieldCondition {
  const op = catalogue[field]?.operators[0]?.op ?? 'is'
  return withOperator(catalogue, { ...condition, field }, op, operatorOf(catalogue, condition)?.kind)
}

export function withOperator(
  catalogue: Catalogue,
  condition: FieldCondition,
  name: string,
  before = operatorOf(catalogue, condition)?.kind,
): FieldCondition {
  const { field } = condition
  const kind = operatorOf(catalogue, { field, op: name })?.kind ?? 'text'
  if (kind === before && kind !== 'choice' && kind !== 'choices') return { field, op: name, value: condition.value }
  const value = emptyValue(kind, catalogue[fieldKey(field)]?.choices)
  return value === undefined ? { field, op: name } : { field, op: name, value }
}

/** A first line to fill in. */
export function firstLine(catalogue: Catalogue): FieldCondition {
  const [field = 'payee'] = Object.keys(catalogue)
  return withOperator(catalogue, { field, op: '' }, catalogue[field]?.operators[0]?.op ?? 'contains', 'nothing')
}
