import { test } from '@japa/runner'
import { announce } from '#changes/services/announce'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { httpInstance, incomingWebhook, makeAutomations, step } from '#tests/support/automations'
import { journal } from '#tests/support/journal'

const onChange = [{ type: 'transaction', on: ['changed'] }]
const grocery = '2026-03-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food'

test.group('Loops of automations', () => {
  test('two that set each other off are stopped, explained and told of', async ({ assert }) => {
    const { household, add, settle, runs, passes, notices, gateway } = await makeAutomations()
    const there = await add('There', {
      triggers: onChange,
      condition: { field: 'tag', op: 'has_not', value: 'x' },
      steps: [step('tag', 'edit_transaction@1', { add_tags: ['x'] })],
    })
    const back = await add('Back', {
      triggers: onChange,
      condition: { field: 'tag', op: 'has', value: 'x' },
      steps: [step('untag', 'edit_transaction@1', { remove_tags: ['x'] })],
    })
    const [id] = await journal(household, grocery)
    await settle()
    await new EditTransaction(gateway).handle(household.id, id, { memo: 'go' }, household.actor)
    await settle()
    const ran = (await runs()).map((run) => [run.automation_id, run.state, run.causation_depth])
    assert.deepEqual(ran, [
      [there, 'done', 0],
      [back, 'done', 1],
    ])
    const stopped = (await passes()).filter(({ reason }) => reason === 'loop')
    assert.deepEqual(
      stopped.map(({ automation_id: automation }) => automation),
      [there],
    )
    const told = (await notices()).filter(({ topic }) => topic === 'automation.stopped')
    assert.lengthOf(told, 1)
    assert.include(told[0].body, '“There” → “Back” → “There”')
  })

  test('one that changes what sets it off does not see its own work', async ({ assert }) => {
    const { household, add, settle, runs, passes, gateway } = await makeAutomations()
    await add('Own', { triggers: onChange, steps: [step('note', 'edit_transaction@1', { note: 'run {{ run.id }}' })] })
    const [id] = await journal(household, grocery)
    await new EditTransaction(gateway).handle(household.id, id, { memo: 'go' }, household.actor)
    await settle()
    assert.lengthOf(await runs(), 1)
    assert.deepEqual(
      (await passes()).map(({ reason }) => reason),
      ['own_effect'],
    )
  })

  test('one that is told to see its own work ends at the depth', async ({ assert }) => {
    const { household, add, settle, runs, passes, notices, gateway } = await makeAutomations()
    await add('Own', {
      triggers: onChange,
      loop: { react_to_own: true, max_depth: 3 },
      steps: [step('note', 'edit_transaction@1', { note: 'run {{ run.id }}', overwrite: true })],
    })
    const [id] = await journal(household, grocery)
    await new EditTransaction(gateway).handle(household.id, id, { memo: 'go' }, household.actor)
    await settle()
    assert.deepEqual(
      (await runs()).map((run) => run.causation_depth),
      [0, 1, 2, 3],
    )
    assert.deepEqual(
      (await passes()).map(({ reason }) => reason),
      ['too_deep'],
    )
    assert.include(
      (await notices()).map(({ topic }) => topic),
      'automation.stopped',
    )
  })

  test('a webhook that calls us back is stopped by how often it comes', async ({ assert }) => {
    let calls = 0
    let webhook = 0
    const automations = await makeAutomations({
      'http@1': async () => {
        calls++
        const { household } = automations
        await household.database.write(household.id, (writes) =>
          announce(writes, 'webhook.received', { webhook_id: webhook, body: {} }),
        )
        return { status: 200 }
      },
    })
    const { household, add, settle, runs, passes, notices } = automations
    webhook = await incomingWebhook(household)
    const instance = await httpInstance(household)
    await add('Echo', {
      triggers: [{ type: 'webhook', webhook_id: webhook }],
      loop: { per_entity: { count: 12, minutes: 10 } },
      steps: [step('call', 'http@1', { instance })],
    })
    await household.database.write(household.id, (writes) =>
      announce(writes, 'webhook.received', { webhook_id: webhook, body: {} }),
    )
    await settle()
    assert.deepEqual([calls, (await runs()).length], [12, 12])
    assert.deepEqual(
      (await passes()).map(({ reason }) => reason),
      ['too_often'],
    )
    assert.deepEqual(
      (await notices()).map(({ topic }) => topic),
      ['automation.stopped'],
    )
  })

  test('what is told of anew for each run ends, also when nobody says what it follows from', async ({ assert }) => {
    const { household, add, settle, runs, passes, notices, clock } = await makeAutomations()
    await add('Echo', {
      triggers: [{ type: 'event', topic: 'import.committed' }],
      steps: [step('tell', 'notify@1', { title: 'Imported' })],
    })
    for (let batch = 0; batch < 121; batch++)
      await household.database.write(household.id, (writes) =>
        announce(writes, 'import.committed', { batch_id: batch, added: 1, matched: 0 }, { now: clock.now() }),
      )
    await settle()
    assert.lengthOf(await runs(), 120)
    assert.deepEqual(
      (await passes()).map(({ reason }) => reason),
      ['too_often'],
    )
    assert.include(
      (await notices()).map(({ topic }) => topic),
      'automation.stopped',
    )
  })
})

test.group('Modes of automations', () => {
  const waiting = [step('wait', 'wait@1', { for: '1h' })]

  test('single runs once at a time, restart begins anew, queued takes turns, parallel has a limit', async ({
    assert,
  }) => {
    const { household, add, settle, runs, start, clock } = await makeAutomations()
    const states = async (id: number) => (await runs(id)).map(({ state }) => state)
    const begin = async (id: number) => {
      await start.handle(household.id, id, {}, household.actor).catch(() => undefined)
      await settle()
    }
    const make = async (mode: Record<string, unknown>) => {
      const id = await add(String(mode.type), { mode, steps: waiting })
      for (let time = 0; time < 3; time++) await begin(id)
      return id
    }
    const [single, restart, queued, parallel] = [
      await make({ type: 'single' }),
      await make({ type: 'restart' }),
      await make({ type: 'queued' }),
      await make({ type: 'parallel', max: 2 }),
    ]
    assert.deepEqual(await states(single), ['waiting'])
    assert.deepEqual(await states(restart), ['stopped', 'stopped', 'waiting'])
    assert.deepEqual(await states(queued), ['waiting', 'queued', 'queued'])
    assert.deepEqual(await states(parallel), ['waiting', 'waiting', 'queued'])
    clock.advance(3_600_000)
    await settle()
    assert.deepEqual(await states(queued), ['done', 'waiting', 'queued'])
    assert.deepEqual(await states(parallel), ['done', 'done', 'waiting'])
    clock.advance(2 * 3_600_000)
    await settle()
    clock.advance(2 * 3_600_000)
    await settle()
    assert.deepEqual(
      [await states(queued), await states(parallel)],
      [
        ['done', 'done', 'done'],
        ['done', 'done', 'done'],
      ],
    )
  })

  test('runs with different keys do not know of each other', async ({ assert }) => {
    const { household, add, settle, runs, start } = await makeAutomations()
    const id = await add('Keyed', { mode: { type: 'single', key: '{{ trigger.input.who }}' }, steps: waiting })
    for (const who of ['a', 'b', 'a'])
      await start.handle(household.id, id, { input: { who } }, household.actor).catch(() => undefined)
    await settle()
    assert.lengthOf(await runs(id), 2)
  })

  test('ten failures in a row pause an automation', async ({ assert }) => {
    const { household, add, settle, runs, start, notices, edit } = await makeAutomations()
    const id = await add('Broken', { steps: [step('stop', 'stop@1', { failed: true, message: 'No.' })] })
    for (let time = 0; time < 10; time++) {
      await start.handle(household.id, id, {}, household.actor)
      await settle()
    }
    assert.deepEqual(new Set((await runs(id)).map(({ state }) => state)), new Set(['failed']))
    assert.deepEqual(
      (await notices()).map(({ topic }) => topic),
      ['automation.failed', 'automation.paused'],
    )
    const paused = () =>
      household.database.read(household.id, (queries) =>
        queries.first('SELECT paused_code, enabled FROM automations WHERE id = ?', [id]),
      )
    assert.deepEqual(await paused(), { paused_code: 'failing', enabled: 1 })
    await edit.handle(household.id, id, { enabled: true }, household.actor)
    assert.deepEqual(await paused(), { paused_code: null, enabled: 1 })
  })
})

test.group('Schedules of automations', () => {
  test('tell the time of the household, also when clocks change', async ({ assert }) => {
    // Berlin's clocks go forward in the night to Sunday, 2026-03-29.
    const { add, settle, runs, plan, clock } = await makeAutomations({}, '2026-03-27T12:00:00.000Z')
    await add('Mornings', {
      triggers: [{ type: 'schedule', cron: '0 8 * * *' }],
      steps: [step('tell', 'notify@1', { title: '{{ trigger.date }} {{ trigger.time }}' })],
    })
    await plan.handle()
    const begun: string[] = []
    for (let hour = 0; hour < 72; hour++) {
      clock.advance(3_600_000)
      if ((await plan.handle()) > 0) begun.push(clock.now().slice(0, 13))
    }
    await settle()
    assert.deepEqual(begun, ['2026-03-28T07', '2026-03-29T06', '2026-03-30T06'])
    assert.deepEqual(
      (await runs()).map(({ state }) => state),
      ['done', 'done', 'done'],
    )
  })

  test('make up for times Florin was off, once or not at all', async ({ assert }) => {
    const { add, runs, plan, clock, passes } = await makeAutomations()
    const triggers = (missed: string) => [{ type: 'schedule', every: '1h', missed }]
    const steps = [step('tell', 'notify@1', { title: 'Hour' })]
    const once = await add('Once', { triggers: triggers('run-once'), steps })
    const never = await add('Never', { triggers: triggers('skip'), steps })
    await plan.handle()
    clock.advance(5.5 * 3_600_000)
    await plan.handle()
    await plan.handle()
    assert.deepEqual([(await runs(once)).length, (await runs(never)).length], [1, 0])
    assert.deepEqual(
      (await passes()).map(({ reason, automation_id: id }) => [id, reason]),
      [[never, 'missed']],
    )
  })
})
