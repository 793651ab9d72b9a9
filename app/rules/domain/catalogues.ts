import { accountMoments } from '#ledger/domain/account_moments'
import { ownAccountSubtypes } from '#ledger/domain/account_types'
import { PART_OF_BODY, plainField } from './body_path.js'
import { changesOf, type FieldType, type Operator, operators, type ValueKind } from './field_types.js'

/** One field that conditions may ask for. */
export interface Field {
  label: string
  type: FieldType
  ops: Readonly<Partial<Record<Operator, ValueKind>>>
  /** The fact it is computed from, when that is not the one of its own name. */
  source: string
  /** What a field of the type `choice` may be. */
  choices?: readonly string[]
}

export type Catalogue = Readonly<Record<string, Field>>

/** The field of a name; parts of a body share one. */
export function fieldOf(fields: Catalogue, name: string): Field {
  return fields[name] ?? fields[plainField(name)]
}

type Draft = Pick<Field, 'label' | 'type'> & Partial<Pick<Field, 'source' | 'choices'>> & { steady?: true }

/** Fields under their names; `before` tells whether facts come with what they were before, `steady` that a field is the same then. */
function catalogue<Name extends string>(drafts: Record<Name, Draft>, { before }: { before: boolean }) {
  const entries = (Object.entries(drafts) as [Name, Draft][]).map(([name, { steady, ...draft }]): [Name, Field] => {
    const hasBefore = before && !steady && !draft.source && draft.type !== 'occurrence'
    const changes = hasBefore ? changesOf(draft.type) : {}
    return [name, { source: name, ...draft, ops: { ...operators[draft.type], ...changes } }]
  })
  return Object.fromEntries(entries) as Record<Name, Field>
}

/** What a day is besides itself. */
const ofDate = {
  weekday: { label: 'Day of the week', type: 'weekday', source: 'date' },
  day_of_month: { label: 'Day of the month', type: 'day_of_month', source: 'date' },
  month: { label: 'Month', type: 'month', source: 'date' },
} as const

const transactionStatuses = ['pending', 'posted', 'void']

const transaction = {
  payee: { label: 'Payee', type: 'text' },
  description: { label: 'Description', type: 'text' },
  memo: { label: 'Memo', type: 'text' },
  note: { label: 'Note', type: 'text' },
  amount: { label: 'Amount', type: 'amount' },
  account: { label: 'Account', type: 'account' },
  currency: { label: 'Currency', type: 'currency', source: 'amount' },
  date: { label: 'Date', type: 'date' },
  category: { label: 'Category', type: 'category' },
  tag: { label: 'Tag', type: 'tag' },
  direction: { label: 'Money', type: 'direction', source: 'amount' },
  ...ofDate,
  kind: { label: 'Kind', type: 'choice', choices: ['single', 'split', 'transfer'] },
  status: { label: 'Status', type: 'choice', choices: transactionStatuses },
  reviewed: { label: 'Reviewed', type: 'yes_no' },
  needs_review: { label: 'To be reviewed', type: 'yes_no' },
  excluded: { label: 'Left out of reports', type: 'yes_no' },
  imported: { label: 'Imported', type: 'yes_no' },
  occurrence: { label: 'Occurrence', type: 'occurrence' },
} as const satisfies Record<string, Draft>

const accountKinds = ['asset', 'liability']
const accountSubtypes = Object.keys(ownAccountSubtypes)

/** One part of a transaction: what it moves on one account, or what it is spent on or comes from. */
const posting = {
  account: { label: 'Account', type: 'account' },
  category: { label: 'Category', type: 'category' },
  booked_to: { label: 'Booked to', type: 'choice', choices: ['account', 'category'] },
  amount: { label: 'Amount', type: 'amount' },
  currency: { label: 'Currency', type: 'currency', source: 'amount' },
  direction: { label: 'Money', type: 'direction', source: 'amount' },
  payee: { label: 'Payee', type: 'text' },
  memo: { label: 'Memo', type: 'text' },
  date: { label: 'Date', type: 'date' },
  ...ofDate,
  status: { label: 'Status', type: 'choice', choices: transactionStatuses },
  clearing: { label: 'Clearing', type: 'choice', choices: ['uncleared', 'cleared', 'reconciled'] },
} as const satisfies Record<string, Draft>

const account = {
  account: { label: 'Account', type: 'account', steady: true },
  happened: { label: 'What happened', type: 'choice', choices: accountMoments, steady: true },
  name: { label: 'Name', type: 'text' },
  institution: { label: 'Institution', type: 'text' },
  note: { label: 'Note', type: 'text' },
  kind: { label: 'Kind', type: 'choice', choices: accountKinds, steady: true },
  subtype: { label: 'Type', type: 'choice', choices: accountSubtypes },
  balance: { label: 'Balance', type: 'amount', steady: true },
  currency: { label: 'Currency', type: 'currency', source: 'balance' },
  last_activity: { label: 'Last activity', type: 'date', steady: true },
  in_net_worth: { label: 'Counted in the net worth', type: 'yes_no' },
  archived: { label: 'Archived', type: 'yes_no' },
} as const satisfies Record<string, Draft>

const budget = {
  category: { label: 'Category', type: 'category' },
  budgeted: { label: 'Budgeted', type: 'amount' },
  spent: { label: 'Spent', type: 'amount' },
  remaining: { label: 'Remaining', type: 'amount' },
  used_percent: { label: 'Used, in percent', type: 'number' },
  currency: { label: 'Currency', type: 'currency', source: 'spent' },
  date: { label: 'Date', type: 'date' },
  ...ofDate,
} as const satisfies Record<string, Draft>

const balance = {
  account: { label: 'Account', type: 'account' },
  balance: { label: 'Balance', type: 'amount' },
  currency: { label: 'Currency', type: 'currency', source: 'balance' },
  date: { label: 'Date', type: 'date' },
  ...ofDate,
} as const satisfies Record<string, Draft>

const statement = {
  account: { label: 'Account', type: 'account' },
  file: { label: 'File', type: 'text' },
  importer: { label: 'Importer', type: 'text' },
  outcome: { label: 'Outcome', type: 'choice', choices: ['committed', 'failed'] },
  added: { label: 'Transactions added', type: 'number' },
  matched: { label: 'Transactions matched', type: 'number' },
  duplicates: { label: 'Duplicates', type: 'number' },
  closing_balance: { label: 'Closing balance', type: 'amount' },
  currency: { label: 'Currency', type: 'currency', source: 'closing_balance' },
  date: { label: 'Last day', type: 'date' },
} as const satisfies Record<string, Draft>

const sync = {
  connection: { label: 'Connection', type: 'text' },
  plugin: { label: 'Plugin', type: 'text' },
  outcome: { label: 'Outcome', type: 'choice', choices: ['succeeded', 'failed', 'consent_ending'] },
  code: { label: 'Code of the failure', type: 'text' },
  added: { label: 'Transactions added', type: 'number' },
  days_left: { label: 'Days until the consent ends', type: 'number' },
  failures: { label: 'Failures in a row', type: 'number' },
  date: { label: 'Date', type: 'date' },
} as const satisfies Record<string, Draft>

const schedule = {
  date: { label: 'Date', type: 'date' },
  ...ofDate,
  hour: { label: 'Hour', type: 'number' },
} as const satisfies Record<string, Draft>

const webhook = {
  webhook: { label: 'Webhook', type: 'text' },
  event: { label: 'Event', type: 'text' },
  body: { label: 'Body', type: 'text' },
  [PART_OF_BODY]: { label: 'A part of the body', type: 'json', source: 'body' },
  content_type: { label: 'Content type', type: 'text' },
} as const satisfies Record<string, Draft>

/** What rules ask of a transaction: as it is, not what it was before. */
export const ruleFields = catalogue(transaction, { before: false })

/**
 * What conditions may ask for, by what sets them off. `rule` is the transaction as rules see it. Events of transactions, their postings and
 * of accounts come with what was before.
 */
export const catalogues = {
  rule: ruleFields,
  transaction: catalogue(transaction, { before: true }),
  posting: catalogue(posting, { before: true }),
  account: catalogue(account, { before: true }),
  budget: catalogue(budget, { before: false }),
  balance: catalogue(balance, { before: false }),
  statement: catalogue(statement, { before: false }),
  sync: catalogue(sync, { before: false }),
  schedule: catalogue(schedule, { before: false }),
  webhook: catalogue(webhook, { before: false }),
} satisfies Record<string, Catalogue>

export type Trigger = keyof typeof catalogues
export const triggers = Object.keys(catalogues) as readonly Trigger[]
