import { test } from '@japa/runner'
import { aheadWords, ENDED, hasEnded, tellingOf } from '#plugins/domain/consent'
import type { InstanceState } from '#plugins/domain/instance_state'

const TODAY = '2026-11-21'
const consent = (endsOn: string | null, told: number | null = null, state: InstanceState = 'ready') => ({
  state,
  consent_ends_on: endsOn,
  consent_told_days: told,
})
const tell = (...of: Parameters<typeof consent>) => tellingOf(consent(...of), TODAY)

test.group('The end of a consent', () => {
  test('is told two weeks, one week and a day ahead, and when it has come', ({ assert }) => {
    const days = [
      '2026-12-06',
      '2026-12-05',
      '2026-11-29',
      '2026-11-28',
      '2026-11-23',
      '2026-11-22',
      TODAY,
      '2026-11-20',
    ]
    assert.deepEqual(
      days.map((day) => tell(day).tell),
      [null, 14, 14, 7, 7, 1, 1, ENDED],
    )
    assert.isNull(tell(null).tell)
    assert.equal(tell(null, null, 'needs_connection').tell, ENDED)
  })

  test('is told once for each time ahead, and what was missed is not made up for', ({ assert }) => {
    assert.deepEqual(tell('2026-12-05', 14), { tell: null, forget: false })
    assert.deepEqual(tell('2026-11-28', 14), { tell: 7, forget: false })
    assert.deepEqual(tell('2026-11-22', 7), { tell: 1, forget: false })
    assert.deepEqual(tell(TODAY, 1), { tell: null, forget: false })
    assert.deepEqual(tell('2026-11-20', 1), { tell: ENDED, forget: false })
    assert.deepEqual(tell('2026-11-20', ENDED, 'needs_connection'), { tell: null, forget: false })
  })

  test('that moved away is that of a new consent', ({ assert }) => {
    assert.deepEqual(tell('2027-02-19', 7), { tell: null, forget: true })
    assert.deepEqual(tell('2026-12-01', 7), { tell: 14, forget: true })
    assert.deepEqual(tell('2027-02-19', ENDED), { tell: null, forget: true })
    assert.deepEqual(tell(null, 14), { tell: null, forget: true })
    assert.deepEqual(tell('2027-02-19', ENDED, 'needs_connection'), { tell: null, forget: false })
  })

  test('comes after its last day, or when the bank refuses', ({ assert }) => {
    assert.isFalse(hasEnded(consent(TODAY), TODAY))
    assert.isTrue(hasEnded(consent('2026-11-20'), TODAY))
    assert.isTrue(hasEnded(consent('2027-02-19', null, 'needs_connection'), TODAY))
    assert.isFalse(hasEnded(consent(null), TODAY))
  })

  test('is spoken of as people do', ({ assert }) => {
    assert.deepEqual([0, 1, 2].map(aheadWords), ['today', 'tomorrow', 'in 2 days'])
  })
})
