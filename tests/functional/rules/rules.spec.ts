import { test } from '@japa/runner'
import { Client } from '#tests/support/client'
import { addMember, makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

interface Rule {
  id: number
  name: string
  enabled: boolean
  stage: string
  position: number
  condition: unknown
  actions: unknown[]
  stop: boolean
  problem: string | null
  change_count: number
  last_matched_at: string | null
}

interface Problem {
  code: string
  detail: string
  errors: { pointer: string; code: string; message: string }[]
}

interface Preview {
  match_count: number
  change_count: number
  total: number
  sample: {
    transaction: { id: number }
    changes: { field: string; before: string | null; after: string | null; blocked_by?: { by: string } }[]
  }[]
}

const groceries = { field: 'payee', op: 'contains', value: 'grocer' }
const tagged = [{ type: 'add_tag', tag: 'Food' }]

async function makeRule({ client }: TestHousehold, draft: Record<string, unknown> = {}) {
  const answer = await client.post<Rule>('/rules', {
    name: 'Groceries',
    condition: groceries,
    actions: tagged,
    ...draft,
  })
  return answer.body
}

test.group('Rules over HTTP', () => {
  test('are added, shown, changed, listed and deleted', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const created = await client.post<Rule>('/rules', { name: ' Groceries ', condition: groceries, actions: tagged })
    assert.equal(created.status, 201)
    assert.isNotNull(created.headers.get('florin-change-set'))
    assert.deepInclude(created.body, {
      name: 'Groceries',
      enabled: true,
      stage: 'main',
      position: 0,
      condition: groceries,
      actions: tagged,
      stop: false,
      problem: null,
      change_count: 0,
      last_matched_at: null,
    })
    const { id } = created.body
    const changed = await client.patch<Rule>(`/rules/${id}`, { enabled: false, stage: 'post', stop: true })
    assert.deepInclude(changed.body, { enabled: false, stage: 'post', stop: true, condition: groceries })
    assert.deepEqual((await client.get(`/rules/${id}`)).body, changed.body as never)
    assert.lengthOf((await client.get<{ data: Rule[] }>('/rules')).body.data, 1)
    const deleted = await client.delete(`/rules/${id}`)
    assert.equal(deleted.status, 204)
    assert.equal((await client.get(`/rules/${id}`)).status, 404)
    const undone = await client.post(`/change-sets/${deleted.headers.get('florin-change-set')}/undo`)
    assert.equal(undone.status, 201)
    assert.equal((await client.get<Rule>(`/rules/${id}`)).body.name, 'Groceries')
  })

  test('are refused with a pointer into the request and a sentence', async ({ assert }) => {
    const { client } = await makeHousehold()
    const refused = await client.post<Problem>('/rules', {
      name: 'Wrong',
      condition: {
        all: [
          { field: 'colour', op: 'is', value: 'red' },
          { field: 'amount', op: 'gt', value: 12 },
        ],
      },
      actions: [{ type: 'set_category', category_id: 999_999 }, { type: 'dance' }],
    })
    assert.equal(refused.status, 422)
    assert.equal(refused.body.code, 'E_INVALID_INPUT')
    assert.deepEqual(
      refused.body.errors.map((error) => error.pointer),
      ['/condition/all/0/field', '/condition/all/1/value', '/actions/1/type'],
    )
    assert.include(refused.body.detail, '"colour" is not a field.')
    const dangling = await client.post<Problem>('/rules', {
      name: 'Wrong',
      condition: groceries,
      actions: [{ type: 'set_category', category_id: 999_999 }],
    })
    assert.deepEqual(dangling.body.errors, [
      { pointer: '/actions/0/category_id', code: 'category', message: 'It sets a category that is not there.' },
    ])
    assert.equal((await client.post('/rules', { name: 'No condition', actions: tagged })).status, 422)
  })

  test('are put in order, a stage at a time', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const rules = [await makeRule(household), await makeRule(household), await makeRule(household, { stage: 'pre' })]
    const [first, second, pre] = rules.map((rule) => rule.id)
    const ordered = await client.put<{ data: Rule[] }>('/rules/order', { ids: [second, first] })
    assert.deepEqual(
      ordered.body.data.map((rule) => rule.id),
      [pre, second, first],
    )
    assert.equal((await client.put('/rules/order', { ids: [second] })).status, 422)
    assert.equal((await client.put('/rules/order', { ids: [second, first, second] })).status, 422)
    assert.equal((await client.put('/rules/order', { ids: [first, second, pre] })).status, 200)
  })

  test('tell what conditions may ask for', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await client.get<{ data: { name: string; ops: { op: string; value: string }[] }[] }>(
      '/rules/fields',
    )
    const amount = body.data.find((field) => field.name === 'amount')!
    assert.deepInclude(amount.ops, { op: 'between', value: 'decimal_range' })
  })

  test('are previewed exactly and applied as one change that can be undone', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const food = await accountOf(household, 'Expenses:Food')
    await journal(
      household,
      `2026-01-03 Grocer One | Assets:Checking -42.10 EUR | Expenses:Other
       2026-01-04 Grocer Two | Assets:Checking -12.00 EUR | Expenses:Other
       2026-01-05 Baker      | Assets:Checking -3.00 EUR  | Expenses:Other`,
    )
    const draft = { condition: groceries, actions: [...tagged, { type: 'set_category', category_id: food }] }
    const { body: preview } = await client.post<Preview>('/rules/preview', draft)
    assert.deepInclude(preview, { match_count: 2, change_count: 2, total: 3 })
    const [sample] = preview.sample
    assert.deepEqual(sample.changes, [
      { field: 'tags', before: null, after: 'Food' },
      { field: 'category', before: 'Other', after: 'Food', blocked_by: { by: 'user', label: 'Ada' } },
    ])

    const rule = await makeRule(household, draft)
    const applied = await client.post<{ changed: number; change_set_id: number }>(`/rules/${rule.id}/application`, {})
    assert.equal(applied.status, 200)
    assert.equal(applied.body.changed, 2)
    const tags = async () =>
      (await client.get<{ data: { tags: { name: string }[] }[] }>('/transactions')).body.data.map(
        (row) => row.tags.length,
      )
    assert.deepEqual(await tags(), [0, 1, 1])
    assert.deepInclude((await client.get<Rule>(`/rules/${rule.id}`)).body, { change_count: 2 })
    await client.post(`/change-sets/${applied.body.change_set_id}/undo`)
    assert.deepEqual(await tags(), [0, 0, 0])
    assert.deepInclude((await client.get<Rule>(`/rules/${rule.id}`)).body, { change_count: 0 })
  })

  test('are applied to a selection only when one is given', async ({ assert }) => {
    const household = await makeHousehold()
    const [one] = await journal(
      household,
      `2026-01-03 Grocer One | Assets:Checking -42.10 EUR | Expenses:Other
       2026-01-04 Grocer Two | Assets:Checking -12.00 EUR | Expenses:Other`,
    )
    const rule = await makeRule(household)
    const path = `/rules/${rule.id}/application`
    const answer = await household.client.post<{ changed: number }>(path, { transaction_ids: [one, one] })
    assert.equal(answer.body.changed, 1)
    const unknown = await household.client.post(path, { transaction_ids: [one, 999_999] })
    assert.equal(unknown.status, 404)
  })

  test('are not for viewers to change, and not for others to see', async ({ assert }) => {
    const household = await makeHousehold()
    const rule = await makeRule(household)
    const { client: viewer } = await addMember(household, 'viewer')
    assert.equal((await viewer.get('/rules')).status, 200)
    assert.equal((await viewer.post('/rules/preview', { condition: groceries, actions: tagged })).status, 200)
    assert.equal((await viewer.delete(`/rules/${rule.id}`)).status, 403)
    assert.equal((await viewer.post(`/rules/${rule.id}/application`, {})).status, 403)
    const { client: stranger } = await makeHousehold()
    for (const answer of [
      await stranger.get(`/rules/${rule.id}`),
      await stranger.patch(`/rules/${rule.id}`, { name: 'Mine' }),
      await stranger.delete(`/rules/${rule.id}`),
      await stranger.post(`/rules/${rule.id}/application`, {}),
    ])
      assert.equal(answer.status, 404)
  })

  test('are open to API tokens by scope; a preview shows transactions and takes that scope', async ({ assert }) => {
    const household = await makeHousehold()
    const withScopes = async (...scopes: string[]) => {
      const { body } = await household.client.post<{ token: string }>('/tokens', { name: 'Test', scopes })
      return new Client({ Authorization: `Bearer ${body.token}` })
    }
    const draft = { condition: groceries, actions: tagged }
    const reader = await withScopes('rules:read')
    assert.equal((await reader.get('/rules')).status, 200)
    assert.equal((await reader.post('/rules', { name: 'No', ...draft })).status, 403)
    assert.equal((await reader.post('/rules/preview', draft)).status, 403)
    const writer = await withScopes('rules:write', 'ledger:read')
    assert.equal((await writer.post('/rules', { name: 'Yes', ...draft })).status, 201)
    assert.equal((await writer.post('/rules/preview', draft)).status, 200)
  })

  test('whose category was deleted say so and stay out of everything', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const category = await accountOf(household, 'Expenses:Gone')
    const rule = await makeRule(household, { actions: [{ type: 'set_category', category_id: category }] })
    assert.equal((await client.delete(`/categories/${category}`)).status, 204)
    const { body } = await client.get<Rule>(`/rules/${rule.id}`)
    assert.deepInclude(body, { enabled: true, problem: 'It sets a category that is not there.' })
    const applied = await client.post<Problem>(`/rules/${rule.id}/application`, {})
    assert.equal(applied.status, 409)
    assert.equal(applied.body.code, 'E_RULE_NOT_APPLICABLE')
    assert.equal((await client.patch(`/rules/${rule.id}`, { name: 'Still editable' })).status, 200)
  })
})
