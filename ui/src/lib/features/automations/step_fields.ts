import type { StepKind } from '#lib/api/automations.ts'

/** How a field of a step is filled in. */
export type StepFieldKind =
  'text' | 'long' | 'choice' | 'yes_no' | 'number' | 'texts' | 'account' | 'category' | 'instance' | 'json'

export interface StepField {
  name: string
  label: string
  kind: StepFieldKind
  choices: string[]
  required: boolean
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
}

const LABELS: Record<string, string> = {
  account_id: 'Account',
  transfer_account_id: 'To the account',
  category_id: 'Category',
  instance: 'Set-up plugin',
  add_tags: 'Add tags',
  remove_tags: 'Remove tags',
  once_per: 'Only once per',
  occurred_on: 'Day',
  for: 'For',
  until: 'Until',
  without_transaction: 'Without the transaction',
}

/** Steps inside of steps are not fields. */
const NESTED = new Set(['steps', 'branches', 'options', 'else'])
const LONG = 600

/** The form of a kind of step, from what the server says it takes. */
export function stepFields({ schema }: StepKind): StepField[] {
  const { properties = {}, required = [] } = schema as { properties?: Record<string, Schema>; required?: string[] }
  return Object.entries(properties)
    .filter(([name]) => !NESTED.has(name))
    .map(([name, field]) => ({
      name,
      label: LABELS[name] ?? capital(name.replaceAll('_', ' ')),
      kind: BY_NAME[name] ?? kindOf(field),
      choices: field.enum ?? [],
      required: required.includes(name),
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

const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)
