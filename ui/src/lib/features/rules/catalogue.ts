import type { ConditionValue, FieldCondition, RuleAction } from '#lib/api/types.ts'

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
  | 'direction'
  | 'weekday'
  | 'weekdays'
  | 'day'
  | 'days'
  | 'day_list'

interface OperatorWords {
  op: string
  label: string
  kind: ValueKind
}

interface FieldWords {
  label: string
  operators: OperatorWords[]
}

const op = (name: string, label: string, kind: ValueKind): OperatorWords => ({ op: name, label, kind })

const textOperators = [
  op('contains', 'contains', 'text'),
  op('not_contains', 'does not contain', 'text'),
  op('is', 'is', 'text'),
  op('is_not', 'is not', 'text'),
  op('starts_with', 'starts with', 'text'),
  op('ends_with', 'ends with', 'text'),
  op('one_of', 'is one of', 'texts'),
  op('matches', 'matches the pattern', 'text'),
  op('is_empty', 'is empty', 'nothing'),
]

const comparisons = (kind: ValueKind, range: ValueKind) => [
  op('is', 'is', kind),
  op('is_not', 'is not', kind),
  op('gt', 'is more than', kind),
  op('gte', 'is at least', kind),
  op('lt', 'is less than', kind),
  op('lte', 'is at most', kind),
  op('between', 'is between', range),
]

const choices = (kind: ValueKind, several: ValueKind) => [
  op('is', 'is', kind),
  op('is_not', 'is not', kind),
  op('one_of', 'is one of', several),
]

/** The fields a condition may ask about, in the words of the builder. The server holds the same list as a schema. */
export const FIELDS: Record<string, FieldWords> = {
  payee: { label: 'payee', operators: textOperators },
  description: { label: 'the bank’s text', operators: textOperators },
  memo: { label: 'memo', operators: textOperators },
  note: { label: 'note', operators: textOperators },
  amount: { label: 'amount', operators: comparisons('amount', 'amounts') },
  direction: { label: 'money', operators: [op('is', 'goes', 'direction')] },
  account: { label: 'account', operators: choices('account', 'accounts') },
  category: {
    label: 'category',
    operators: [...choices('category', 'categories'), op('is_empty', 'is empty', 'nothing')],
  },
  tag: {
    label: 'tags',
    operators: [
      op('has', 'include', 'text'),
      op('has_not', 'do not include', 'text'),
      op('is_empty', 'are empty', 'nothing'),
    ],
  },
  currency: { label: 'currency', operators: choices('currency', 'currencies') },
  date: {
    label: 'date',
    operators: [
      op('on', 'is', 'date'),
      op('before', 'is before', 'date'),
      op('after', 'is after', 'date'),
      op('between', 'is between', 'dates'),
    ],
  },
  weekday: { label: 'day of the week', operators: choices('weekday', 'weekdays') },
  day_of_month: {
    label: 'day of the month',
    operators: [...comparisons('day', 'days'), op('one_of', 'is one of', 'day_list')],
  },
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

export const ACTIONS: { type: RuleAction['type']; label: string }[] = [
  { type: 'set_category', label: 'set the category to' },
  { type: 'set_payee', label: 'set the payee to' },
  { type: 'add_tag', label: 'add the tag' },
  { type: 'remove_tag', label: 'take away the tag' },
  { type: 'set_memo', label: 'set the memo to' },
  { type: 'set_note', label: 'set the note to' },
  { type: 'append_note', label: 'add to the note' },
  { type: 'mark_reviewed', label: 'mark it as reviewed' },
]

export function operatorOf({ field, op: name }: FieldCondition): OperatorWords | undefined {
  return FIELDS[field]?.operators.find((operator) => operator.op === name)
}

/** What stands in a value field before somebody has filled it in. */
export function emptyValue(kind: ValueKind): ConditionValue | undefined {
  if (kind === 'nothing') return undefined
  if (['texts', 'accounts', 'categories', 'currencies', 'weekdays', 'day_list'].includes(kind)) return []
  if (['amounts', 'dates'].includes(kind)) return ['', '']
  if (kind === 'days') return [1, 31]
  if (kind === 'day') return 1
  if (kind === 'direction') return 'out'
  if (kind === 'weekday') return 'monday'
  return kind === 'account' || kind === 'category' ? 0 : ''
}

/** Another field with its first operator, keeping the text somebody has written already. */
export function withField(condition: FieldCondition, field: string): FieldCondition {
  return withOperator({ ...condition, field }, FIELDS[field]?.operators[0]?.op ?? 'is', operatorOf(condition)?.kind)
}

export function withOperator(
  condition: FieldCondition,
  name: string,
  before = operatorOf(condition)?.kind,
): FieldCondition {
  const { field } = condition
  const kind = operatorOf({ field, op: name })?.kind ?? 'text'
  if (kind === before) return { field, op: name, value: condition.value }
  const value = emptyValue(kind)
  return value === undefined ? { field, op: name } : { field, op: name, value }
}

export function emptyAction(type: RuleAction['type']): RuleAction {
  if (type === 'set_category') return { type, category_id: 0 }
  if (type === 'set_payee') return { type, payee: '' }
  if (type === 'add_tag' || type === 'remove_tag') return { type, tag: '' }
  return type === 'mark_reviewed' ? { type } : { type, text: '' }
}
