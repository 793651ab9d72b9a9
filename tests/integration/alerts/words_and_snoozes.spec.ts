import { test } from '@japa/runner'
import { makeAlerts } from '#tests/support/alerts'
import { accountOf, journal } from '#tests/support/journal'

const HOUR = 3_600_000

async function withLowBalance() {
  const alerts = await makeAlerts()
  const { household, add, settle } = alerts
  const settings = { account_ids: [await accountOf(household, 'Assets:Checking')], amount: '100' }
  await add({ kind: 'low_balance', settings })
  const book = async (amount: string) => {
    await journal(household, `2026-11-19 Somebody | Assets:Checking ${amount} EUR | Expenses:Fun`)
    await settle()
  }
  const bodies = async () => (await alerts.notices()).map(({ body }) => body)
  return { ...alerts, book, bodies, settings }
}

test.group('What goes on firing', () => {
  test('says how it is by now, and tells nobody for that', async ({ assert }) => {
    const { book, incidents, bodies, settleIncidents, household, clock, tend } = await withLowBalance()
    await book('60.00')
    await book('-20.00')
    const [low, ...more] = await incidents()
    assert.isEmpty(more)
    assert.equal(low!.words, 'Checking is at €40.00; the limit is €100.')
    assert.deepEqual(await bodies(), ['Checking is at €60.00; the limit is €100.'])
    await settleIncidents.snooze(household.id, low!.id, 60, 'Ada')
    await book('-15.00')
    clock.advance(HOUR)
    await tend.household(household.id)
    assert.deepEqual((await bodies()).slice(1), ['Checking is at €25.00; the limit is €100.'])
  })

  test('stays put off when it is over for a while and comes back', async ({ assert }) => {
    const { book, incidents, bodies, settleIncidents, household, clock, tend } = await withLowBalance()
    await book('60.00')
    const [first] = await incidents()
    await settleIncidents.snooze(household.id, first!.id, 120, 'Ada')
    clock.advance(HOUR)
    await book('500.00')
    await book('-490.00')
    const [over, again] = await incidents()
    assert.deepEqual([over!.state, again!.state], ['resolved', 'firing'])
    assert.lengthOf(await bodies(), 1)
    clock.advance(HOUR)
    await tend.household(household.id)
    await tend.household(household.id)
    assert.deepEqual((await bodies()).slice(1), ['Checking is at €70.00; the limit is €100.'])
  })
})
