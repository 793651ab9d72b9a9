import { test } from '@japa/runner'
import { httpInstance, makeAutomations, step } from '#tests/support/automations'
import { accountOf } from '#tests/support/journal'

test.group('Runs whose process did not answer', () => {
  test('are gone on with by another, and the first one leaves them alone when it wakes up', async ({ assert }) => {
    // The first process falls asleep within the first step, the second one is within the next step when it wakes up.
    const [asleep, busy] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const [fellAsleep, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const effects: string[] = []
    const automations = await makeAutomations({
      'plugin_action@1': async ({ action }, { key }) => {
        effects.push(key)
        if (effects.length === 1) {
          fellAsleep.resolve()
          await asleep.promise
        } else if (action === 'second') {
          goesOn.resolve()
          await busy.promise
        }
        return { calls: effects.length }
      },
    })
    const { household, add, start, runAutomation, steps, runs } = automations
    const [checking, savings] = [
      await accountOf(household, 'Assets:Checking'),
      await accountOf(household, 'Assets:Savings'),
    ]
    const instance = await httpInstance(household)
    const id = await add('Save', {
      steps: [
        step('call', 'plugin_action@1', { instance, action: 'first' }),
        step('again', 'plugin_action@1', { instance, action: 'second' }),
        step('save', 'create_transaction@1', { account_id: checking, transfer_account_id: savings, amount: '-1' }),
      ],
    })
    const runId = await start.handle(household.id, id, {}, household.actor)
    const attempt = () => runAutomation.handle(household.id, runId, 'job-1', new AbortController().signal)
    const first = attempt()
    await fellAsleep.promise
    const second = attempt()
    await goesOn.promise
    const before = await steps(runId)
    asleep.resolve()
    await first
    assert.deepEqual(await steps(runId), before)

    busy.resolve()
    await second
    assert.equal((await runs(id))[0]!.state, 'done')
    assert.deepEqual(
      effects,
      [1, 1, 2].map((path) => `automation-run-${runId}-${path}`),
    )
    const made = await household.database.read(household.id, (queries) => queries.all('SELECT id FROM transactions'))
    assert.lengthOf(made, 1)
  })
})
