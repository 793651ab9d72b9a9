import type { Condition, ConditionValue, FieldCondition, RuleAction, SplitShare } from '#lib/api/types.ts'
import type { Books } from '#lib/features/ledger/books.svelte.ts'
import { ACTIONS, shareKind } from './actions.ts'
import { bodyPath, type Catalogue, operatorOf, type ValueKind } from './catalogue.ts'
import { occurrenceWords } from './operator_words.ts'

/** “payee contains “rewe” or payee contains “edeka”” */
export function conditionSentence(condition: Condition, books: Books, catalogue: Catalogue): string {
  if ('all' in condition) return join(condition.all, 'and', books, catalogue)
  if ('any' in condition) return join(condition.any, 'or', books, catalogue)
  if ('not' in condition) return `not (${conditionSentence(condition.not, books, catalogue)})`
  return comparisonSentence(condition, books, catalogue)
}

function join(members: Condition[], word: string, books: Books, catalogue: Catalogue): string {
  if (members.length === 0) return 'anything'
  return members
    .map((member) => {
      const text = conditionSentence(member, books, catalogue)
      return 'field' in member || 'not' in member || members.length === 1 ? text : `(${text})`
    })
    .join(` ${word} `)
}

export function comparisonSentence(condition: FieldCondition, books: Books, catalogue: Catalogue): string {
  const operator = operatorOf(catalogue, condition)
  const path = condition.field.startsWith('body.') ? `the body’s ${bodyPath(condition.field) || '…'}` : undefined
  const words = [path ?? catalogue[condition.field]?.label ?? condition.field, operator?.label ?? condition.op]
  const value = operator?.kind === 'nothing' ? '' : valueWords(condition.value ?? null, operator?.kind ?? 'text', books)
  return [...words, value].filter(Boolean).join(' ')
}

function valueWords(value: ConditionValue, kind: ValueKind, books: Books): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'object' && value !== null && 'nth' in value) return occurrenceWords(value)
  if (Array.isArray(value)) {
    const range = ['amounts', 'dates', 'days', 'numbers'].includes(kind)
    return value.map((one) => singleWords(one, kind, books)).join(range ? ' and ' : ', ')
  }
  return value === null ? '…' : singleWords(value, kind, books)
}

function singleWords(value: string | number, kind: ValueKind, books: Books): string {
  if (kind === 'account' || kind === 'accounts') return books.account(Number(value))?.name ?? '…'
  if (kind === 'category' || kind === 'categories') return books.categoryPath(Number(value)) || '…'
  if (kind === 'text' || kind === 'texts') return value === '' ? '…' : `“${value}”`
  if (['weekday', 'weekdays', 'month', 'months'].includes(kind))
    return String(value)[0]!.toUpperCase() + String(value).slice(1)
  if (kind === 'period') return String(value).replaceAll('_', ' ')
  return String(value)
}

/** “set the category to Food › Groceries” */
export function actionSentence(action: RuleAction, books: Books): string {
  const label = ACTIONS.find(({ type }) => type === action.type)?.label ?? action.type
  if (action.type === 'set_category') return `${label} ${books.categoryPath(action.category_id) || '…'}`
  if (action.type === 'split') return `${label}: ${action.parts.map((part) => shareSentence(part, books)).join(', ')}`
  if (action.type === 'set_transfer') return `${label} ${books.account(action.account_id)?.name ?? '…'}`
  if ('instance_id' in action) return label
  if ('payee' in action) return `${label} “${action.payee}”`
  if ('tag' in action) return `${label} “${action.tag}”`
  return 'text' in action ? `${label} “${action.text}”` : label
}

/** “10% Food › Groceries” */
function shareSentence(share: SplitShare, books: Books): string {
  const size = { percent: `${share.percent}%`, amount: share.amount, rest: 'the rest' }[shareKind(share)]
  return `${size} ${books.categoryPath(share.category_id) || '…'}`
}
