import { test } from '@japa/runner'
import type { PluginRun } from '#plugins/sandbox'
import { keepPluginRun, listPluginRuns } from '#plugins/services/plugin_runs'
import { disabledPlugins, switchPlugin } from '#plugins/services/plugin_settings'
import { makeHousehold } from '#tests/support/household'

const run: PluginRun = {
  plugin_id: 'csv_import',
  version: '1.0.0',
  method: 'importer.parse',
  started_at: '2026-01-02T03:04:05.000Z',
  wall_ms: 1,
  cpu_ms: 1,
  outcome: 'ok',
  code: '',
  message: '',
  log: '',
  host_killed: false,
  retry_after_ms: null,
}

test.group('One plugin in two households', () => {
  test('is switched in each by itself', async ({ assert }) => {
    const [one, other] = [await makeHousehold(), await makeHousehold()]
    const switched = (household: typeof one, isEnabled: boolean) =>
      household.database.write(household.id, (writes) => switchPlugin(writes, 'csv_import', isEnabled))
    const off = async (household: typeof one) => [...(await household.database.read(household.id, disabledPlugins))]
    await switched(one, false)
    await switched(other, false)
    await switched(one, true)
    assert.deepEqual([await off(one), await off(other)], [[], ['csv_import']])
  })

  test('forgets old runs of the one without touching the other', async ({ assert }) => {
    const [busy, quiet] = [await makeHousehold(), await makeHousehold()]
    const keep = (household: typeof busy, times: number) =>
      household.database.write(household.id, async (writes) => {
        for (let time = 0; time < times; time++) await keepPluginRun(writes, run)
      })
    const kept = async ({ database, id }: typeof busy) =>
      (await database.read(id, (queries) => listPluginRuns(queries, 'csv_import', 1_000))).length
    await keep(quiet, 1)
    await keep(busy, 510)
    assert.deepEqual([await kept(quiet), await kept(busy)], [1, 500])
  })
})
