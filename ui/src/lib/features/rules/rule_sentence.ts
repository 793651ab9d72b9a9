import type { Condition, ConditionValue, FieldCondition, RuleAction } from '#lib/api/types.ts'
import type { Books } from '#lib/features/ledger/books.svelte.ts'
import { ACTIONS, FIELDS, operatorOf, type ValueKind } from './catalogue.ts'

/** “payee contains “rewe” or payee contains “edeka”” */
export function conditionSentence(condition: Condition, books: Books): string {
  if ('all' in condition) return join(condition.all, 'and', books)
  if ('any' in condition) return join(condition.any, 'or', books)
  if ('not' in condition) return `not (${conditionSentence(condition.not, books)})`
  return comparisonSentence(condition, books)
}

function join(members: Condition[], word: string, books: Books): string {
  if (members.length === 0) return 'anything'
  return members
    .map((member) => {
      const text = conditionSentence(member, books)
      return 'field' in member || members.length === 1 ? text : `(${text})`
    })
    .join(` ${word} `)
}

function comparisonSentence(condition: FieldCondition, books: Books): string {
  const operator = operatorOf(condition)
  const words = [FIELDS[condition.field]?.label ?? condition.field, operator?.label ?? condition.op]
  const value = operator?.kind === 'nothing' ? '' : valueWords(condition.value ?? null, operator?.kind ?? 'text', books)
  return [...words, value].filter(Boolean).join(' ')
}

function valueWords(value: ConditionValue, kind: ValueKind, books: Books): string {
  if (Array.isArray(value)) {
    const range = ['amounts', 'dates', 'days'].includes(kind)
    return value.map((one) => singleWords(one, kind, books)).join(range ? ' and ' : ', ')
  }
  return value === null ? '…' : singleWords(value, kind, books)
}

function singleWords(value: string | number, kind: ValueKind, books: Books): string {
  if (kind === 'account' || kind === 'accounts') return books.account(Number(value))?.name ?? '…'
  if (kind === 'category' || kind === 'categories') return books.categoryPath(Number(value)) || '…'
  if (kind === 'text' || kind === 'texts') return value === '' ? '…' : `“${value}”`
  if (kind === 'weekday' || kind === 'weekdays') return String(value)[0]!.toUpperCase() + String(value).slice(1)
  return String(value)
}

/** “set the category to Food › Groceries” */
export function actionSentence(action: RuleAction, books: Books): string {
  const label = ACTIONS.find(({ type }) => type === action.type)?.label ?? action.type
  if (action.type === 'set_category') return `${label} ${books.categoryPath(action.category_id) || '…'}`
  if ('payee' in action) return `${label} “${action.payee}”`
  if ('tag' in action) return `${label} “${action.tag}”`
  return 'text' in action ? `${label} “${action.text}”` : label
}
