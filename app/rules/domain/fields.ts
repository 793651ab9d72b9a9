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
  | 'direction'
  | 'weekday'
  | 'weekdays'
  | 'day'
  | 'days'
  | 'day_range'

export const directions = ['in', 'out'] as const
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const text = {
  is: 'text',
  is_not: 'text',
  contains: 'text',
  not_contains: 'text',
  starts_with: 'text',
  ends_with: 'text',
  matches: 'pattern',
  one_of: 'texts',
  is_empty: 'nothing',
} as const

const amount = {
  is: 'decimal',
  is_not: 'decimal',
  gt: 'decimal',
  gte: 'decimal',
  lt: 'decimal',
  lte: 'decimal',
  between: 'decimal_range',
} as const

const account = { is: 'id', is_not: 'id', one_of: 'ids' } as const
const category = { ...account, is_empty: 'nothing' } as const
const currency = { is: 'currency', is_not: 'currency', one_of: 'currencies' } as const
const date = { on: 'date', before: 'date', after: 'date', between: 'date_range' } as const
const tag = { has: 'text', has_not: 'text', is_empty: 'nothing' } as const
const direction = { is: 'direction' } as const
const weekday = { is: 'weekday', is_not: 'weekday', one_of: 'weekdays' } as const

const dayOfMonth = {
  is: 'day',
  is_not: 'day',
  gt: 'day',
  gte: 'day',
  lt: 'day',
  lte: 'day',
  between: 'day_range',
  one_of: 'days',
} as const

/** What a condition may ask of a transaction: each field with its operators and the kind of value each of them takes. */
export const fields = {
  payee: { label: 'Payee', type: 'text', ops: text },
  description: { label: 'Description', type: 'text', ops: text },
  memo: { label: 'Memo', type: 'text', ops: text },
  note: { label: 'Note', type: 'text', ops: text },
  amount: { label: 'Amount', type: 'amount', ops: amount },
  account: { label: 'Account', type: 'account', ops: account },
  currency: { label: 'Currency', type: 'currency', ops: currency },
  date: { label: 'Date', type: 'date', ops: date },
  category: { label: 'Category', type: 'category', ops: category },
  tag: { label: 'Tag', type: 'tag', ops: tag },
  direction: { label: 'Money', type: 'direction', ops: direction },
  weekday: { label: 'Day of the week', type: 'weekday', ops: weekday },
  day_of_month: { label: 'Day of the month', type: 'day_of_month', ops: dayOfMonth },
} as const satisfies Record<string, { label: string; type: string; ops: Partial<Record<string, ValueKind>> }>

export type FieldName = keyof typeof fields
export type TextField = 'payee' | 'description' | 'memo' | 'note'

type OperatorsOf<Field> = Field extends { ops: infer Ops } ? keyof Ops : never
export type Operator = OperatorsOf<(typeof fields)[FieldName]>

/** The fields that are folded text and can be looked into by the index. */
export const textFields: readonly TextField[] = ['payee', 'description', 'memo', 'note']
