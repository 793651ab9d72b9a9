import { test } from '@japa/runner'
import { announce } from '#changes/services/announce'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { type Automations, incomingWebhook, makeAutomations, step } from '#tests/support/automations'
import { journal } from '#tests/support/journal'
import { planner } from '#tests/support/plans'

const grocery = '2026-03-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food'

const passIds = async ({ household }: Automations) =>
  (
    await household.database.read(household.id, (queries) =>
      queries.all<{ id: number }>('SELECT id FROM automation_passes ORDER BY id'),
    )
  ).map(({ id }) => id)

test.group('Plans of automations', () => {
  test('try a condition with what was let pass, as it was then', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, settle, gateway } = automations
    const changed = (from: string) => ({
      triggers: [{ type: 'transaction', on: ['changed'] }],
      condition: { field: 'memo', op: 'changed_from', value: from },
      steps: [step('tell', 'notify@1', { title: '{{ trigger.before.memo }}' })],
    })
    const [transaction] = await journal(household, grocery)
    await settle()
    await add('Never', changed('never'))
    const edit = (memo: string) =>
      new EditTransaction(gateway).handle(household.id, transaction!, { memo }, household.actor)
    await edit('first')
    await edit('second')
    await edit('third')
    await settle()
    const [, second] = await passIds(automations)
    const plan = planner(automations)
    const refused = await plan(changed('second'), { passId: second })
    assert.deepEqual([refused.condition.holds, refused.steps.length], [false, 0])
    assert.containSubset(refused.condition, { trigger: 'transaction', explanation: { holds: false, field: 'memo' } })
    const held = await plan(changed('first'), { passId: second })
    assert.containSubset(held, {
      condition: { holds: true },
      steps: [{ summary: 'Would tell everyone in the household: “first”.' }],
    })
  })

  test('ask the condition of whatever sets an automation off', async ({ assert }) => {
    const automations = await makeAutomations({}, '2026-03-27T12:00:00.000Z')
    const { household, add, settle, plan: schedules, clock } = automations
    const webhook = await incomingWebhook(household)
    const steps = [step('tell', 'notify@1', { title: 'x' })]
    const called = (value: number) => ({
      triggers: [{ type: 'webhook', webhook_id: webhook }],
      condition: { field: 'body.kg', op: 'gt', value },
      steps,
    })
    const imported = (value: number) => ({
      triggers: [{ type: 'event', topic: 'import.committed' }],
      condition: { field: 'added', op: 'gt', value },
      steps,
    })
    const timed = (value: number) => ({
      triggers: [{ type: 'schedule', cron: '0 8 * * *' }],
      condition: { field: 'hour', op: 'gt', value },
      steps,
    })
    for (const document of [called(80), imported(80), timed(12)]) await add('Big', document)
    await schedules.handle()
    await household.database.write(household.id, async (writes) => {
      await announce(writes, 'webhook.received', { webhook_id: webhook, body: { kg: 79 } })
      await announce(writes, 'import.committed', { batch_id: 1, added: 12, matched: 0 })
    })
    await settle()
    clock.advance(86_400_000)
    await schedules.handle()
    const [call, batch, time] = await passIds(automations)
    const plan = planner(automations)
    for (const [document, passId, trigger] of [
      [called, call, 'webhook'],
      [imported, batch, 'statement'],
      [timed, time, 'schedule'],
    ] as const) {
      const no = await plan(document(79), { passId })
      const yes = await plan(document(5), { passId })
      assert.deepEqual([no.condition.holds, yes.condition.holds, yes.steps.length], [false, true, 1])
      assert.equal(no.condition.trigger, trigger)
      assert.isNotNull(no.condition.explanation)
    }
    const [, , missed] = await automations.passes()
    assert.containSubset(JSON.parse(missed!.explanation!), { holds: false, field: 'hour', found: 8 })
  })

  test('go on after a failure as a run would', async ({ assert }) => {
    const automations = await makeAutomations()
    const plan = planner(automations)
    const gone = { transaction: 999_999, note: 'x' }
    const { steps } = await plan({
      triggers: [{ type: 'manual' }],
      steps: [
        step('wait', 'wait@1', { until: 'tomorrow' }, { on_error: 'continue' }),
        step(
          'each',
          'for_each@1',
          { items: ['a'], steps: [step('inner', 'edit_transaction@1', gone)] },
          {
            on_error: [step('instead', 'notify@1', { title: 'Instead' })],
          },
        ),
        step('list', 'for_each@1', {
          items: '{{ trigger.nothing }}',
          steps: [step('never', 'notify@1', { title: 'x' })],
        }),
        step('last', 'notify@1', { title: 'Last' }),
      ],
    })
    assert.deepEqual(
      steps.map(({ path, outcome }) => `${path} ${outcome}`),
      ['1 would_fail', '2 would_run', '2.1.1 would_fail', '2.error.1 would_run', '3 would_fail'],
    )
  })

  test('refuse a webhook that is not there', async ({ assert }) => {
    const automations = await makeAutomations()
    const document = {
      triggers: [{ type: 'webhook', webhook_id: 1 }],
      steps: [step('tell', 'notify@1', { title: 'x' })],
    }
    await assert.rejects(() => planner(automations)(document), /no such incoming webhook/)
  })
})
