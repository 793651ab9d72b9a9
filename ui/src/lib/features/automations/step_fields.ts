import type { StepKind } from '#lib/api/automations.ts'

/** How a field of a step is filled in. */
export type StepFieldKind =
  'text' | 'long' | 'choice' | 'yes_no' | 'number' | 'texts' | 'account' | 'category' | 'instance' | 'channels' | 'json'

export interface StepField {
  name: string
  label: string
  kind: StepFieldKind
  choices: { value: string; label: string }[]
  required: boolean
  help?: string
  /** The choice that it is as long as nothing is said. */
  usual?: string
  /** One that few need, so it is folded away until it says something. */
  isRare: boolean
}

interface Schema {
  type?: string | string[]
  enum?: string[]
  items?: Schema
  maxLength?: number
}

const BY_NAME: Record<string, StepFieldKind> = {
  account_id: 'account',
  transfer_account_id: 'account',
  category_id: 'category',
  instance: 'instance',
  channels: 'channels',
}

const LABELS: Record<string, string> = {
  account_id: 'Account',
  transfer_account_id: 'To the account',
  category_id: 'Category',
  instance: 'Set-up plugin',
  add_tags: 'Add tags',
  remove_tags: 'Remove tags',
  once_per: 'Only once for',
  occurred_on: 'Day',
  for: 'For',
  until: 'Until',
  without_transaction: 'Without the transaction',
  transaction: 'Another transaction',
  severity: 'How important it is',
  recipients: 'Who is told',
  channels: 'Always sent by',
  link: 'Opens',
  expires: 'Waits at most',
  overwrite: 'Also change what a person set',
  reviewed: 'Mark as reviewed',
  direction: 'What is added up',
  expected_status: 'Answers that are fine',
  failed: 'Count it as a failure',
}

const HELP: Record<string, string> = {
  once_per: 'Nobody is told a second time for the same. Such as {{ run.today }}: once a day.',
  transaction: 'A reference to it; empty: the one that set this off.',
  without_transaction: 'A reference to one that is left out.',
  link: 'A page of this Florin, such as /bills; empty: what this run did.',
  expires: 'Such as 7d; after that the answer is no.',
  occurred_on: 'Such as 2026-03-31 or a reference; empty: the day it runs.',
  for: 'Such as 30m, 2h or 14d.',
  until: 'A day or a time, such as 2026-03-31 or a reference to one.',
  percent: 'Of the amount; empty: all of it.',
}

const CHOICES: Record<string, Record<string, string>> = {
  severity: { info: 'Good to know', warning: 'Important', critical: 'Urgent, also in quiet hours' },
  recipients: { everyone: 'Everyone in the household', admins: 'Who manages the household' },
  direction: { out: 'What was spent', in: 'What came in' },
  status: { pending: 'Pending', posted: 'Booked' },
  format: { hledger: 'hledger', beancount: 'Beancount', json: 'JSON' },
}

const USUAL: Record<string, string> = {
  severity: 'info',
  recipients: 'everyone',
  direction: 'out',
  status: 'posted',
  method: 'POST',
}

/** What is shown from the start although it may stay empty. */
const COMMON: Record<string, readonly string[]> = {
  'notify@1': ['body'],
  'edit_transaction@1': ['category_id', 'add_tags', 'reviewed'],
  'create_transaction@1': ['transfer_account_id', 'category_id', 'payee'],
  'total@1': ['direction', 'category_id', 'tag'],
  'plugin_action@1': ['input'],
  'http@1': ['method', 'body'],
  'wait@1': ['for', 'until'],
  'approve@1': ['details', 'expires'],
  'stop@1': ['message'],
}

/** Steps inside of steps are not fields. */
const NESTED = new Set(['steps', 'branches', 'options', 'else'])
const LONG = 600

/** The form of a kind of step, from what the server says it takes. */
export function stepFields({ use, schema }: Pick<StepKind, 'use' | 'schema'>): StepField[] {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Schema>; required?: string[] }
  return Object.entries(properties)
    .filter(([name]) => !NESTED.has(name))
    .map(([name, field]) => ({
      name,
      label: LABELS[name] ?? capital(name.replaceAll('_', ' ')),
      kind: BY_NAME[name] ?? kindOf(field),
      choices: (field.enum ?? []).map((value) => ({ value, label: choiceLabel(name, value) })),
      required: required.includes(name),
      help: HELP[name],
      usual: field.enum?.find((value) => value === USUAL[name]),
      isRare: !required.includes(name) && !COMMON[use]?.includes(name),
    }))
}

/** Whether it holds steps of its own. */
export function isNesting({ schema }: StepKind): boolean {
  return Object.keys((schema as { properties?: object }).properties ?? {}).some((name) => NESTED.has(name))
}

function kindOf({ type, enum: choices, items, maxLength = 0 }: Schema): StepFieldKind {
  if (choices) return 'choice'
  if (type === 'boolean') return 'yes_no'
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'array') return items?.type === 'string' ? 'texts' : 'json'
  if (type === 'object') return 'json'
  return maxLength > LONG ? 'long' : 'text'
}

/** Steps that only steer the run do nothing that could be tried again. */
const STEERING = new Set(['wait@1', 'approve@1', 'choose@1', 'for_each@1', 'parallel@1', 'stop@1'])

export const isSteering = (use: string) => STEERING.has(use)

const choiceLabel = (name: string, value: string) => CHOICES[name]?.[value] ?? capital(value.replaceAll('_', ' '))

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
