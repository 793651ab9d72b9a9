import { test } from '@japa/runner'
import { FixedClock } from '#core/clock'
import { FollowChanges } from '#insights/services/follow_changes'
import { REFRESH_JOB } from '#insights/services/refresh_insights'
import { live, makeLife, TODAY, usualLife } from '#tests/support/insights'

async function following(rows = usualLife('2026-08-01')) {
  const { household } = await makeLife(rows)
  const { database, id } = household
  const clock = new FixedClock(`${TODAY}T09:03:00.000Z`)
  const follow = new FollowChanges(database, clock)
  const waiting = async () => {
    const jobs = await database.systemRead((queries) =>
      queries.all<{ run_at: string }>(
        'SELECT run_at FROM jobs WHERE name = ? AND household_id = ? AND run_at BETWEEN ? AND ? ORDER BY run_at',
        [REFRESH_JOB, id, `${TODAY}T09:04`, `${TODAY}T09:24`],
      ),
    )
    return jobs.map(({ run_at: runAt }) => runAt)
  }
  return { household, clock, waiting, look: () => follow.handle(id) }
}

test.group('After changes', () => {
  test('Florin looks again once, when ten minutes are over', async ({ assert }) => {
    const { clock, waiting, look } = await following()
    await look()
    await look()
    assert.deepEqual(await waiting(), ['2026-11-10T09:10:00.000Z'])
    clock.advance(10 * 60_000)
    await look()
    assert.deepEqual(await waiting(), ['2026-11-10T09:10:00.000Z', '2026-11-10T09:20:00.000Z'])
  })

  test('books that have just begun are left alone, until they are old enough', async ({ assert }) => {
    const { household, waiting, look } = await following(usualLife('2026-11-01'))
    await look()
    assert.isEmpty(await waiting())
    await live(household, [{ on: '2026-09-01', payee: 'Landlord', amount: -85_000, category: 'Rent' }])
    await look()
    assert.lengthOf(await waiting(), 1)
  })
})
