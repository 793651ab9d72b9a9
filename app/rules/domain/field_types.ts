/** What a comparison's value has to be. */
export type ValueKind =
  | 'nothing'
  | 'text'
  | 'texts'
  | 'pattern'
  | 'decimal'
  | 'decimal_range'
  | 'id'
  | 'ids'
  | 'currency'
  | 'currencies'
  | 'date'
  | 'date_range'
  | 'day_count'
  | 'period'
  | 'direction'
  | 'weekday'
  | 'weekdays'
  | 'month'
  | 'months'
  | 'day'
  | 'days'
  | 'day_range'
  | 'choice'
  | 'choices'
  | 'yes_no'
  | 'number'
  | 'number_range'
  | 'occurrence'
  | 'scalar'

export const directions = ['in', 'out'] as const
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const
export const periods = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_year',
  'last_year',
] as const
export type Period = (typeof periods)[number]

const choice = { is: 'choice', is_not: 'choice', one_of: 'choices' } as const
const ids = { is: 'id', is_not: 'id', one_of: 'ids' } as const

/** The operators of each type of field, with the kind of value each of them takes. */
export const operators = {
  text: {
    is: 'text',
    is_not: 'text',
    contains: 'text',
    not_contains: 'text',
    starts_with: 'text',
    ends_with: 'text',
    matches: 'pattern',
    one_of: 'texts',
    is_empty: 'nothing',
  },
  amount: {
    is: 'decimal',
    is_not: 'decimal',
    gt: 'decimal',
    gte: 'decimal',
    lt: 'decimal',
    lte: 'decimal',
    between: 'decimal_range',
  },
  account: ids,
  category: { ...ids, is_empty: 'nothing' },
  currency: { is: 'currency', is_not: 'currency', one_of: 'currencies' },
  date: {
    on: 'date',
    before: 'date',
    after: 'date',
    between: 'date_range',
    in_last_days: 'day_count',
    in_next_days: 'day_count',
    in_period: 'period',
  },
  tag: { has: 'text', has_not: 'text', is_empty: 'nothing' },
  direction: { is: 'direction' },
  weekday: { is: 'weekday', is_not: 'weekday', one_of: 'weekdays' },
  month: { is: 'month', is_not: 'month', one_of: 'months' },
  day_of_month: {
    is: 'day',
    is_not: 'day',
    gt: 'day',
    gte: 'day',
    lt: 'day',
    lte: 'day',
    between: 'day_range',
    one_of: 'days',
  },
  choice,
  yes_no: { is: 'yes_no' },
  number: {
    is: 'number',
    is_not: 'number',
    gt: 'number',
    gte: 'number',
    lt: 'number',
    lte: 'number',
    between: 'number_range',
  },
  json: {
    is: 'scalar',
    is_not: 'scalar',
    contains: 'text',
    not_contains: 'text',
    starts_with: 'text',
    ends_with: 'text',
    matches: 'pattern',
    one_of: 'texts',
    gt: 'number',
    gte: 'number',
    lt: 'number',
    lte: 'number',
    between: 'number_range',
    is_empty: 'nothing',
  },
  occurrence: { is: 'occurrence', gte: 'occurrence', lte: 'occurrence' },
} as const satisfies Record<string, Partial<Record<string, ValueKind>>>

export type FieldType = keyof typeof operators

/** What may be asked of a field when it is known what it was before; see `changesOf`. */
export const changeOperators = ['changed', 'changed_from', 'changed_to', 'fell_below', 'rose_above'] as const
export type ChangeOperator = (typeof changeOperators)[number]

type OperatorsOf<Ops> = Ops extends unknown ? keyof Ops : never
export type Operator = OperatorsOf<(typeof operators)[FieldType]> | ChangeOperator

/** The operator that tells whether a field has a value, by which having changed to or from that value is told. */
export function sameness(type: FieldType): 'is' | 'on' | 'has' {
  return type === 'date' ? 'on' : type === 'tag' ? 'has' : 'is'
}

/** The operators about a field's change. What is computed from another field changes with that one and has none of its own. */
export function changesOf(type: FieldType): Partial<Record<ChangeOperator, ValueKind>> {
  const value = (operators[type] as Record<string, ValueKind>)[sameness(type)]
  const measured = type === 'amount' || type === 'number'
  return {
    changed: 'nothing',
    changed_from: value,
    changed_to: value,
    ...(measured ? { fell_below: value, rose_above: value } : {}),
  }
}

export function isChangeOperator(op: string): op is ChangeOperator {
  return (changeOperators as readonly string[]).includes(op)
}
