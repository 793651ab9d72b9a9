import type { Client } from '#tests/support/client'
import { bankFile } from '#tests/support/bank_file'
import type { TestHousehold } from '#tests/support/household'
import { importFile } from '#tests/support/import_runs'

/** What the bank says of March. */
export const MARCH = bankFile([
  { date: '2026-03-04', payee: 'Climbing Hall', text: 'Entry', amount: '-14.00', reference: 'b1' },
  { date: '2026-03-05', payee: 'Employer', text: 'Salary', amount: '2500.00', reference: 'b2' },
])

async function created(client: Client, path: string, body: unknown): Promise<number> {
  const answer = await client.post<{ id: number }>(path, body)
  if (answer.status !== 201) throw new Error(`POST ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

async function done(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer
  if (status >= 300) throw new Error(`${status}: ${JSON.stringify(body)}`)
}

/** Books in which there is something of every kind that an export holds, entered as people enter it. */
export async function keepFullBooks(household: TestHousehold): Promise<void> {
  const { client } = household
  const checking = await created(client, '/accounts', {
    ...{ name: 'Checking', subtype: 'checking', currency: 'EUR', opening_balance: '1200.50', opening_on: '2026-01-01' },
    ...{ institution: 'Harbour Bank', number: 'DE02', note: 'The main one' },
  })
  const savings = await created(client, '/accounts', { name: 'Savings', subtype: 'savings', currency: 'EUR' })
  const dollars = await created(client, '/accounts', { name: 'Dollars', subtype: 'cash', currency: 'USD' })
  const outside = await created(client, '/categories', { name: 'Outside', kind: 'expense' })
  const climbing = await created(client, '/categories', { name: 'Climbing', kind: 'expense', parent_id: outside })
  await created(client, '/rates', { from: 'USD', to: 'EUR', on: '2026-01-05', rate: '0.91' })
  await enter(household, { checking, savings, dollars, outside, climbing })
  const rent = { name: 'Rent', payee: 'Landlord', direction: 'out', cadence: 'month', next_due_on: '2026-04-01' }
  const bill = await created(client, '/recurring-payments', {
    ...{ ...rent, account_id: checking, category_id: outside, amount: { from: '700.00', to: '720.00' } },
  })
  await plan(client, { savings, outside, climbing, bill })
  await decide(client, { checking, climbing, outside, bill })
}

type Ids<Name extends string> = Record<Name, number>

async function enter(
  household: TestHousehold,
  { checking, savings, dollars, outside, climbing }: Ids<'checking' | 'savings' | 'dollars' | 'outside' | 'climbing'>,
): Promise<void> {
  const { client } = household
  const on = { account_id: checking, occurred_on: '2026-03-02' }
  const shoes = await created(client, '/transactions', {
    ...{ ...on, category_id: climbing, amount: '-89.90', payee: 'Rock & Rope', memo: '"Shoes"', note: 'two\nlines' },
    tags: ['Sport', 'Ärger'],
  })
  await done(client.patch(`/transactions/${shoes}`, { excluded: true, needs_review: true }))
  await created(client, '/transactions', {
    ...{ ...on, amount: '-30.00', payee: 'Market' },
    splits: [
      { category_id: climbing, amount: '-10.00', memo: 'Chalk' },
      { category_id: outside, amount: '-20.00' },
    ],
  })
  await created(client, '/transactions', { ...on, transfer_account_id: savings, amount: '-250.00' })
  const exchange = { ...on, transfer_account_id: dollars, amount: '-91.00', arrives: '100.00' }
  await created(client, '/transactions', exchange)
  const mistake = await created(client, '/transactions', { ...on, amount: '-5.00', payee: 'Mistake' })
  await done(client.post(`/transactions/${mistake}/voiding`))
  await importFile(household, MARCH, checking, 'march.csv')
}

async function plan(
  client: Client,
  { savings, outside, climbing, bill }: Ids<'savings' | 'outside' | 'climbing' | 'bill'>,
): Promise<void> {
  await done(client.put('/budget/settings', { starts_on: '2026-03-01', opening_amount: '300.00' }))
  const assignments = [
    { category_id: outside, amount: '700.00' },
    { category_id: climbing, amount: '60.00' },
  ]
  await done(client.put('/budget/assignments', { period: '2026-03', assignments }))
  await done(client.put('/budget/hold', { period: '2026-03', amount: '25.00' }))
  await done(client.patch(`/budget/categories/${climbing}`, { rollover: 'both', set_aside: true }))
  const templates = [
    { priority: 1, kind: 'bill', recurring_id: bill },
    { priority: 2, kind: 'fixed', amount: '15.00' },
  ]
  await done(client.put(`/budget/categories/${outside}/templates`, { templates }))
  await created(client, '/goals', {
    ...{ name: 'A month in the Alps', kind: 'save', target_amount: '3000.00', account_ids: [savings] },
    ...{ target_on: '2027-06-01', note: 'July' },
  })
  const owed = { name: 'Pay back Mum', kind: 'pay_down', target_amount: '0.00', entered_amount: '80.00' }
  await created(client, '/goals', { ...owed, start_amount: '200.00', contribution: '20.00' })
}

async function decide(
  client: Client,
  { checking, climbing, outside, bill }: Ids<'checking' | 'climbing' | 'outside' | 'bill'>,
): Promise<void> {
  const condition = {
    all: [
      { field: 'payee', op: 'contains', value: 'climb' },
      { not: { field: 'category', op: 'is', value: outside } },
      { field: 'account', op: 'one_of', value: [checking] },
    ],
  }
  const transaction = {
    payee: 'Climbing Hall',
    amount: '-9.00',
    currency: 'EUR',
    account_id: checking,
    date: '2026-03-01',
  }
  const rule = await created(client, '/rules', {
    ...{ name: 'Climbing', condition, stop: true },
    actions: [
      { type: 'set_category', category_id: climbing },
      { type: 'add_tag', tag: 'Sport' },
    ],
    tests: [{ transaction, expected: { matches: true, category_id: climbing } }],
  })
  await done(client.post(`/rules/${rule}/application`, {}))
  await created(client, '/rules', {
    ...{ name: 'Rent', stage: 'post', enabled: false, condition: { field: 'payee', op: 'is', value: 'Landlord' } },
    actions: [{ type: 'link_recurring', recurring_id: bill }],
  })
  await created(client, '/alerts', {
    ...{ kind: 'spending_over', settings: { category_ids: [climbing], amount: '100', period: 'month' } },
    unless: { field: 'category', op: 'is', value: outside },
  })
  const look = { id: 'look', use: 'balance@1', with: { account_id: checking } }
  const tell = { id: 'tell', use: 'notify@1', with: { title: 'There is {{ steps.look.balance }}' } }
  const automation = await created(client, '/automations', {
    name: 'Tell of climbing',
    document: {
      ...{ schema: 'automation/1', triggers: [{ type: 'transaction', on: ['created'] }], steps: [look, tell] },
      condition: { field: 'category', op: 'is', value: climbing },
    },
  })
  await done(client.patch(`/automations/${automation}`, { enabled: true }))
  const till = await created(client, '/incoming-webhooks', { name: 'Till', signed: true })
  await created(client, '/automations', {
    name: 'When the till tells',
    document: {
      ...{ schema: 'automation/1', triggers: [{ type: 'webhook', webhook_id: till }], steps: [look] },
    },
  })
  await done(client.put('/notification-templates/all/en', { subject: 'Hear: {{title}}', body: '{{body}}' }))
  await done(client.patch('/categorizing/settings', { threshold: 91 }))
}
