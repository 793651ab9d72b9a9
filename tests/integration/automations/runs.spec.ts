import { test } from '@japa/runner'
import { readAutomation } from '#automations/services/present_automations'
import { PluginFailedException } from '#plugins/exceptions'
import { httpInstance, makeAutomations, step } from '#tests/support/automations'
import type { TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

const onNew = [{ type: 'transaction', on: ['created'] }]
const grocery = '2026-03-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food'

const tellAllAgain = ({ id, database }: TestHousehold) =>
  database.systemWrite((writes) => writes.run('UPDATE outbox_marks SET position = 0 WHERE household_id = ?', [id]))

test.group('Automations', () => {
  test('run for what fits their condition, and say why they did not run for the rest', async ({ assert }) => {
    const { household, add, settle, runs, steps, passes, notices } = await makeAutomations()
    await add('Big ones', {
      triggers: onNew,
      condition: { field: 'amount', op: 'lt', value: '-40' },
      steps: [step('tell', 'notify@1', { title: '{{ trigger.transaction.payee }}: {{ trigger.transaction.amount }}' })],
    })
    await journal(household, `${grocery}\n2026-03-04 Baker | Assets:Checking -3 EUR | Expenses:Food`)
    await settle()
    const [run, ...others] = await runs()
    assert.deepEqual([run.state, others.length], ['done', 0])
    const [told] = await steps(run.id)
    assert.containSubset(told, {
      state: 'done',
      input: { title: 'Grocer: -42.10' },
      output: { told: 1 },
      attempts: [{ code: '' }],
    })
    assert.deepEqual(
      (await notices()).map(({ title }) => title),
      ['Grocer: -42.10'],
    )
    const [passed] = await passes()
    assert.equal(passed.reason, 'condition')
    assert.containSubset(JSON.parse(passed.explanation!), { holds: false, field: 'amount', found: { minor: -300 } })
  })

  test('run once for each event, however often it is told', async ({ assert }) => {
    const { household, add, settle, runs } = await makeAutomations()
    await add('Each', { triggers: onNew, steps: [step('tell', 'notify@1', { title: 'New' })] })
    await journal(household, grocery)
    await settle()
    await tellAllAgain(household)
    await settle()
    assert.lengthOf(await runs(), 1)
  })

  test('look at each event of what they wait for, and count it once', async ({ assert }) => {
    const { household, add, settle, runs } = await makeAutomations()
    const tell = [step('tell', 'notify@1', { title: 'New' })]
    const condition = { field: 'payee', op: 'starts_with', value: 'Shop' }
    const [large, deaf] = [
      await add('Each', { triggers: onNew, condition, steps: tell }),
      await add('Deaf', { triggers: [{ type: 'event', topic: 'bill.due' }], steps: tell }),
    ]
    const bookings = (count: number, payee: string) =>
      Array.from({ length: count }, () => `2026-03-03 ${payee} | Assets:Checking -1 EUR | Expenses:Food`).join('\n')
    const looked = async (id: number) =>
      (await household.database.read(household.id, (queries) => readAutomation(queries, id)))!.looked?.events
    await journal(household, `${bookings(300, 'Kiosk')}\n${bookings(3, 'Shop')}`)
    await settle()
    await tellAllAgain(household)
    await settle()
    await journal(household, bookings(1, 'Shop'))
    await settle()
    assert.deepEqual([await looked(large), await looked(deaf)], [304, undefined])
    assert.lengthOf(await runs(large), 4)
  })

  test('wait, across restarts, and go on where they were', async ({ assert }) => {
    const { household, add, settle, runs, start, clock, notices } = await makeAutomations()
    const id = await add('Later', {
      steps: [step('wait', 'wait@1', { for: '2h' }), step('tell', 'notify@1', { title: 'Time' })],
    })
    await start.handle(household.id, id, {}, household.actor)
    await settle()
    assert.equal((await runs())[0].state, 'waiting')
    clock.advance(2 * 3_600_000 - 1000)
    await settle()
    assert.deepEqual(await notices(), [])
    clock.advance(1000)
    await settle()
    assert.equal((await runs())[0].state, 'done')
    assert.lengthOf(await notices(), 1)
  })

  test('ask first, and go on with the answer or without one in time', async ({ assert }) => {
    const { household, add, settle, runs, steps, start, people, clock, notices } = await makeAutomations()
    const id = await add('Ask', {
      steps: [
        step('ask', 'approve@1', { question: 'Really?', expires: '1d' }),
        step(
          'tell',
          'notify@1',
          { title: 'Yes by {{ steps.ask.by }}' },
          { if: { value: '{{ steps.ask.approved }}', op: 'is', than: true } },
        ),
      ],
    })
    for (const answer of ['approved', 'declined', null] as const) {
      const runId = await start.handle(household.id, id, {}, household.actor)
      await settle()
      const approval = await household.database.read(household.id, (queries) =>
        queries.first<{ id: number }>('SELECT id FROM automation_approvals WHERE run_id = ?', [runId]),
      )
      if (answer) await people.decide(household.id, approval!.id, answer, household.actor)
      else clock.advance(86_400_000)
      await settle()
      assert.equal((await steps(runId)).find(({ stepId }) => stepId === 'ask')!.output!.decision, answer ?? 'expired')
      await assert.rejects(
        () => people.decide(household.id, approval!.id, 'approved', household.actor),
        /already|given/,
      )
    }
    assert.deepEqual(
      (await runs()).map(({ state }) => state),
      ['done', 'done', 'done'],
    )
    const titles = (await notices()).map(({ title }) => title)
    assert.deepEqual(titles, ['Really?', 'Yes by Ada', 'Really?', 'Really?'])
  })

  test('try again by the code of the failure, with the same key, and give up in the end', async ({ assert }) => {
    const keys: string[] = []
    const failing = ['transient', 'rate_limited', 'auth_required'] as const
    const { household, add, settle, runs, steps, start, clock, people, notices } = await makeAutomations({
      'http@1': async (_, { key }) => {
        keys.push(key)
        const code = failing[keys.length - 1]
        if (code) throw new PluginFailedException(code, `It was ${code}.`, 'http_request')
        return { status: 200 }
      },
    })
    const instance = await httpInstance(household)
    const id = await add('Call', {
      steps: [
        step('call', 'http@1', { instance }, { retry: { attempts: 5, wait: '1m', on: ['transient', 'rate_limited'] } }),
      ],
    })
    const runId = await start.handle(household.id, id, {}, household.actor)
    await settle()
    assert.lengthOf(keys, 1)
    clock.advance(60_000)
    await settle()
    assert.lengthOf(keys, 2)
    clock.advance(60_000)
    await settle()
    assert.lengthOf(keys, 2, 'the second wait is twice as long')
    clock.advance(60_000)
    await settle()
    assert.deepEqual([keys.length, new Set(keys).size], [3, 1])
    assert.containSubset((await runs())[0], { state: 'failed', code: 'auth_required' })
    assert.deepEqual(
      (await steps(runId))[0].attempts.map(({ code }) => code),
      [...failing],
    )
    assert.deepEqual(
      (await notices()).map(({ topic }) => topic),
      ['automation.failed'],
    )
    await people.replay(household.id, runId, 'failed', 'same')
    await settle()
    assert.equal((await runs())[0].state, 'done')
    assert.deepEqual(new Set(keys).size, 1)
  })

  test('go on, or do something else, when a step fails', async ({ assert }) => {
    const { household, add, settle, runs, steps, start } = await makeAutomations()
    const gone = { transaction: 999_999, add_tags: ['x'] }
    const id = await add('Careful', {
      steps: [
        step('first', 'edit_transaction@1', gone, { on_error: 'continue' }),
        step('second', 'edit_transaction@1', gone, {
          on_error: [step('instead', 'notify@1', { title: 'Sorry: {{ trigger.kind }}' })],
        }),
        step('last', 'notify@1', { title: '{{ steps.first.error.code }}' }),
      ],
    })
    const runId = await start.handle(household.id, id, {}, household.actor)
    await settle()
    assert.equal((await runs())[0].state, 'done')
    const made = (await steps(runId)).map(({ path, state, code }) => [path, state, code])
    assert.deepEqual(made, [
      ['1', 'failed', 'E_STEP_FAILED'],
      ['2', 'failed', 'E_STEP_FAILED'],
      ['2.error.1', 'done', ''],
      ['3', 'done', ''],
    ])
  })

  test('choose, do the same for each and several things at once', async ({ assert }) => {
    const { household, add, settle, runs, steps, start, notices } = await makeAutomations()
    const say = (id: string, title: string) => step(id, 'notify@1', { title })
    const id = await add('All', {
      steps: [
        step('each', 'for_each@1', {
          items: '{{ trigger.input.names }}',
          steps: [
            step('which', 'choose@1', {
              options: [
                { if: { value: '{{ item }}', op: 'is', than: 'b' }, steps: [say('b', 'It is b, {{ index }}')] },
              ],
              else: [say('other', 'Not b: {{ item }}')],
            }),
          ],
        }),
        step('both', 'parallel@1', {
          branches: [[step('wait', 'wait@1', { for: '1h' }), say('late', 'Late')], [say('early', 'Early')]],
        }),
        step('end', 'stop@1', { message: 'That is all.' }),
        say('never', 'Never'),
      ],
    })
    const context = await start.handle(household.id, id, { input: { names: ['a', 'b'] } }, household.actor)
    await settle()
    assert.equal((await runs())[0].state, 'waiting')
    assert.deepEqual(
      (await notices()).map(({ title }) => title),
      ['Not b: a', 'It is b, 2', 'Early'],
    )
    assert.equal((await steps(context)).find(({ path }) => path === '2')!.state, 'running')
  })

  test('keep what a person set unless they are told to overwrite', async ({ assert }) => {
    const { household, add, settle, runs, steps } = await makeAutomations()
    const fun = await accountOf(household, 'Expenses:Fun')
    await add('Categorise', {
      triggers: onNew,
      steps: [step('set', 'edit_transaction@1', { category_id: fun, memo: 'seen' })],
    })
    await journal(household, grocery)
    await settle()
    const [run] = await runs()
    assert.deepEqual((await steps(run.id))[0].output!.blocked, ['category'])
  })
})
