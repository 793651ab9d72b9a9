import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { FixedClock } from '#core/clock'
import { addDays } from '#core/plain_date'
import { CreateDemo } from '#demo/services/create_demo'
import { listAnomalies } from '#insights/services/list_anomalies'
import { listInsights } from '#insights/services/list_insights'
import { RefreshInsights } from '#insights/services/refresh_insights'
import { RefreshRecurring } from '#recurring/services/refresh_recurring'
import { makeHousehold } from '#tests/support/household'

const UNTIL = '2026-11-21'

test.group('Insights of the demo household', () => {
  test('are few, for weeks, and each says something', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'detailed' })
    const { database, id, actor } = household
    const gateway = await app.container.make('florin.gateway')
    await new CreateDemo(gateway).handle(id, { transactions: 1000, seed: 1, until: UNTIL }, actor)
    const notify = await app.container.make('florin.notify')
    for (const days of [-9, 0]) {
      const parts = { database, notify, clock: new FixedClock(`${addDays(UNTIL, days)}T12:00:00.000Z`) }
      await new RefreshRecurring(parts).handle(id)
      await new RefreshInsights(parts).handle(id)
      const open = await database.read(id, (queries) => listInsights(queries, { state: 'open', limit: 100 }))
      const odd = await database.read(id, (queries) => listAnomalies(queries, { limit: 100 }))
      assert.isAtLeast(open.length, 1)
      assert.isAtMost(open.length, 10)
      assert.isAtMost(odd.length, 6)
      for (const { title, body } of open) assert.notMatch(`${title} ${body}`, /NaN|undefined|null|Infinity/)
    }
  })
})
