import { test } from '@japa/runner'
import type { RuleJson } from '#rules/validators/rule'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'

interface Blueprint {
  schema: string
  references: { kind: string; id: number; name: string }[]
  rules: { name: string }[]
}

interface Preview {
  references: { kind: string; id: number; name: string; here: { id: number; name: string } | null }[]
  rules: { name: string; outcome: string; differs: string[] }[]
}

const condition = (account: number) => ({
  all: [
    { field: 'payee', op: 'contains', value: 'rewe' },
    { field: 'account', op: 'one_of', value: [account] },
  ],
})

const asIs = (blueprint: Blueprint) => ({ rule_set: blueprint, meanings: [] })

/** A household with a rule that names a category and an account. */
async function withRule() {
  const household = await makeHousehold()
  const [food, checking] = [await accountOf(household, 'Expenses:Food'), await accountOf(household, 'Assets:Checking')]
  const rule = {
    name: 'Groceries',
    condition: condition(checking),
    actions: [{ type: 'set_category', category_id: food }],
    tests: [
      {
        transaction: { payee: 'REWE 4711', amount: '-1.00', currency: 'EUR', account_id: checking, date: '2026-03-31' },
        expected: { matches: true, category_id: food },
      },
    ],
  }
  const { body } = await household.client.post<RuleJson>('/rules', rule)
  await household.client.post('/rules', { ...rule, name: 'Other', tests: [] })
  const blueprint = (await household.client.get<Blueprint>(`/rules/blueprint?ids=${body.id}`)).body
  return { household, blueprint }
}

/** A category of the same name in another place. */
async function foodBelowLiving({ client }: TestHousehold): Promise<number> {
  const living = await client.post<{ id: number }>('/categories', { name: 'Living', kind: 'expense' })
  const draft = { name: 'food', kind: 'expense', parent_id: living.body.id }
  return (await client.post<{ id: number }>('/categories', draft)).body.id
}

const list = async ({ client }: TestHousehold) => (await client.get<{ data: RuleJson[] }>('/rules')).body.data

test.group('Rules as a file', () => {
  test('name what their ids were, and only what they name', async ({ assert }) => {
    const { household, blueprint } = await withRule()
    assert.deepEqual(
      blueprint.rules.map(({ name }) => name),
      ['Groceries'],
    )
    assert.deepEqual(blueprint.references.map(({ kind, name }) => `${kind} ${name}`).sort(), [
      'account Checking',
      'category Food',
    ])
    const all = await household.client.get<Blueprint>('/rules/blueprint')
    assert.lengthOf(all.body.rules, 2)
    assert.equal((await household.client.get('/rules/blueprint?ids=999999999')).status, 404)
  })

  test('are taken over by name, switched off, as one change, and are the same afterwards', async ({ assert }) => {
    const { blueprint } = await withRule()
    const other = await makeHousehold()
    const [food, checking] = [await foodBelowLiving(other), await accountOf(other, 'Assets:Checking')]
    const preview = (await other.client.post<Preview>('/rules/blueprint/preview', asIs(blueprint))).body
    assert.deepEqual(
      preview.rules.map(({ name, outcome }) => [name, outcome]),
      [['Groceries', 'added']],
    )
    assert.isTrue(preview.references.every(({ here }) => here !== null))
    const done = await other.client.post<{ added: number; change_set_id: number }>('/rules/blueprint', asIs(blueprint))
    assert.deepInclude(done.body, { added: 1, changed: 0 })
    const [rule] = await list(other)
    assert.deepInclude(rule, { name: 'Groceries', enabled: false, condition: condition(checking) })
    assert.deepEqual(rule.actions, [{ type: 'set_category', category_id: food }])
    assert.equal(rule.tests[0].transaction.account_id, checking)
    const again = (await other.client.post<Preview>('/rules/blueprint/preview', asIs(blueprint))).body
    assert.equal(again.rules[0].outcome, 'same')
    await other.client.post(`/change-sets/${done.body.change_set_id}/undo`)
    assert.isEmpty(await list(other))
  })

  test('become the next version of the rule of the same name, with what differs', async ({ assert }) => {
    const { household, blueprint } = await withRule()
    const [rule] = await list(household)
    await household.client.patch(`/rules/${rule.id}`, {
      stop: true,
      actions: [{ type: 'add_tag', tag: 'x' }],
      tests: [],
    })
    const preview = (await household.client.post<Preview>('/rules/blueprint/preview', asIs(blueprint))).body
    assert.deepInclude(preview.rules[0], { outcome: 'changed', differs: ['actions', 'stop', 'tests'] })
    const done = await household.client.post('/rules/blueprint', asIs(blueprint))
    assert.deepInclude(done.body as object, { added: 0, changed: 1 })
    assert.deepInclude((await list(household))[0], { id: rule.id, enabled: true, stop: false, actions: rule.actions })
    const versions = await household.client.get<{ data: unknown[] }>(`/rules/${rule.id}/versions`)
    assert.lengthOf(versions.body.data, 3)
  })

  test('ask what a name is where nothing is called so, and leave out what nobody wants', async ({ assert }) => {
    const { blueprint } = await withRule()
    const other = await makeHousehold()
    const [eating, giro] = [await accountOf(other, 'Expenses:Eating'), await accountOf(other, 'Assets:Giro')]
    const refused = await other.client.post<{ errors: { pointer: string; message: string }[] }>(
      '/rules/blueprint',
      asIs(blueprint),
    )
    assert.equal(refused.status, 422)
    assert.sameMembers(
      refused.body.errors.map(({ message }) => message),
      ['Say what “Checking” is here.', 'Say what “Food” is here.'],
    )
    const meanings = blueprint.references.map(({ kind, id }) => ({
      kind,
      id,
      here: kind === 'account' ? giro : eating,
    }))
    const none = await other.client.post('/rules/blueprint', { rule_set: blueprint, meanings, leave_out: [0] })
    assert.deepInclude(none.body as object, { added: 0, changed: 0, change_set_id: null })
    await other.client.post('/rules/blueprint', { rule_set: blueprint, meanings })
    assert.deepEqual((await list(other))[0].actions, [{ type: 'set_category', category_id: eating }])
  })

  test('are refused where they are none, each with its place', async ({ assert }) => {
    const { household, blueprint } = await withRule()
    const [rule] = blueprint.rules
    const pointers = async (broken: object) =>
      (
        await household.client.post<{ errors: { pointer: string }[] }>('/rules/blueprint/preview', {
          meanings: [],
          rule_set: { ...blueprint, rules: [rule, { ...rule, ...broken }] },
        })
      ).body.errors.map(({ pointer }) => pointer)
    assert.deepEqual(await pointers({ condition: { field: 'colour', op: 'is', value: 1 } }), [
      '/rule_set/rules/1/condition/field',
    ])
    assert.deepEqual(await pointers({ actions: [{ type: 'pay' }] }), ['/rule_set/rules/1/actions/0/type'])
    assert.deepEqual(await pointers({ stage: 'later' }), ['/rule_set/rules/1/stage'])
  })
})
