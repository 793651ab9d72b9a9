import { test } from '@japa/runner'
import type { AnomalyJson } from '#insights/validators/anomaly'
import type { InsightJson, InsightSummaryJson } from '#insights/validators/insight'
import { addMember } from '#tests/support/household'
import { live, makeLife, usualLife } from '#tests/support/insights'

const twice = ['2026-11-03', '2026-11-05'].map((on) => {
  return { on, payee: 'Bookshop', amount: -4_990, category: 'Leisure' } as const
})

type Listed<T> = { data: T[]; next_cursor: string | null }

async function charged() {
  const life = await makeLife([...usualLife(), ...twice])
  await life.refresh()
  const { client } = life.household
  const insights = async (state = 'open') =>
    (await client.get<Listed<InsightJson>>(`/insights?state=${state}`)).body.data
  return { ...life, client, insights, first: (await insights()).find(({ kind }) => kind === 'duplicate_charge')! }
}

test.group('Insights', () => {
  test('are listed with what they rest on, and counted', async ({ assert }) => {
    const { client, first } = await charged()
    assert.deepInclude(first, {
      severity: 'warning',
      title: 'Bookshop charged €49.90 twice',
      amount: { amount: '49.90', currency: 'EUR' },
      period: { from: '2026-11-03', to: '2026-11-05' },
      expires_on: '2026-12-20',
    })
    assert.equal(first.transactions!.count, 2)
    assert.equal(first.payee!.name, 'Bookshop')
    const { body } = await client.get<InsightSummaryJson>('/analytics/insights')
    assert.deepInclude(body.by_kind, { kind: 'duplicate_charge', count: 1 })
    assert.equal(body.by_severity.warning, 1)
    assert.equal(body.top[0]!.id, first.id)
    assert.isNotNull(body.generated_at)
  })

  test('are dismissed, brought back and acted on, and say who may', async ({ assert }) => {
    const { client, first, insights, household, refresh } = await charged()
    const path = `/insights/${first.id}/dismissal`
    assert.equal((await client.post<InsightJson>(path)).body.state, 'dismissed')
    await refresh()
    assert.notInclude(
      (await insights()).map(({ id }) => id),
      first.id,
    )
    assert.include(
      (await insights('dismissed')).map(({ id }) => id),
      first.id,
    )
    assert.equal((await client.post<InsightJson>(`/insights/${first.id}/acting`)).body.state, 'acted')
    const viewer = await addMember(household, 'viewer')
    assert.equal((await viewer.client.delete(path)).status, 403)
    assert.equal((await viewer.client.get('/insights')).status, 200)
    assert.equal((await client.post('/insights/999999999/acting')).status, 404)
  })

  test('are read page by page', async ({ assert }) => {
    const { client, insights } = await charged()
    const all = (await insights()).map(({ id }) => id)
    assert.isAbove(all.length, 1)
    const one = await client.get<Listed<InsightJson>>('/insights?limit=1')
    assert.deepEqual(
      one.body.data.map(({ id }) => id),
      all.slice(0, 1),
    )
    const rest = await client.get<Listed<InsightJson>>(`/insights?cursor=${one.body.next_cursor}`)
    assert.deepEqual(
      rest.body.data.map(({ id }) => id),
      all.slice(1),
    )
  })
})

test.group('Anomalies', () => {
  test('are listed and judged, which settles their insight', async ({ assert }) => {
    const { client, insights, household, refresh } = await charged()
    const feast = { on: '2026-11-09', payee: 'Grocer', amount: -61_000, category: 'Food' } as const
    await live(household, [feast])
    await refresh()
    const { data, next_cursor: cursor } = (await client.get<Listed<AnomalyJson>>('/anomalies?verdict=none&limit=1'))
      .body
    assert.deepEqual(
      data.map(({ kind, transaction }) => [kind, transaction.payee!.name, transaction.amount.amount]),
      [['large', 'Grocer', '-610.00']],
    )
    const [second] = (await client.get<Listed<AnomalyJson>>(`/anomalies?cursor=${cursor}`)).body.data
    assert.equal(second!.duplicate_of!.occurred_on, '2026-11-03')
    const judged = await client.put<AnomalyJson>(`/anomalies/${second!.id}/verdict`, { verdict: 'wrong' })
    assert.equal(judged.body.verdict, 'wrong')
    assert.include(
      (await insights('acted')).map(({ kind }) => kind),
      'duplicate_charge',
    )
    const { body: wrong } = await client.get<Listed<AnomalyJson>>('/anomalies?verdict=wrong')
    assert.deepEqual(
      wrong.data.map(({ id }) => id),
      [second!.id],
    )
    const category = data[0]!.transaction.category!.id
    const { body: food } = await client.get<Listed<AnomalyJson>>(`/anomalies?category=${category}&from=2026-11-01`)
    assert.lengthOf(food.data, 1)
    assert.equal((await client.put(`/anomalies/${second!.id}/verdict`, { verdict: 'maybe' })).status, 422)
  })
})
