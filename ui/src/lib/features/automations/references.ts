import type { AutomationStep, AutomationTrigger } from '#lib/api/automations.ts'
import { innerLists } from './nested_steps.ts'

/** Something that text of a step may look up, and what people call it. */
export interface Reference {
  label: string
  text: string
}

const OF_TRANSACTIONS: Reference[] = [
  { label: 'Payee', text: '{{ trigger.transaction.payee }}' },
  { label: 'Amount', text: '{{ trigger.transaction.amount | money }}' },
  { label: 'Amount without its sign', text: '{{ trigger.transaction.amount | abs | money }}' },
  { label: 'Day', text: '{{ trigger.transaction.date | day }}' },
  { label: 'Account', text: '{{ trigger.transaction.account }}' },
  { label: 'Category', text: '{{ trigger.transaction.category | default "none" }}' },
  { label: 'Memo', text: '{{ trigger.transaction.memo }}' },
]

const OF_POSTINGS: Reference[] = [
  { label: 'Payee', text: '{{ trigger.posting.payee }}' },
  { label: 'Amount of the part', text: '{{ trigger.posting.amount | money }}' },
  { label: 'Amount of the part, without its sign', text: '{{ trigger.posting.amount | abs | money }}' },
  { label: 'Day', text: '{{ trigger.posting.date | day }}' },
  { label: 'Account of the part', text: '{{ trigger.posting.account | default "none" }}' },
  { label: 'Category of the part', text: '{{ trigger.posting.category | default "none" }}' },
  { label: 'Amount of the whole transaction', text: '{{ trigger.transaction.amount | money }}' },
]

const OF_ACCOUNTS: Reference[] = [
  { label: 'Account', text: '{{ trigger.account.name }}' },
  { label: 'What it was called', text: '{{ trigger.before.name }}' },
  { label: 'Balance', text: '{{ trigger.account.balance | money }}' },
  { label: 'Who did it', text: '{{ trigger.by }}' },
]

const OF_THINGS: Partial<Record<AutomationTrigger['type'], Reference[]>> = {
  transaction: OF_TRANSACTIONS,
  posting: OF_POSTINGS,
  account: OF_ACCOUNTS,
}

const OF_TOPICS: Record<string, Reference[]> = {
  import: [
    { label: 'New transactions', text: '{{ trigger.added }}' },
    { label: 'Why it failed', text: '{{ trigger.reason }}' },
  ],
  sync: [{ label: 'Connection', text: '{{ trigger.connection }}' }],
  consent: [{ label: 'Connection', text: '{{ trigger.connection }}' }],
  bill: [
    { label: 'Bill', text: '{{ trigger.name }}' },
    { label: 'Day it is due', text: '{{ trigger.due_on | day }}' },
    { label: 'What it was', text: '{{ trigger.was }}' },
    { label: 'What it is now', text: '{{ trigger.is }}' },
  ],
}

const OF_EVERYTHING: Reference[] = [
  { label: 'Today', text: '{{ run.today | day }}' },
  { label: 'This month', text: '{{ run.today | month }}' },
]

const OF_STEPS: Record<string, [label: string, path: string][]> = {
  'total@1': [
    ['sum', 'amount | money'],
    ['number of transactions', 'count'],
    ['month', 'month | month'],
  ],
  'balance@1': [
    ['balance', 'amount | money'],
    ['account', 'account'],
  ],
  'summary@1': [
    ['whole text', 'text'],
    ['spent', 'out | money'],
    ['came in', 'in | money'],
    ['left', 'net | money'],
  ],
  'create_transaction@1': [['amount', 'amount | money']],
  'export@1': [['file', 'name']],
  'approve@1': [
    ['whether it was approved', 'approved'],
    ['answer', 'decision'],
    ['who answered', 'by'],
  ],
}

/** What a step may look up: what set the automation off, and what the steps before it found. */
export function referencesFor(
  triggers: readonly AutomationTrigger[],
  steps: readonly AutomationStep[],
  stepId: string,
): Reference[] {
  const before = stepsBefore(steps, stepId)
  return [...triggers.flatMap(ofTrigger), ...before.flatMap(ofStep), ...OF_EVERYTHING].filter(
    ({ text }, at, all) => all.findIndex((other) => other.text === text) === at,
  )
}

function ofTrigger({ type, topic = '' }: AutomationTrigger): Reference[] {
  return OF_THINGS[type] ?? OF_TOPICS[topic.split('.')[0]!] ?? []
}

const ofStep = ({ id, use }: AutomationStep): Reference[] =>
  (OF_STEPS[use] ?? []).map(([label, path]) => ({ label: `${id}: ${label}`, text: `{{ steps.${id}.${path} }}` }))

/** Those that ran before it in any case, and those of the lists that it stands in. */
function stepsBefore(steps: readonly AutomationStep[], id: string): AutomationStep[] {
  const at = steps.findIndex((step) => step.id === id || holds(step, id))
  if (at < 0) return []
  const found = steps[at]!
  const inside = innerLists(found).find((inner) => inner.steps.some((step) => step.id === id || holds(step, id)))
  return [...steps.slice(0, at), ...(inside ? stepsBefore(inside.steps, id) : [])]
}

const holds = (step: AutomationStep, id: string): boolean =>
  innerLists(step).some((inner) => inner.steps.some((each) => each.id === id || holds(each, id)))

/** The same to compare with: amounts and days as they are, not as people read them. */
export function comparables(references: readonly Reference[]): Reference[] {
  const plain = references.map(({ label, text }) => ({
    label,
    text: text.replace(/\s*\|\s*(money|day|month)\b[^|}]*/g, ' '),
  }))
  return plain.filter(({ text }, at) => plain.findIndex((other) => other.text === text) === at)
}

/** What a step most likely depends on: the answer to the question before it. */
export function likelyComparison(references: readonly Reference[]): Record<string, unknown> | undefined {
  const answer = references.findLast(({ text }) => text.endsWith('.approved }}'))
  return answer && { value: answer.text, op: 'is', than: 'true' }
}
