import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { AutomationJson } from '#automations/validators/automation'
import type { ApprovalJson, RunJson, TraceJson } from '#automations/validators/run'
import { withToken } from '#tests/functional/security/strangers'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

const document = (more: Record<string, unknown> = {}) => ({
  schema: 'automation/1',
  triggers: [{ type: 'transaction', on: ['created'] }],
  steps: [{ id: 'tell', use: 'notify@1', with: { title: 'New: {{ trigger.transaction.payee }}' } }],
  ...more,
})
const grocery = '2026-03-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food'

/** Tells what happened and works off the queue. */
async function settle({ id }: TestHousehold): Promise<void> {
  const [announcements, worker] = [
    await app.container.make('florin.announcements'),
    await app.container.make('florin.jobWorker'),
  ]
  await announcements.drain(id)
  await worker.drain()
}

test.group('Automations', () => {
  test('are made, switched on, run, traced and undone', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const body = document({
      steps: [{ id: 'tag', use: 'edit_transaction@1', with: { add_tags: ['new'] } }],
    })
    const made = await client.post<AutomationJson>('/automations', { name: 'Tag', document: body })
    assert.equal(made.status, 201)
    const { id } = made.body
    assert.containSubset(made.body, {
      enabled: false,
      version: 1,
      powers: ['change_transactions'],
      last_run: null,
      problem: null,
    })
    await client.patch(`/automations/${id}`, { enabled: true })
    const [transaction] = await journal(household, grocery)
    await settle(household)
    const { data } = (await client.get<{ data: RunJson[] }>(`/automation-runs?automation=${id}`)).body
    assert.containSubset(data, [{ state: 'done', about: 'Grocer -€42.10' }])
    const trace = (await client.get<TraceJson>(`/automation-runs/${data[0].id}`)).body
    assert.containSubset(trace.steps, [
      { path: '1', state: 'done', input: { add_tags: ['new'] }, output: { transaction } },
    ])
    assert.lengthOf(trace.changes, 1)
    const tags = async () => (await client.get<{ tags: unknown[] }>(`/transactions/${transaction}`)).body.tags
    assert.lengthOf(await tags(), 1)
    const undone = await client.post<{ change_set_ids: number[] }>(`/automation-runs/${data[0].id}/undo`)
    assert.equal(undone.status, 200)
    assert.lengthOf(await tags(), 0)
    const history = await client.get<{ data: { actor: { kind: string; label: string } }[] }>('/change-sets')
    assert.containSubset(history.body.data, [{ actor: { kind: 'automation', label: 'Tag' } }])
  })

  test('that make no sense are refused with a pointer to the place', async ({ assert }) => {
    const { client } = await makeHousehold()
    const refusal = async (wrong: Record<string, unknown>) => {
      const { status, body } = await client.post<{ errors: { pointer: string }[] }>('/automations', {
        name: 'X',
        document: document(wrong),
      })
      assert.equal(status, 422)
      return body.errors.map(({ pointer }) => pointer)
    }
    assert.deepEqual(await refusal({ steps: [] }), ['/document/steps'])
    assert.deepEqual(await refusal({ extra: 1 }), ['/document/extra'])
    assert.deepEqual(await refusal({ steps: [{ id: 'a', use: 'magic@1' }] }), ['/document/steps/0/use'])
    assert.deepEqual(await refusal({ steps: [{ id: 'a', use: 'notify@1', with: { tittle: 'x' } }] }), [
      '/document/steps/0/with/title',
      '/document/steps/0/with/tittle',
    ])
    assert.deepEqual(await refusal({ condition: { field: 'payee', op: 'is', value: 3 } }), [
      '/document/condition/value',
    ])
    const later = { id: 'a', use: 'notify@1', with: { title: '{{ steps.b.amount }}' } }
    assert.deepEqual(await refusal({ steps: [later, { id: 'b', use: 'total@1', with: { period: 'this_month' } }] }), [
      '/document/steps/0/with/title',
    ])
    assert.deepEqual(await refusal({ steps: [{ id: 'a', use: 'balance@1', with: { account_id: 999_999 } }] }), [
      '/document/steps/0/with/account_id',
    ])
    assert.deepEqual(await refusal({ triggers: [{ type: 'schedule', cron: 'soon' }] }), ['/document/triggers/0/cron'])
    const nested = {
      id: 'a',
      use: 'for_each@1',
      with: { items: ['x'], steps: [{ id: 'b', use: 'notify@1', with: { title: '' } }] },
    }
    assert.deepEqual(await refusal({ steps: [nested] }), ['/document/steps/0/with/steps/0/with/title'])
  })

  test('are tried out on a transaction of the past, without doing anything', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const [transaction] = await journal(household, grocery)
    const savings = await accountOf(household, 'Assets:Savings')
    const body = document({
      condition: { field: 'amount', op: 'lt', value: '-40' },
      steps: [
        { id: 'sum', use: 'total@1', with: { period: 'this_year' } },
        { id: 'tag', use: 'edit_transaction@1', with: { add_tags: ['x'] } },
        {
          id: 'save',
          use: 'create_transaction@1',
          with: { account_id: '{{ trigger.transaction.account_id }}', transfer_account_id: savings, amount: '-10' },
        },
        { id: 'ask', use: 'approve@1', with: { question: 'Good?' } },
        { id: 'tell', use: 'notify@1', with: { title: '{{ trigger.transaction.payee }}' } },
        {
          id: 'no',
          use: 'notify@1',
          with: { title: 'No' },
          if: { value: '{{ steps.ask.approved }}', op: 'is', than: false },
        },
      ],
    })
    const count = async () => (await client.get<{ data: unknown[] }>('/transactions')).body.data.length
    const before = await count()
    const plan = await client.post<{ condition: { holds: boolean }; steps: { outcome: string; summary: string }[] }>(
      '/automations/plan',
      { document: body, transaction_id: transaction },
    )
    assert.equal(plan.status, 200)
    assert.isTrue(plan.body.condition.holds)
    assert.deepEqual(
      plan.body.steps.map(({ outcome }) => outcome),
      ['would_run', 'would_run', 'would_run', 'would_run', 'would_run', 'would_not_run'],
    )
    assert.deepEqual(plan.body.steps[4].summary, 'Would tell everyone in the household: “Grocer”.')
    assert.match(plan.body.steps[2].summary, /^Would enter a transfer of -€10\.00 on \d+ \w+ \d{4}\.$/)
    assert.equal(await count(), before)
    const none = document({ condition: { field: 'amount', op: 'gt', value: '0' } })
    const other = await client.post<{ condition: object; steps: [] }>('/automations/plan', {
      document: none,
      transaction_id: transaction,
    })
    assert.containSubset(other.body, {
      condition: { holds: false, explanation: { holds: false, field: 'amount' } },
      steps: [],
    })
  })

  test('ask with details and with what it is about, and go on by the answer', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const amount = '{{ trigger.transaction.amount | abs | money }}'
    const body = document({
      steps: [
        {
          id: 'ask',
          use: 'approve@1',
          with: { question: `Is ${amount} right?`, details: 'On {{ trigger.transaction.date | day }}.' },
        },
        {
          id: 'tag',
          use: 'edit_transaction@1',
          with: { add_tags: ['right'] },
          // As the form writes it.
          if: { value: '{{ steps.ask.approved }}', op: 'is', than: 'true' },
        },
      ],
    })
    const { id } = (await client.post<AutomationJson>('/automations', { name: 'Ask', document: body })).body
    await client.patch(`/automations/${id}`, { enabled: true })
    const [transaction] = await journal(household, grocery)
    await settle(household)
    const asked = await client.get<{ data: ApprovalJson[] }>('/automation-approvals')
    assert.containSubset(asked.body.data, [
      { question: 'Is €42.10 right?', details: 'On 3 March 2026.', transaction_id: transaction },
    ])
    await client.post(`/automation-approvals/${asked.body.data[0].id}/decision`, { decision: 'approved' })
    await settle(household)
    const { body: after } = await client.get<{ tags: { name: string }[] }>(`/transactions/${transaction}`)
    assert.deepEqual(
      after.tags.map(({ name }) => name),
      ['right'],
    )
  })

  test('about accounts and parts of transactions are checked and tried out', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const savings = await accountOf(household, 'Assets:Savings')
    const [transfer] = await journal(household, '2026-03-03 Move | Assets:Checking -600.00 EUR | Assets:Savings')
    const tell = (title: string) => [{ id: 'tell', use: 'notify@1', with: { title } }]
    const archived = document({
      triggers: [{ type: 'account', on: ['archived'] }],
      condition: { field: 'name', op: 'contains', value: 'save' },
      steps: tell('{{ trigger.account.name }}'),
    })
    const refused = await client.post<{ errors: { pointer: string }[] }>('/automations', {
      name: 'X',
      document: { ...archived, triggers: [{ type: 'account', on: ['created'] }] },
    })
    assert.deepEqual([refused.status, refused.body.errors[0]!.pointer], [422, '/document/triggers/0/on/0'])
    assert.equal((await client.post('/automations', { name: 'Archived', document: archived })).status, 201)
    const refusal = await client.post('/automations/plan', { document: archived, account_id: 999_999 })
    assert.equal(refusal.status, 404)
    const plan = async (body: object) => (await client.post<object>('/automations/plan', body)).body
    assert.containSubset(await plan({ document: archived, account_id: savings }), {
      event: { kind: 'account.archived', account: { id: savings, name: 'Savings' } },
      condition: { holds: false, trigger: 'account', explanation: { found: 'Savings' } },
    })
    const arrives = document({
      triggers: [{ type: 'posting', on: ['created'] }],
      condition: {
        all: [
          { field: 'account', op: 'is', value: savings },
          { field: 'amount', op: 'gt', value: '500' },
        ],
      },
      steps: tell('{{ trigger.posting.amount }} on {{ trigger.posting.account }}'),
    })
    assert.containSubset(await plan({ document: arrives, transaction_id: transfer }), {
      condition: { holds: true, trigger: 'posting' },
      steps: [{ summary: 'Would tell everyone in the household: “600.00 on Savings”.' }],
    })
  })

  test('warn when two set each other off', async ({ assert }) => {
    const { client } = await makeHousehold()
    const steps = [{ id: 'tag', use: 'edit_transaction@1', with: { add_tags: ['x'] } }]
    const body = document({ triggers: [{ type: 'transaction', on: ['changed'] }], steps })
    await client.post('/automations', { name: 'One', document: body, enabled: true })
    const other = await client.post<AutomationJson>('/automations', { name: 'Two', document: body, enabled: true })
    assert.lengthOf(other.body.warnings, 1)
    assert.include(other.body.warnings[0], '“Two” may set off “One”')
  })

  test('keep a report with the run, for those of the household', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    await journal(household, grocery)
    const body = document({
      triggers: [{ type: 'manual' }],
      steps: [
        { id: 'out', use: 'export@1', with: { format: 'hledger' } },
        { id: 'all', use: 'export@1', with: { format: 'json' } },
      ],
    })
    const { id } = (await client.post<AutomationJson>('/automations', { name: 'Export', document: body })).body
    const started = (await client.post<TraceJson>(`/automations/${id}/runs`, {})).body
    await settle(household)
    const { steps } = (await client.get<TraceJson>(`/automation-runs/${started.id}`)).body
    assert.containSubset(steps, [{ state: 'done' }])
    const file = await client.get<string>(`/automation-steps/${steps[0].id}/file`)
    assert.equal(file.status, 200)
    const stranger = await makeHousehold()
    assert.equal((await stranger.client.get(`/automation-steps/${steps[0].id}/file`)).status, 404)
    const books = await withToken(household, ['ledger:read'])
    const answers = await Promise.all(steps.map((step) => books.get(`/automation-steps/${step.id}/file`)))
    assert.deepEqual(
      answers.map(({ status }) => status),
      [200, 403],
    )
    assert.equal((await client.get(`/automation-steps/${steps[1].id}/file`)).status, 200)
  })

  test('are only looked at by viewers', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = await addMember(household, 'viewer')
    assert.equal((await client.get('/automations')).status, 200)
    assert.equal((await client.post('/automations', { name: 'X', document: document() })).status, 403)
  })

  test('show secrets in no trace', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const body = document({
      triggers: [{ type: 'manual' }],
      steps: [{ id: 'tell', use: 'notify@1', with: { title: 'Hi' } }],
    })
    const { id } = (await client.post<AutomationJson>('/automations', { name: 'X', document: body })).body
    const input = { api_key: 'abc123', nested: { password: 'hunter2' }, text: 'Bearer abcdefgh12345678' }
    const started = await client.post<TraceJson>(`/automations/${id}/runs`, { input })
    const text = JSON.stringify((await client.get<TraceJson>(`/automation-runs/${started.body.id}`)).body)
    for (const secret of ['abc123', 'hunter2', 'abcdefgh12345678']) assert.notInclude(text, secret)
  })
})
