import { test } from '@japa/runner'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { EditAccount } from '#ledger/services/edit_account'
import { type Automations, makeAutomations, step } from '#tests/support/automations'
import { accountOf, journal } from '#tests/support/journal'
import { planner } from '#tests/support/plans'

const tell = (title: string) => [step('tell', 'notify@1', { title })]
const onAny = [{ type: 'account', on: ['opened', 'changed', 'archived', 'reopened', 'deleted'] }]

function editing({ household, gateway }: Automations) {
  const edit = new EditAccount(gateway)
  return {
    change: (id: number, change: Parameters<EditAccount['handle']>[2]) =>
      edit.handle(household.id, id, change, household.actor),
    remove: (id: number) => edit.delete(household.id, id, household.actor),
  }
}

const titles = async ({ notices }: Automations) => (await notices()).map(({ title }) => title)

test.group('Accounts that set automations off', () => {
  test('are opened, changed, archived, opened again and deleted, each once', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, settle, runs } = automations
    const { change, remove } = editing(automations)
    await add('Watch', { triggers: onAny, steps: tell('{{ trigger.kind }} {{ trigger.account.name }}') })
    const id = await accountOf(household, 'Assets:Savings')
    await settle()
    await change(id, { name: 'Nest egg', note: 'For later' })
    await change(id, { archived: true, name: 'Old nest egg' })
    await change(id, { archived: false })
    await change(id, { position: 3 })
    await remove(id)
    await accountOf(household, 'Expenses:Food')
    await settle()
    assert.deepEqual(await titles(automations), [
      'account.opened Savings',
      'account.changed Nest egg',
      'account.archived Old nest egg',
      'account.reopened Old nest egg',
      'account.deleted Old nest egg',
    ])
    assert.deepEqual(new Set((await runs()).map(({ state }) => state)), new Set(['done']))
  })

  test('are asked what they were before, and tell it', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, settle, passes } = automations
    const { change } = editing(automations)
    const id = await accountOf(household, 'Assets:Savings')
    await journal(household, '2026-03-03 Employer | Assets:Savings 20.00 EUR | Income:Salary')
    const renamed = {
      all: [
        { field: 'name', op: 'changed_from', value: 'savings' },
        { field: 'balance', op: 'gte', value: '20 EUR' },
      ],
    }
    await add('Renamed', {
      triggers: [{ type: 'account', on: ['changed'] }],
      condition: renamed,
      steps: tell('{{ trigger.before.name }} is {{ trigger.account.name }} with {{ trigger.account.balance }}'),
    })
    await change(id, { note: 'For later' })
    await change(id, { name: 'Nest egg' })
    await change(id, { name: 'Next egg' })
    await settle()
    assert.deepEqual(await titles(automations), ['Savings is Nest egg with 20.00'])
    const reasons = (await passes()).map(({ reason, explanation }) => [reason, JSON.parse(explanation!).holds])
    assert.deepEqual(reasons, [
      ['condition', false],
      ['condition', false],
    ])
  })

  test('set nothing off when a change of them is undone, but are announced', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, settle, runs, gateway } = automations
    const { change } = editing(automations)
    await add('Watch', { triggers: onAny, steps: tell('x') })
    const id = await accountOf(household, 'Assets:Savings')
    const { changeSetId } = await change(id, { archived: true })
    await settle()
    assert.lengthOf(await runs(), 2)
    await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    await settle()
    assert.lengthOf(await runs(), 2)
    const announced = await household.database.systemRead((queries) =>
      queries.all<{ topic: string; payload: string }>(
        "SELECT topic, payload FROM outbox WHERE household_id = ? AND topic LIKE 'account.%' ORDER BY id",
        [household.id],
      ),
    )
    assert.deepEqual(
      announced.map(({ topic, payload }) => [topic, (JSON.parse(payload) as { account_id: number }).account_id]),
      [
        ['account.opened', id],
        ['account.archived', id],
        ['account.reopened', id],
      ],
    )
  })

  test('are worked on so often at the most', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, settle, runs, passes } = automations
    const { change } = editing(automations)
    await add('Watch', {
      triggers: onAny,
      loop: { per_entity: { count: 2, minutes: 10 } },
      steps: tell('x'),
    })
    const [one, other] = [await accountOf(household, 'Assets:One'), await accountOf(household, 'Assets:Other')]
    for (const name of ['a', 'b']) await change(one, { name })
    await settle()
    assert.lengthOf(await runs(), 3)
    assert.deepEqual(
      (await passes()).map(({ reason }) => reason),
      ['too_often'],
    )
    assert.notEqual(one, other)
  })

  test('are tried out on what happened, and on an account as it is', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, settle } = automations
    const { change } = editing(automations)
    const id = await accountOf(household, 'Assets:Savings')
    const asked = (value: string) => ({
      triggers: [{ type: 'account', on: ['changed', 'archived'] }],
      condition: { field: 'name', op: 'changed_to', value },
      steps: tell('{{ trigger.before.name }} → {{ trigger.account.name }}'),
    })
    await settle()
    await add('Never', asked('never'))
    await change(id, { name: 'Nest egg' })
    await settle()
    await change(id, { name: 'Something else by now' })
    const pass = await household.database.read(household.id, (queries) =>
      queries.first<{ id: number }>('SELECT id FROM automation_passes'),
    )
    const plan = planner(automations)
    const held = await plan(asked('Nest egg'), { passId: pass!.id })
    assert.containSubset(held, {
      condition: { holds: true, trigger: 'account', explanation: { field: 'name', found: 'Nest egg' } },
      steps: [{ summary: 'Would tell everyone in the household: “Savings → Nest egg”.' }],
    })
    assert.isFalse((await plan(asked('Something else'), { passId: pass!.id })).condition.holds)
    const archived = { ...asked(''), condition: { field: 'happened', op: 'is', value: 'archived' } }
    const now = await plan({ ...archived, triggers: [{ type: 'account', on: ['archived'] }] }, { accountId: id })
    assert.containSubset(now, {
      event: { kind: 'account.archived', account: { id, name: 'Something else by now', currency: 'EUR' } },
      condition: { holds: true },
    })
    await assert.rejects(() => plan(archived, { accountId: 999_999 }), 'There is no account like that here.')
  })
})
