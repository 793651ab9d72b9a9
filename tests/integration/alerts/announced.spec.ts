import { test } from '@japa/runner'
import { tellSync } from '#connections/services/tell_sync'
import { PluginFailedException, SafeModeException } from '#plugins/exceptions'
import { moveInstance } from '#plugins/services/move_instance'
import { makeAlerts } from '#tests/support/alerts'
import { accountOf, journal } from '#tests/support/journal'

async function withBank() {
  const alerts = await makeAlerts()
  const { household } = alerts
  const instanceId = await household.database.write(household.id, (writes) =>
    writes.insert('plugin_instances', {
      plugin_id: 'simplefin',
      title: 'My bank',
      unique_id: 'ada',
      created_at: alerts.clock.now(),
    }),
  )
  const parts = { database: household.database, clock: alerts.clock, notify: alerts.notify }
  const tell = (ended: Parameters<typeof tellSync>[3]) => tellSync(parts, household.id, instanceId, ended)
  const announced = () =>
    household.database.read(household.id, (queries) =>
      queries.all<{ topic: string; payload: string }>(
        "SELECT topic, payload FROM outbox WHERE topic <> 'ledger.changed' ORDER BY id",
      ),
    )
  return { ...alerts, instanceId, tell, announced }
}

test.group('What is announced', () => {
  test('of a bank sets alerts off, and ends them', async ({ assert }) => {
    const { household, add, tell, settle, incidents, announced, instanceId } = await withBank()
    await add({ kind: 'sync_failed', unless: { field: 'code', op: 'is', value: 'rate_limited' } })
    await add({ kind: 'consent_ending' })
    await tell({ failure: new PluginFailedException('rate_limited', 'Later.', 'simplefin') })
    await tell({ failure: new SafeModeException('Stopped.') })
    await settle()
    assert.isEmpty(await incidents())
    const refused = { state: 'needs_connection', reason: 'Connect again.' } as const
    await household.database.write(household.id, (writes) => moveInstance(writes, instanceId, refused))
    await tell({ failure: new PluginFailedException('consent_expired', 'Connect again.', 'simplefin') })
    await settle()
    assert.sameMembers(
      (await incidents()).map(({ words }) => words),
      ['Fetching from My bank failed: your consent has run out.', 'My bank wants to be connected again.'],
    )
    await tell({ outcome: { batches: [] } })
    await settle()
    assert.sameMembers(
      (await incidents()).map(({ state }) => state),
      ['resolved', 'firing'],
    )
    const topics = (await announced()).map(({ topic }) => topic).filter((topic) => !topic.startsWith('alert.'))
    assert.deepEqual(topics, ['sync.failed', 'sync.failed', 'consent.ending', 'sync.succeeded'])
    assert.deepInclude(JSON.parse((await announced())[0]!.payload), { instance_id: instanceId, code: 'rate_limited' })
  })

  test('by alerts names the alert and the incident, once for each state', async ({ assert }) => {
    const { household, add, settle, incidents, announced } = await withBank()
    const checking = await accountOf(household, 'Assets:Checking')
    const alert = await add({ kind: 'low_balance', settings: { account_ids: [checking], amount: '10' } })
    await settle()
    await settle()
    const [incident] = await incidents()
    await journal(household, '2026-11-20 Salary | Assets:Checking 500.00 EUR | Income:Salary')
    await settle()
    await settle()
    const byAlerts = (await announced()).filter(({ topic }) => topic.startsWith('alert.'))
    assert.deepEqual(
      byAlerts.map(({ topic, payload }) => [topic, JSON.parse(payload)]),
      ['alert.firing', 'alert.resolved'].map((topic) => [topic, { alert_id: alert, incident_id: incident!.id }]),
    )
  })

  test('again after a crash, and out of order, tells nobody twice', async ({ assert }) => {
    const { household, add, watch, tell, settle, notices, incidents, clock } = await withBank()
    await add({ kind: 'sync_failed' })
    await tell({ failure: new PluginFailedException('transient', 'Down.', 'simplefin') })
    await new Promise((resolve) => setTimeout(resolve, 5))
    await tell({ outcome: { batches: [] } })
    await settle()
    const rows = await household.database.read(household.id, (queries) =>
      queries.all<{ id: number; topic: string; payload: string; at: string }>(
        "SELECT id, topic, payload, created_at AS at FROM outbox WHERE topic LIKE 'sync.%' ORDER BY id",
      ),
    )
    const again = rows.map((row) => ({
      ...row,
      payload: JSON.parse(row.payload) as Record<string, unknown>,
      changeSetId: null,
    }))
    clock.advance(60_000)
    for (const order of [again, again.toReversed(), [again[0]!], [again[1]!, again[0]!, again[0]!]])
      await watch.handle(household.id, order)
    assert.lengthOf(await incidents(), 1)
    assert.equal((await incidents())[0]!.state, 'resolved')
    assert.lengthOf(await notices(), 1)
  })
})
