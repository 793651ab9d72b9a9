import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { DeleteTransactions } from '#ledger/services/delete_transactions'
import { makeAlerts } from '#tests/support/alerts'
import { accountOf, journal } from '#tests/support/journal'

type Alerts = Awaited<ReturnType<typeof makeAlerts>>

const HOUR = 3_600_000
const DAY = 24 * HOUR

async function subjects({ incidents }: Alerts, state = 'firing') {
  return (await incidents()).filter((incident) => incident.state === state).map(({ subject }) => subject)
}

test.group('Ready-made alerts', () => {
  test('tell once when spending passes an amount, and not in December', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle, notices, clock, tend } = alerts
    const groceries = await accountOf(household, 'Expenses:Groceries')
    await add({
      kind: 'spending_over',
      settings: { category_ids: [groceries], amount: '400', period: 'month' },
      unless: { field: 'month', op: 'is', value: 'december' },
    })
    await journal(household, '2026-11-03 Grocer | Assets:Checking -400.00 EUR | Expenses:Groceries')
    await settle()
    assert.isEmpty(await alerts.incidents())
    await journal(household, '2026-11-19 Grocer | Assets:Checking -0.01 EUR | Expenses:Groceries')
    await settle()
    await settle()
    await journal(household, '2026-11-20 Grocer | Assets:Checking -5.00 EUR | Expenses:Groceries')
    await settle()
    assert.deepEqual(await subjects(alerts), ['Groceries, November 2026'])
    const [notice, ...more] = await notices()
    assert.deepInclude(notice, {
      topic: 'alert.firing',
      body: 'Spending in Groceries is at €400.01; the limit is €400.',
    })
    assert.isEmpty(more)
    const [{ explanation }] = await alerts.incidents()
    assert.deepInclude(JSON.parse(explanation!).all[0], { field: 'spent', op: 'gt', holds: true })
    assert.deepInclude(JSON.parse(explanation!).all[1].not, { found: 'november', wanted: 'december', holds: false })

    clock.advance(25 * DAY)
    await journal(household, '2026-12-10 Grocer | Assets:Checking -900.00 EUR | Expenses:Groceries')
    await settle()
    await tend.household(household.id)
    assert.deepEqual(await subjects(alerts), [])
    assert.deepEqual(await subjects(alerts, 'resolved'), ['Groceries, November 2026'])
    assert.lengthOf(await notices(), 1)
  })

  test('tell when a balance is low for some time, that it is over, and keep to the cooldown', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle, notices, clock, tend } = alerts
    const checking = await accountOf(household, 'Assets:Checking')
    const settings = { account_ids: [checking], amount: '100' }
    await add({ kind: 'low_balance', settings, hold_minutes: 60, cooldown_minutes: 120, tell_resolved: true })
    await journal(household, '2026-11-10 Start | Assets:Checking 90.00 EUR | Income:Other')
    await settle()
    assert.deepEqual(await subjects(alerts, 'pending'), ['Checking'])
    assert.isEmpty(await notices())
    clock.advance(HOUR)
    await tend.household(household.id)
    await tend.household(household.id)
    assert.deepEqual(await subjects(alerts), ['Checking'])
    await journal(household, '2026-11-20 Salary | Assets:Checking 500.00 EUR | Income:Salary')
    await settle()
    const topics = (await notices()).map(({ topic }) => topic)
    assert.deepEqual(topics, ['alert.firing', 'alert.resolved'])
    await journal(household, '2026-11-20 Rent | Assets:Checking -550.00 EUR | Expenses:Rent')
    await settle()
    assert.lengthOf(await alerts.incidents(), 1)
    clock.advance(2 * HOUR)
    await tend.household(household.id)
    clock.advance(HOUR)
    await tend.household(household.id)
    assert.lengthOf(await notices(), 3)
  })

  test('know large, unusual, new and double payments', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle } = alerts
    await journal(
      household,
      `2026-06-01 Power | Assets:Checking -40.00 EUR | Expenses:Energy
       2026-07-01 Power | Assets:Checking -42.00 EUR | Expenses:Energy
       2026-08-01 Power | Assets:Checking -39.00 EUR | Expenses:Energy
       2026-09-01 Power | Assets:Checking -41.00 EUR | Expenses:Energy
       2026-10-01 Power | Assets:Checking -40.00 EUR | Expenses:Energy
       2026-11-18 Cinema | Assets:Checking -12.00 EUR | Expenses:Fun`,
    )
    await add({ kind: 'large_amount', settings: { direction: 'out', amount: '500' } })
    await add({ kind: 'unusual_amount', settings: { sensitivity: 'clearly' } })
    await add({ kind: 'new_payee', settings: { amount: '20' } })
    await add({ kind: 'duplicate_charge', settings: { days: 3 } })
    await settle()
    assert.isEmpty(await alerts.incidents())
    await journal(
      household,
      `2026-11-19 Power | Assets:Checking -95.00 EUR | Expenses:Energy
       2026-11-20 Cinema | Assets:Checking -12.00 EUR | Expenses:Fun
       2026-11-20 Boatyard | Assets:Checking -800.00 EUR | Expenses:Fun
       2026-11-20 Kiosk | Assets:Checking -3.00 EUR | Expenses:Fun
       2026-11-20 Savings | Assets:Checking -900.00 EUR | Assets:Savings`,
    )
    await settle()
    const words = (await alerts.incidents()).map((incident) => incident.words)
    assert.sameMembers(words, [
      'Power took €95.00 on 19 November 2026; usually it is about €40.00.',
      'Cinema took €12.00 on 20 November 2026, and the same on 18 November 2026.',
      'Boatyard took €800.00 on 20 November 2026 (Checking).',
      'Boatyard took €800.00 on 20 November 2026, for the first time.',
    ])
  })

  test('leave old history alone, and are over when a transaction is deleted', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle } = alerts
    await add({ kind: 'large_amount', settings: { direction: 'both', amount: '50' } })
    const [, id] = await journal(
      household,
      `2025-02-01 Long ago | Assets:Checking -70.00 EUR | Expenses:Fun
       2026-11-19 Yesterday | Assets:Checking -70.00 EUR | Expenses:Fun`,
    )
    await settle()
    assert.deepEqual(await subjects(alerts), ['Yesterday, -€70.00, 19 November 2026'])
    // By the same clock as the journal.
    const gateway = await app.container.make('florin.gateway')
    await new DeleteTransactions(gateway).handle(household.id, [id!], household.actor)
    await settle()
    assert.deepEqual(await subjects(alerts), [])
    assert.lengthOf(await subjects(alerts, 'resolved'), 1)
  })

  test('find one incident, however many servers look at once', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, watch, settle } = alerts
    const checking = await accountOf(household, 'Assets:Checking')
    await add({ kind: 'low_balance', settings: { account_ids: [checking], amount: '100' } })
    await add({ kind: 'large_amount', settings: { direction: 'out', amount: '10' } })
    await journal(household, '2026-11-19 Shop | Assets:Checking -70.00 EUR | Expenses:Fun')
    await Promise.all([settle(), settle(), watch.look(household.id), watch.look(household.id), settle()])
    assert.lengthOf(await alerts.incidents(), 2)
    assert.lengthOf(await alerts.notices(), 2)
  })

  test('are snoozed and acknowledged, and told again when a snooze is over', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle, tend, clock, settleIncidents, notices } = alerts
    const checking = await accountOf(household, 'Assets:Checking')
    await add({ kind: 'low_balance', settings: { account_ids: [checking], amount: '100' } })
    const goal = await add({ kind: 'goal_reached' })
    await alerts.say('goal.reached', { goal_id: 1 })
    await settle()
    const [reached, low] = await alerts.incidents()
    await settleIncidents.snooze(household.id, low!.id, 60, 'Ada')
    await settleIncidents.acknowledge(household.id, reached!.id, 'Ada')
    assert.equal((await alerts.incidents())[0]!.state, 'resolved')
    await tend.household(household.id)
    assert.lengthOf(await notices(), 2)
    clock.advance(HOUR)
    await tend.household(household.id)
    await tend.household(household.id)
    assert.lengthOf(await notices(), 3)
    await settleIncidents.acknowledge(household.id, low!.id, 'Ada')
    assert.equal((await alerts.incidents())[1]!.state, 'firing')
    await assert.rejects(() => settleIncidents.acknowledge(household.id, reached!.id, 'Ada'), /any more/)
    // What was acknowledged does not come back when it is announced again.
    await alerts.say('goal.reached', { goal_id: 1 })
    await settle()
    assert.lengthOf(await alerts.incidents(), 2)
    await alerts.edit.handle(household.id, goal, { enabled: false }, household.actor)
    await alerts.edit.delete(household.id, low!.alert_id, household.actor)
    await tend.household(household.id)
    assert.deepEqual(await subjects(alerts), [])
  })

  test('hear of bills, goals, imports, banks and automations, each once', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { add, say, settle, notices, clock } = alerts
    const kinds = ['bill_due', 'bill_missed', 'price_rise', 'goal_reached'] as const
    for (const kind of [...kinds, 'import_failed', 'automation_stopped', 'sync_failed'] as const) await add({ kind })
    const bank = { instance_id: 4, connection: 'My bank', plugin: 'simplefin' }
    await say('bill.due', { recurring_id: 1, due_on: '2026-11-22' })
    await say('bill.due', { recurring_id: 1, due_on: '2026-11-22' })
    await say('bill.missed', { recurring_id: 1, due_on: '2026-11-10' })
    await say('bill.price_rise', { recurring_id: 1, on: '2026-11-10' })
    await say('goal.reached', { goal_id: 3 })
    await say('import.failed', { batch_id: 3, code: 'E_UNKNOWN_FORMAT' })
    await say('automation.stopped', { automation_id: 2, code: 'paused' })
    await say('sync.failed', { ...bank, code: 'auth_required' })
    await settle()
    assert.sameMembers(
      (await alerts.incidents()).map((incident) => incident.words),
      [
        'A bill is due on 22 November 2026.',
        'A bill was not paid: it was expected on 10 November 2026.',
        'A bill costs more than before since 10 November 2026.',
        'A goal is reached.',
        'A file could not be imported.',
        'The automation “An automation” was paused after it failed many times in a row.',
        'Fetching from My bank failed: it wants you to sign in again.',
      ],
    )
    assert.lengthOf(await notices(), 7)
    clock.advance(HOUR)
    await say('sync.succeeded', { ...bank, added: 2 })
    await settle()
    assert.deepEqual(await subjects(alerts, 'resolved'), ['My bank'])
  })

  test('look at whatever a condition says', async ({ assert }) => {
    const alerts = await makeAlerts()
    const { household, add, settle, tend } = alerts
    const checking = await accountOf(household, 'Assets:Checking')
    await add({
      kind: 'custom',
      settings: { about: 'transaction' },
      condition: { field: 'payee', op: 'contains', value: 'casino' },
    })
    await add({
      kind: 'custom',
      settings: { about: 'balance' },
      condition: {
        all: [
          { field: 'account', op: 'is', value: checking },
          { field: 'balance', op: 'lt', value: '0' },
        ],
      },
    })
    await journal(household, '2026-11-19 Grand Casino | Assets:Checking -60.00 EUR | Expenses:Travel')
    await settle()
    await tend.household(household.id)
    assert.sameMembers(await subjects(alerts), ['Grand Casino, -€60.00, 19 November 2026', 'Checking'])
  })
})
