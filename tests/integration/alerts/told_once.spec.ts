import { test } from '@japa/runner'
import { tellFailure } from '#automations/services/tell_failure'
import type { StoredRun } from '#automations/services/run_rows'
import { announceBills } from '#recurring/services/announce_bills'
import { makeAlerts } from '#tests/support/alerts'
import { accountOf } from '#tests/support/journal'

const TODAY = { today: '2026-11-20', now: '2026-11-20T12:00:00.000Z' }

/** A bill that is due in two days, and nobody was told of. */
async function withBill() {
  const alerts = await makeAlerts()
  const { household, notify } = alerts
  const account = await accountOf(household, 'Assets:Checking')
  await household.database.write(household.id, async (writes) => {
    const bill = await writes.insert('recurring_payments', {
      name: 'Internet',
      status: 'confirmed',
      direction: 'out',
      account_id: account,
      created_at: TODAY.now,
    })
    await writes.insert('recurring_outlooks', {
      recurring_id: bill,
      party: 'Internet',
      rhythm: JSON.stringify({ cadence: 'month', anchor: 0, on: { day: 22 }, shift: 'none' }),
      next_time: 24_322,
      next_on: '2026-11-22',
      low: -4000,
      expected: -3990,
      high: -3900,
    })
  })
  const announced = () => household.database.write(household.id, (writes) => announceBills(writes, notify, TODAY))
  const told = async () => (await alerts.notices()).map(({ topic, title }) => [topic, title])
  return { ...alerts, announced, told }
}

test.group('What a bill and an alert tell of', () => {
  test('is told by the bill while there is no alert', async ({ assert }) => {
    const { announced, settle, told, add } = await withBill()
    await add({ kind: 'bill_missed' })
    assert.equal(await announced(), 1)
    await settle()
    assert.deepEqual(await told(), [['bill.due', 'Internet is due in 2 days']])
  })

  test('is told by the alert instead, once', async ({ assert }) => {
    const { announced, settle, told, add } = await withBill()
    await add({ kind: 'bill_due', name: 'Bills' })
    await announced()
    await settle()
    await announced()
    await settle()
    assert.deepEqual(await told(), [['alert.firing', 'Bills']])
  })

  test('is told by the bill where the alert leaves it out, or is switched off', async ({ assert }) => {
    const unless = { field: 'month', op: 'is', value: 'november' }
    for (const alert of [{ unless }, { enabled: false }]) {
      const { announced, settle, told, add } = await withBill()
      await add({ kind: 'bill_due', name: 'Bills', ...alert })
      await announced()
      await settle()
      assert.deepEqual(await told(), [['bill.due', 'Internet is due in 2 days']])
    }
  })
})

test.group('What an automation and an alert tell of', () => {
  test('is told once, by the alert where there is one', async ({ assert }) => {
    for (const [isWatched, topic] of [
      [false, 'automation.failed'],
      [true, 'alert.firing'],
    ] as const) {
      const { household, notify, add, settle, notices } = await makeAlerts()
      if (isWatched) await add({ kind: 'automation_stopped' })
      const run = { id: 7, automationId: 3, automationName: 'Savings' } as StoredRun
      for (let times = 0; times < 2; times++) {
        await household.database.write(household.id, (writes) =>
          tellFailure(writes, notify, run, 'The bank is closed.', TODAY.now),
        )
        await settle()
      }
      assert.deepEqual(
        (await notices()).map((notice) => notice.topic),
        [topic],
      )
    }
  })
})
