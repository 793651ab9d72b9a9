import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { databaseUrl, sqliteFile } from '#config/storage'
import { BackgroundThread } from '#jobs/background/background_thread'
import type { BackgroundTasks, Told } from '#start/background_tasks'
import { alertsOf } from '#tests/support/alerts'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { journal } from '#tests/support/journal'

async function openThread() {
  const published: string[] = []
  let wakings = 0
  const thread = new BackgroundThread<BackgroundTasks>(
    { databaseUrl, sqliteFile },
    await app.container.make('florin.writeLock'),
    { published: (_, { name }) => void published.push(name), woken: () => void wakings++ },
  )
  return { thread, published, wakings: () => wakings }
}

async function lastChange({ id, database }: TestHousehold): Promise<Told> {
  const { id: announcementId, change_set_id: changeSetId } = (await database.systemRead((queries) =>
    queries.first<{ id: number; change_set_id: number }>(
      "SELECT id, change_set_id FROM outbox WHERE household_id = ? AND topic = 'ledger.changed' ORDER BY id DESC LIMIT 1",
      [id],
    ),
  ))!
  const at = new Date().toISOString()
  return {
    householdId: id,
    announcements: [{ id: announcementId, topic: 'ledger.changed', payload: {}, changeSetId, at }],
  }
}

const today = () => new Date().toISOString().slice(0, 10)

test.group('The background thread', () => {
  test('looks at what happened while this thread writes, and tells pages and jobs of it', async ({ assert }) => {
    const household = await makeHousehold()
    const clock = await app.container.make('florin.clock')
    const { add, incidents } = await alertsOf(household, clock as never)
    await add({
      name: 'Large',
      kind: 'large_amount',
      settings: { amount: '500', direction: 'out' },
      severity: 'info',
      hold_minutes: 0,
      cooldown_minutes: 0,
    } as never)
    await journal(household, `${today()} Carpenter | Assets:Checking -900.00 EUR | Expenses:Home`)
    const told = await lastChange(household)
    const { thread, published, wakings } = await openThread()
    const writing = Array.from({ length: 5 }, (_, at) =>
      journal(household, `${today()} Baker ${at} | Assets:Checking -3.00 EUR | Expenses:Home`),
    )
    await Promise.all([
      ...writing,
      thread.perform('alerts.watch', told),
      thread.perform('automations.consider', told),
      thread.perform('recurring.refresh', { householdId: household.id }),
    ])
    await thread.close()
    assert.deepEqual(
      (await incidents()).map(({ state }) => state),
      ['firing'],
    )
    assert.deepEqual([published, wakings()], [['notification'], 1])
  })

  test('answers what a task answers, and how one failed', async ({ assert }) => {
    const { thread } = await openThread()
    const nobody = { householdId: 999_999_999 }
    assert.deepEqual(await thread.perform('insights.refresh', nobody), { anomalies: 0, found: 0, expired: 0 })
    const broken = { householdId: 1, announcements: null } as never
    await assert.rejects(() => thread.perform('webhooks.queue', broken), /null/)
    await thread.close()
  })

  test('begins anew after it was let go', async ({ assert }) => {
    const { thread } = await openThread()
    const nobody = { householdId: 999_999_999 }
    await thread.perform('insights.refresh', nobody)
    await thread.close()
    assert.deepEqual(await thread.perform('recurring.refresh', nobody), { series: 0, suggested: 0, told: 0 })
    await thread.close()
  })

  test('tells who waits when the server stops first', async ({ assert }) => {
    const { thread } = await openThread()
    const household = await makeHousehold()
    const asked = [1, 2, 3].map(() => thread.perform('recurring.refresh', { householdId: household.id }))
    const [settled] = await Promise.all([Promise.allSettled(asked), thread.close()])
    // What had begun came to its end; nobody waits for ever.
    assert.lengthOf(settled, 3)
  })
})
