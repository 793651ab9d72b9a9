import { test } from '@japa/runner'
import { AdmitRuns } from '#automations/services/admit_runs'
import { ConsiderAnnouncements } from '#automations/services/consider_announcements'
import { readTrace } from '#automations/services/read_runs'
import { announcementsAfter } from '#changes/services/announcement_marks'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { makeAutomations, step } from '#tests/support/automations'
import { accountOf, everyRow, journal } from '#tests/support/journal'
import { planner } from '#tests/support/plans'

const tell = (title: string) => [step('tell', 'notify@1', { title })]
const words = '{{ trigger.posting.account }} {{ trigger.posting.category }} {{ trigger.posting.amount }}'
const onNew = [{ type: 'posting', on: ['created'] }]
const large = (account: number) => ({
  all: [
    { field: 'account', op: 'is', value: account },
    { field: 'amount', op: 'gt', value: '500' },
  ],
})

test.group('Postings that set automations off', () => {
  test('are those of any account, also where the money of a transfer arrives', async ({ assert }) => {
    const { household, add, settle, notices, passes } = await makeAutomations()
    const savings = await accountOf(household, 'Assets:Savings')
    await add('Large', { triggers: onNew, condition: large(savings), steps: tell(words) })
    await journal(
      household,
      `2026-03-01 Move | Assets:Checking -600.00 EUR | Assets:Savings
       2026-03-02 Move | Assets:Checking -400.00 EUR | Assets:Savings
       2026-03-03 Move | Assets:Savings -600.00 EUR | Assets:Checking
       2026-03-04 Shop | Assets:Savings -600.00 EUR | Expenses:Food`,
    )
    await settle()
    assert.deepEqual(
      (await notices()).map(({ title }) => title),
      ['Savings 600.00'],
    )
    assert.lengthOf(await passes(), 7, 'of eight postings one fits')
  })

  test('are the parts of a split, signed like the whole, each with a run of its own', async ({ assert }) => {
    const { household, add, settle, notices, runs } = await makeAutomations()
    const food = await accountOf(household, 'Expenses:Food')
    const condition = {
      any: [
        { field: 'category', op: 'is', value: food },
        {
          all: [
            { field: 'booked_to', op: 'is', value: 'category' },
            { field: 'amount', op: 'lte', value: '-30 EUR' },
          ],
        },
      ],
    }
    await add('Parts', { triggers: onNew, condition, steps: tell(words) })
    await journal(
      household,
      '2026-03-01 Market | Assets:Checking -60.00 EUR | Expenses:Food -10.00 | Expenses:Toys -30.00 | Expenses:Pets -20.00',
    )
    await settle()
    const told = (await notices()).map(({ title }) => title)
    assert.sameMembers(told, ['Food -10.00', 'Toys -30.00'])
    assert.lengthOf(await runs(), 2)
  })

  test('are asked what they were before, and leave alone what did not change', async ({ assert }) => {
    const { household, add, settle, notices, gateway } = await makeAutomations()
    const [food, toys] = [await accountOf(household, 'Expenses:Food'), await accountOf(household, 'Expenses:Toys')]
    const [id] = await journal(household, '2026-03-01 Market | Assets:Checking -60.00 EUR | Expenses:Food')
    await settle()
    const title = `{{ trigger.before.category }} → {{ trigger.posting.category }}, {{ trigger.transaction.payee }}`
    await add('Moved', {
      triggers: [{ type: 'posting', on: ['changed', 'deleted'] }],
      condition: { field: 'category', op: 'changed_from', value: food },
      steps: tell(title),
    })
    const edit = (change: Parameters<EditTransaction['handle']>[2]) =>
      new EditTransaction(gateway).handle(household.id, id, change, household.actor)
    await edit({ note: 'No posting changes' })
    await edit({ category_id: toys })
    await edit({ category_id: food })
    await settle()
    assert.deepEqual(
      (await notices()).map(({ title: told }) => told),
      ['Food → Toys, Market'],
    )
  })

  test('that an automation changes itself do not set it off again', async ({ assert }) => {
    const { household, add, settle, runs, passes, gateway } = await makeAutomations()
    const [food, toys] = [await accountOf(household, 'Expenses:Food'), await accountOf(household, 'Expenses:Toys')]
    const [id] = await journal(household, '2026-03-01 Market | Assets:Checking -60.00 EUR | Expenses:Food')
    await settle()
    const flip = (name: string, from: number, to: number) =>
      add(name, {
        triggers: [{ type: 'posting', on: ['changed'] }],
        condition: { field: 'category', op: 'changed_to', value: from },
        steps: [
          step('move', 'edit_transaction@1', {
            ...{ transaction: '{{ trigger.transaction.id }}', category_id: to, overwrite: true },
          }),
        ],
      })
    const there = await flip('There', toys, food)
    const back = await flip('Back', food, toys)
    await new EditTransaction(gateway).handle(household.id, id, { category_id: toys }, household.actor)
    await settle()
    assert.deepEqual(
      (await runs()).map((run) => [run.automation_id, run.state, run.causation_depth]),
      [
        [there, 'done', 0],
        [back, 'done', 1],
      ],
    )
    const looped = (await passes()).filter(({ reason }) => reason === 'loop')
    assert.deepEqual(
      looped.map(({ automation_id: automation }) => automation),
      [there],
    )
  })

  test('are as before when the run is undone, and its trace says which part it was', async ({ assert }) => {
    const { household, add, settle, runs, people } = await makeAutomations()
    const savings = await accountOf(household, 'Assets:Savings')
    await add('Large', {
      triggers: onNew,
      condition: large(savings),
      steps: [step('tag', 'edit_transaction@1', { add_tags: ['saved'], note: '{{ trigger.posting.account }}' })],
    })
    await journal(household, '2026-03-01 Move | Assets:Checking -600.00 EUR | Assets:Savings')
    const before = await everyRow(household)
    await settle()
    const [run] = await runs()
    const trace = await household.database.read(household.id, (queries) => readTrace(queries, run!.id))
    assert.containSubset(trace, {
      about: 'Move €600.00 Savings',
      explanation: { holds: true, all: [{ found: savings }, { holds: true }] },
      steps: [{ state: 'done' }],
      changes: [{ undone: false }],
    })
    assert.notDeepEqual(await everyRow(household), before)
    await people.undo(household.id, run!.id, household.actor)
    assert.deepEqual(await everyRow(household), before)
    await settle()
    assert.lengthOf(await runs(), 1, 'an undo sets nothing off')
  })

  test('are tried out on what happened, and on any transaction', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, settle } = automations
    const savings = await accountOf(household, 'Assets:Savings')
    const asked = (more: string) => ({
      triggers: onNew,
      condition: {
        all: [
          { field: 'account', op: 'is', value: savings },
          { field: 'amount', op: 'gt', value: more },
        ],
      },
      steps: tell(words),
    })
    await add('Large', asked('900'))
    const [id] = await journal(household, '2026-03-01 Move | Assets:Checking -600.00 EUR | Assets:Savings')
    await settle()
    const passes = await household.database.read(household.id, (queries) =>
      queries.all<{ id: number; event: string }>('SELECT id, event FROM automation_passes ORDER BY id'),
    )
    const arrived = passes.find(({ event }) => event.includes('"account":"Savings","category_id"'))
    const plan = planner(automations)
    const held = await plan(asked('500'), { passId: arrived!.id })
    assert.containSubset(held, { condition: { holds: true, trigger: 'posting' } })
    const any = await plan(asked('500'), { transactionId: id })
    assert.containSubset(any, {
      event: { kind: 'posting.created', posting: { account: 'Savings', amount: '600.00' } },
      condition: { holds: true, trigger: 'posting' },
      steps: [{ outcome: 'would_run' }],
    })
    assert.isFalse((await plan(asked('700'), { transactionId: id })).condition.holds)
  })

  test('are not read where nothing waits for them', async ({ assert }) => {
    const { household, add, clock } = await makeAutomations()
    await add('Else', { triggers: [{ type: 'account', on: ['opened'] }], steps: tell('x') })
    await journal(household, '2026-03-01 Move | Assets:Checking -600.00 EUR | Assets:Savings')
    const changed = await household.database.systemRead((queries) => announcementsAfter(queries, household.id, 0, 500))
    let reads = 0
    const counting = new Proxy(household.database, {
      get: (database, name) => {
        if (name === 'read') reads++
        const member: unknown = Reflect.get(database, name)
        return typeof member === 'function' ? (member.bind(database) as unknown) : member
      },
    })
    const admit = new AdmitRuns({
      notify: { inside: () => Promise.reject(new Error('Nobody is told.')) },
      wake: () => {},
    })
    const consider = new ConsiderAnnouncements({ database: counting, clock, admit })
    const books = changed.filter(({ topic }) => topic === 'ledger.changed')
    await consider.handle(household.id, books)
    assert.equal(reads, 1, 'only which automations there are')
    const announced = changed.filter(({ topic }) => topic.startsWith('account.'))
    assert.deepEqual([books.length > 2, announced.length], [true, 2], 'a transaction announces nothing more')
  })
})
