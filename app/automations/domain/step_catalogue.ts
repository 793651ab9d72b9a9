import { closed, duration, id, idOrReference, oneOf, someText, steps, text, texts, yesOrNo } from './document_schema.js'
import { BRANCHES_MAX, ITEMS_MAX, type StepDescription } from './step_kind.js'

export const periods = [
  'this_month',
  'last_month',
  'this_week',
  'last_week',
  'this_year',
  'last_year',
  'last_30_days',
] as const
export type PeriodName = (typeof periods)[number]

const recipients = { enum: ['everyone', 'admins'], description: '"everyone" or "admins"' }
const amount = someText(100)

const notices: StepDescription = {
  use: 'notify@1',
  title: 'Tell people',
  description: 'Puts a message into inboxes and sends it the way each person wants.',
  promise: 'once',
  schema: closed(
    {
      title: someText(200),
      body: text(4000),
      severity: oneOf(['info', 'warning', 'critical']),
      link: text(500),
      recipients,
      channels: { type: 'array', items: id, maxItems: 20, description: 'a list of ids of channels' },
      once_per: text(200),
    },
    ['title'],
  ),
  powers: ['notify'],
  emits: [],
}

const edits: StepDescription = {
  use: 'edit_transaction@1',
  title: 'Change a transaction',
  description: 'Tags, categorises or annotates. What a person set stays, unless the step is told to overwrite.',
  promise: 'once',
  schema: closed({
    transaction: idOrReference,
    add_tags: texts(),
    remove_tags: texts(),
    category_id: idOrReference,
    payee: text(200),
    memo: text(500),
    note: text(2000),
    reviewed: yesOrNo,
    overwrite: yesOrNo,
  }),
  powers: ['change_transactions'],
  emits: ['transaction.changed', 'posting.changed'],
}

const entries: StepDescription = {
  use: 'create_transaction@1',
  title: 'Enter a transaction',
  description: 'Enters a payment or a transfer between accounts, of an amount or a share of one.',
  promise: 'once',
  schema: closed(
    {
      account_id: idOrReference,
      transfer_account_id: idOrReference,
      category_id: idOrReference,
      amount,
      percent: { type: 'number', exclusiveMinimum: 0, maximum: 100, description: 'a percentage up to 100' },
      occurred_on: text(60),
      payee: text(200),
      memo: text(500),
      note: text(2000),
      tags: texts(),
      status: oneOf(['pending', 'posted']),
    },
    ['account_id', 'amount'],
  ),
  powers: ['create_transactions'],
  emits: ['transaction.created', 'posting.created'],
}

const totals: StepDescription = {
  use: 'total@1',
  title: 'Add up',
  description:
    'Adds up what was spent or came in during a period: in a category, with a tag, at a payee or from an account.',
  promise: 'once',
  schema: closed(
    {
      period: oneOf(periods),
      direction: oneOf(['out', 'in']),
      category_id: idOrReference,
      account_id: idOrReference,
      tag: text(100),
      payee: text(200),
      without_transaction: idOrReference,
    },
    ['period'],
  ),
  powers: ['read'],
  emits: [],
}

const balances: StepDescription = {
  use: 'balance@1',
  title: 'Look at a balance',
  description: 'Reads what is in an account.',
  promise: 'once',
  schema: closed({ account_id: idOrReference }, ['account_id']),
  powers: ['read'],
  emits: [],
}

const summaries: StepDescription = {
  use: 'summary@1',
  title: 'Sum a period up',
  description: 'Writes what came in, what went out and for what, as text for a message.',
  promise: 'once',
  schema: closed({ period: oneOf(periods) }, ['period']),
  powers: ['read'],
  emits: [],
}

const exports: StepDescription = {
  use: 'export@1',
  title: 'Export the books',
  description: 'Writes the whole ledger as a file that is kept with the run.',
  promise: 'at least once',
  schema: closed({ format: oneOf(['hledger', 'beancount', 'json']) }, ['format']),
  powers: ['read'],
  emits: [],
}

const actions: StepDescription = {
  use: 'plugin_action@1',
  title: 'Have a plugin do something',
  description: 'Runs an action of a plugin that is set up here.',
  promise: 'at least once',
  schema: closed({ instance: id, action: someText(100), input: { type: 'object', description: 'an object' } }, [
    'instance',
    'action',
  ]),
  powers: ['plugin'],
  emits: [],
}

const requests: StepDescription = {
  use: 'http@1',
  title: 'Call a web address',
  description: 'Sends a request by an instance of the HTTP request plugin, which knows the address and its secrets.',
  promise: 'at least once',
  schema: closed(
    {
      instance: id,
      method: oneOf(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
      path: text(2000),
      headers: { type: 'array', items: someText(1000), maxItems: 20, description: 'a list of headers' },
      body: text(20_000),
      expected_status: {
        type: 'array',
        items: { type: 'integer', minimum: 100, maximum: 599, description: 'a status number' },
        maxItems: 20,
        description: 'a list of status numbers',
      },
    },
    ['instance'],
  ),
  powers: ['plugin', 'network'],
  emits: ['webhook.received'],
}

const fetches: StepDescription = {
  use: 'fetch@1',
  title: 'Fetch from a bank or provider',
  description: 'Has a connection fetch and import what is new, or prices and rates.',
  promise: 'at least once',
  schema: closed({ instance: id }, ['instance']),
  powers: ['plugin', 'network', 'import'],
  emits: [
    'transaction.created',
    'transaction.changed',
    'posting.created',
    'posting.changed',
    'account.opened',
    'import.committed',
    'import.failed',
    'sync.succeeded',
    'sync.failed',
  ],
}

const control = (
  use: string,
  title: string,
  description: string,
  schema: StepDescription['schema'],
): StepDescription => ({
  ...{ use, title, description, schema },
  ...{ promise: 'once', powers: use === 'approve@1' ? ['notify'] : [], emits: [] },
})

const option = closed({ if: {}, steps }, ['if', 'steps'])
const options = { type: 'array', items: option, minItems: 1, maxItems: 10, description: 'a list of 1 to 10 options' }
const branches = {
  ...{ type: 'array', items: steps, minItems: 1, maxItems: BRANCHES_MAX },
  description: `a list of 1 to ${BRANCHES_MAX} lists of steps`,
}
const items = {
  ...{ type: ['array', 'string'], maxItems: ITEMS_MAX, pattern: '^\\{\\{.+\\}\\}$' },
  description: `a list of up to ${ITEMS_MAX}, or a reference to one`,
}

/** Every kind of step there is, in the order people are offered them. */
export const stepCatalogue: readonly StepDescription[] = [
  notices,
  edits,
  entries,
  totals,
  balances,
  summaries,
  exports,
  actions,
  requests,
  fetches,
  control(
    'wait@1',
    'Wait',
    'Goes on after a while or at a time, also across restarts.',
    closed({ for: duration, until: text(60) }),
  ),
  control(
    'approve@1',
    'Ask first',
    'Asks people and waits for their answer. The output `approved` tells which it was.',
    closed({ question: someText(200), details: text(2000), expires: duration, recipients }, ['question']),
  ),
  control(
    'choose@1',
    'Choose',
    'Does the first thing whose comparison holds.',
    closed({ options, else: steps }, ['options']),
  ),
  control('for_each@1', 'For each', 'Does the same for each of a list.', closed({ items, steps }, ['items', 'steps'])),
  control(
    'parallel@1',
    'At the same time',
    'Does several things at the same time.',
    closed({ branches }, ['branches']),
  ),
  control('stop@1', 'Stop', 'Ends the run here.', closed({ message: text(500), failed: yesOrNo })),
]

const byUse = new Map(stepCatalogue.map((kind) => [kind.use, kind]))

export function stepKind(use: string): StepDescription | undefined {
  return byUse.get(use)
}
