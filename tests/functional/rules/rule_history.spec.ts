import { test } from '@japa/runner'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { asImported } from '#tests/support/rules'

interface Rule {
  id: number
  name: string
  specificity: number
  tests: unknown[]
}

interface Problem {
  errors: { pointer: string; message: string }[]
}

interface Explained {
  rule: { id: number; name: string }
  outcome: string
  stopped_by: { name: string } | null
  set: { field: string; overridden_by: { name: string } | null }[]
  blocked: { field: string; by: string }[]
  explanation: { holds: boolean; found: unknown } | null
}

const about = (value: string) => ({ field: 'payee', op: 'contains', value })
const tagged = (tag: string) => [{ type: 'add_tag', tag }]

async function makeRule({ client }: TestHousehold, name: string, draft: Record<string, unknown> = {}): Promise<Rule> {
  const answer = await client.post<Rule>('/rules', { name, condition: about(name), actions: tagged(name), ...draft })
  return answer.body
}

test.group('A rule keeps its versions', () => {
  test('of what it said, and takes one back', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const rule = await makeRule(household, 'shop')
    await client.patch(`/rules/${rule.id}`, { condition: about('store') })
    await client.patch(`/rules/${rule.id}`, { enabled: false })
    const versions = async () =>
      (await client.get<{ data: { number: number; condition: unknown }[] }>(`/rules/${rule.id}/versions`)).body.data
    assert.deepEqual(
      (await versions()).map(({ number, condition }) => [number, condition]),
      [
        [2, about('store')],
        [1, about('shop')],
      ],
    )
    const restored = await client.post<Rule>(`/rules/${rule.id}/restoration`, { version: 1 })
    assert.deepInclude(restored.body, { condition: about('shop'), enabled: false })
    assert.lengthOf(await versions(), 3)
    const changeSet = restored.headers.get('florin-change-set')
    assert.equal((await client.post(`/change-sets/${changeSet}/undo`)).status, 201)
    assert.deepInclude((await client.get<Rule>(`/rules/${rule.id}`)).body, { condition: about('store') })
    assert.lengthOf(await versions(), 2)
    assert.equal((await client.post(`/rules/${rule.id}/restoration`, { version: 9 })).status, 404)
  })
})

test.group('A rule with tests', () => {
  test('is saved only while it passes them', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const account = await accountOf(household, 'Assets:Checking')
    const transaction = {
      payee: 'Corner shop',
      amount: '-5.00',
      currency: 'EUR',
      account_id: account,
      date: '2026-03-31',
    }
    const tests = [{ transaction, expected: { matches: true, tags: ['shop'] } }]
    const rule = await makeRule(household, 'shop', { tests })
    assert.deepEqual(rule.tests, tests)
    const refused = await client.patch<Problem>(`/rules/${rule.id}`, { condition: about('store') })
    assert.equal(refused.status, 422)
    assert.deepEqual(
      refused.body.errors.map(({ pointer }) => pointer),
      ['/tests/0/expected/matches', '/tests/0/expected/tags'],
    )
    assert.equal((await client.patch(`/rules/${rule.id}`, { condition: about('store'), tests: [] })).status, 200)
  })
})

test.group('A transaction', () => {
  test('tells of every rule why it acts or not', async ({ assert }) => {
    const household = await makeHousehold()
    const [bookshop] = await journal(household, '2026-01-03 Bookshop | Assets:Checking -5.00 EUR | Expenses:Other')
    await asImported(household, [bookshop])
    const food = await accountOf(household, 'Expenses:Food')
    const category = [{ type: 'set_category', category_id: food }]
    await makeRule(household, 'book', { actions: [{ type: 'set_note', text: 'a' }], stage: 'pre' })
    await makeRule(household, 'shop', { actions: [{ type: 'set_note', text: 'b' }], stop: true })
    await makeRule(household, 'ook', { actions: category })
    await makeRule(household, 'cinema', { stage: 'post' })
    await makeRule(household, 'oo', { stage: 'post', enabled: false })
    const explained = async () =>
      (await household.client.get<{ data: Explained[] }>(`/transactions/${bookshop}/rules`)).body.data
    const told = await explained()
    assert.deepEqual(
      told.map(({ rule, outcome }) => `${rule.name} ${outcome}`),
      ['book matched', 'shop matched', 'ook stopped', 'cinema not_matched', 'oo off'],
    )
    assert.equal(told[0].set[0].overridden_by!.name, 'shop')
    assert.isNull(told[1].set[0].overridden_by)
    assert.equal(told[2].stopped_by!.name, 'shop')
    assert.deepInclude(told[3].explanation!, { holds: false, found: 'Bookshop' })
    assert.isNull(told[4].explanation)
    await household.client.patch(`/transactions/${bookshop}`, { note: 'mine' })
    assert.deepInclude((await explained())[1], {
      set: [],
      blocked: [{ field: 'note', by: 'user', label: household.owner.name }],
    })
    const { client: stranger } = await makeHousehold()
    assert.equal((await stranger.get(`/transactions/${bookshop}/rules`)).status, 404)
  })
})

test.group('All rules together', () => {
  test('are previewed, applied as one change, undone and checked for conflicts', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const ids = await journal(
      household,
      `2026-01-03 Bookshop | Assets:Checking -5.00 EUR | Expenses:Other
       2026-01-04 Shop     | Assets:Checking -6.00 EUR | Expenses:Other
       2026-01-05 Cinema   | Assets:Checking -7.00 EUR | Expenses:Other`,
    )
    await asImported(household, ids)
    const shop = await makeRule(household, 'shop', { actions: [{ type: 'set_memo', text: 'a' }] })
    const book = await makeRule(household, 'book', { actions: [{ type: 'set_memo', text: 'b' }] })
    const preview = await client.post<{ match_count: number; change_count: number; total: number }>(
      '/rules/runs/preview',
    )
    assert.containSubset(preview.body, { match_count: 2, change_count: 2, total: 3 })
    const applied = await client.post<{ changed: number; change_set_id: number }>('/rules/runs', {})
    assert.equal(applied.body.changed, 2)
    assert.equal((await client.get<{ memo: string }>(`/transactions/${ids[0]}`)).body.memo, 'b')
    assert.equal((await client.post(`/change-sets/${applied.body.change_set_id}/undo`)).status, 201)
    assert.equal((await client.get<{ memo: string }>(`/transactions/${ids[0]}`)).body.memo, '')
    const conflicts = await client.get<{ data: object[]; transaction_count: number }>('/rules/conflicts')
    assert.deepEqual(conflicts.body, {
      data: [
        {
          kind: 'conflict',
          rule_id: shop.id,
          by_rule_id: book.id,
          field: 'memo',
          transaction_count: 1,
          certain: false,
        },
      ],
      transaction_count: 3,
    })
  })

  test('are put in order by how special they are', async ({ assert }) => {
    const household = await makeHousehold()
    const exact = await makeRule(household, 'exact', { condition: { field: 'payee', op: 'is', value: 'x' } })
    const loose = await makeRule(household, 'loose')
    assert.isAbove(exact.specificity, loose.specificity)
    const path = '/rules/order/by-specificity'
    const ordered = await household.client.post<{ data: Rule[] }>(path, { stage: 'main' })
    assert.deepEqual(
      ordered.body.data.map(({ name }) => name),
      ['loose', 'exact'],
    )
  })
})

test.group('Corrections', () => {
  test('that repeat become a proposal, until it is a rule or dismissed', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const food = await accountOf(household, 'Expenses:Food')
    const days = ['03', '04', '05']
    const ids = await journal(
      household,
      days.map((day) => `2026-01-${day} Corner | Assets:Checking -5.00 EUR | Expenses:Other`).join('\n'),
    )
    await asImported(household, ids, { import_batch_id: 1, raw_description: 'VISA 0815 CORNER STORE 77' })
    const suggestions = async () => {
      const { body } = await client.get<{ data: { key: string; condition: unknown; actions: unknown[] }[] }>(
        '/rules/suggestions',
      )
      return body.data
    }
    assert.deepEqual(await suggestions(), [])
    for (const id of ids) await client.patch(`/transactions/${id}`, { category_id: food, payee: 'My corner' })
    const [named, categorised] = (await suggestions()).sort((a, b) => (a.key < b.key ? 1 : -1))
    assert.containSubset(categorised, {
      condition: { field: 'payee', op: 'is', value: 'My corner' },
      actions: [{ type: 'set_category', category_id: food }],
      correction_count: 3,
    })
    assert.containSubset(named, {
      condition: { field: 'description', op: 'contains', value: 'corner store' },
      actions: [{ type: 'set_payee', payee: 'My corner' }],
    })
    assert.equal((await client.post('/rules/suggestions/dismissal', { key: named.key })).status, 204)
    await client.post('/rules', { name: 'Wider', condition: about('corner'), actions: categorised.actions })
    assert.deepEqual(await suggestions(), [])
  })
})

test.group('A merged category', () => {
  test('is followed by everything a rule says of it', async ({ assert }) => {
    const household = await makeHousehold()
    const { client } = household
    const account = await accountOf(household, 'Assets:Checking')
    const [old, kept] = [await accountOf(household, 'Expenses:Old'), await accountOf(household, 'Expenses:Kept')]
    const made = (category: number) => ({
      condition: { not: { field: 'category', op: 'one_of', value: [category] } },
      actions: [{ type: 'split', parts: [{ category_id: category, percent: '10' }, { category_id: kept }] }],
      tests: [
        {
          transaction: {
            amount: '-5.00',
            currency: 'EUR',
            account_id: account,
            date: '2026-03-31',
            category_id: category,
          },
          expected: { matches: false, category_id: category },
        },
      ],
    })
    const rule = await makeRule(household, 'Merged', made(old))
    assert.equal((await client.post(`/categories/${old}/merging`, { into: kept })).status, 204)
    assert.deepInclude((await client.get<Rule>(`/rules/${rule.id}`)).body, { ...made(kept), problem: null })
  })
})
