import { test } from '@japa/runner'
import { backOffAfter, isStrike, type JudgedRun, mayPass, quarantineFor } from '#plugins/domain/strikes'

const NOW = '2026-05-10T12:00:00.000Z'
const MINUTE = 60_000

function run(outcome: string, hoursAgo = 0, host_killed = false): JudgedRun {
  const started_at = new Date(Date.parse(NOW) - hoursAgo * 60 * MINUTE).toISOString()
  return { outcome, message: `${outcome} ${hoursAgo} hours ago`, started_at, host_killed }
}
const runs = (outcome: string, count: number) => Array.from({ length: count }, () => run(outcome))

test.group('Strikes', () => {
  test('limits of the sandbox and broken contracts are strikes, the fates of others are not', ({ assert }) => {
    const strikes = ['internal', 'limit_exceeded/cpu', 'limit_exceeded/memory', 'limit_exceeded/calls']
    const excused = [
      'ok',
      'transient',
      'rate_limited',
      'auth_required',
      'limit_exceeded/wall',
      'forbidden',
      'cancelled',
    ]
    assert.isTrue([...strikes, 'limit_exceeded/output'].every(isStrike))
    assert.isFalse(excused.some(isStrike))
  })

  test('what may pass is tried again; what a person has to mend is not', ({ assert }) => {
    assert.isTrue(['transient', 'rate_limited', 'limit_exceeded/wall', 'limit_exceeded/quota'].every(mayPass))
    assert.isFalse(['ok', 'auth_required', 'invalid_settings', 'internal', 'cancelled'].some(mayPass))
  })

  test('five strikes within a day are a quarantine, and the latest says why', ({ assert }) => {
    const four = [1, 2, 3, 4].map((hours) => run('internal', hours))
    assert.isNull(quarantineFor(four, NOW))
    assert.equal(
      quarantineFor([run('limit_exceeded/cpu'), ...four], NOW),
      'It failed 5 times within a day: limit_exceeded/cpu 0 hours ago',
    )
  })

  test('strikes of yesterday do not count, nor those before a release', ({ assert }) => {
    const old = [25, 26, 27, 28, 29].map((hours) => run('internal', hours))
    assert.isNull(quarantineFor(old, NOW))
    const five = [1, 2, 3, 4, 5].map((hours) => run('internal', hours))
    assert.isNotNull(quarantineFor(five, NOW))
    assert.isNull(quarantineFor(five, NOW, run('ok', 4.5).started_at))
  })

  test('a success between strikes does not wipe them out', ({ assert }) => {
    const mixed = [1, 2, 3, 4, 5].flatMap((hours) => [run('ok', hours), run('internal', hours)])
    assert.isNotNull(quarantineFor(mixed, NOW))
  })

  test('two killed hosts are a quarantine, whatever the code', ({ assert }) => {
    const kills = [run('limit_exceeded/wall', 1, true), run('ok', 2), run('limit_exceeded/memory', 3, true)]
    assert.match(quarantineFor(kills, NOW)!, /^It brought its host down 2 times: limit_exceeded\/wall/)
    assert.isNull(quarantineFor(kills.slice(0, 2), NOW))
  })
})

test.group('Back-off', () => {
  const middle = { roll: 0.5 }

  test('grows with the row of failures and ends at six hours', ({ assert }) => {
    const waits = [0, 1, 2, 3, 4, 5, 9].map((count) => backOffAfter(runs('transient', count), middle) / MINUTE)
    assert.deepEqual(waits, [0, 1, 5, 15, 60, 360, 360])
  })

  test('a success ends the row', ({ assert }) => {
    const mixed = [run('transient'), run('ok'), ...runs('transient', 5)]
    assert.equal(backOffAfter(mixed, middle), MINUTE)
    assert.equal(backOffAfter([run('ok'), ...runs('transient', 5)], middle), 0)
  })

  test('a failure that a person has to mend is not waited for', ({ assert }) => {
    assert.equal(backOffAfter([run('auth_required'), ...runs('transient', 3)], middle), 0)
  })

  test('chance spreads it by a fifth', ({ assert }) => {
    const extremes = [0, 1].map((roll) => backOffAfter(runs('transient', 2), { roll }) / MINUTE)
    assert.deepEqual(extremes, [4, 6])
  })

  test('what the provider asks for is waited, up to a day', ({ assert }) => {
    const waits = [1, 90 * MINUTE, 1e12].map((retry_after_ms) =>
      backOffAfter(runs('rate_limited', 1), { ...middle, retry_after_ms }),
    )
    assert.deepEqual(waits, [MINUTE, 90 * MINUTE, 24 * 60 * MINUTE])
  })
})
