import { test } from '@japa/runner'
import fc from 'fast-check'
import { addDays } from '#core/plain_date'
import {
  dayOfMonthMeant,
  daysIn,
  daysLeft,
  isMadeOfMonths,
  periodLengths,
  periodOf,
  periodsBetween,
  type Rhythm,
  shareElapsed,
} from '#budgets/domain/periods'

const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  length: fc.constantFrom(...periodLengths),
  anchorOn: fc
    .tuple(fc.integer({ min: 2015, max: 2035 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, day]) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`),
})
const day = fc.integer({ min: 0, max: 9000 }).map((days) => addDays('2012-02-29', days))

test.group('Budget periods', () => {
  test('hold every day in exactly one of them, without a gap', ({ assert }) => {
    fc.assert(
      fc.property(rhythm, day, (one, at) => {
        const period = periodOf(one, at)
        assert.isTrue(period.from <= at && at <= period.to)
        assert.deepEqual(periodOf(one, period.from), period)
        assert.deepEqual(periodOf(one, period.to), period)
        assert.equal(periodOf(one, addDays(period.to, 1)).from, addDays(period.to, 1))
        assert.equal(periodOf(one, one.anchorOn).from, one.anchorOn)
      }),
    )
  })

  test('are listed from the first day to the last', ({ assert }) => {
    const weekly: Rhythm = { length: 'week', anchorOn: '2026-11-02' }
    assert.deepEqual(periodsBetween(weekly, '2026-11-04', '2026-11-16'), [
      { from: '2026-11-02', to: '2026-11-08' },
      { from: '2026-11-09', to: '2026-11-15' },
      { from: '2026-11-16', to: '2026-11-22' },
    ])
    assert.deepEqual(periodsBetween(weekly, '2026-11-16', '2026-11-04'), [])
  })

  test('begin on a day of their own', ({ assert }) => {
    const payday: Rhythm = { length: 'month', anchorOn: '2026-01-25' }
    assert.deepEqual(periodOf(payday, '2026-03-24'), { from: '2026-02-25', to: '2026-03-24' })
    assert.deepEqual(periodOf(payday, '2026-03-25'), { from: '2026-03-25', to: '2026-04-24' })
    const fiscal: Rhythm = { length: 'year', anchorOn: '2020-04-06' }
    assert.deepEqual(periodOf(fiscal, '2026-04-05'), { from: '2025-04-06', to: '2026-04-05' })
    assert.isFalse(isMadeOfMonths(payday))
    assert.isTrue(isMadeOfMonths({ length: 'year', anchorOn: '2020-04-01' }))
  })

  test('are meant by a month', ({ assert }) => {
    const payday: Rhythm = { length: 'month', anchorOn: '2026-01-25' }
    const meant = (month: string, today: string) => periodOf(payday, dayOfMonthMeant(payday, month, today)).from
    assert.equal(meant('2026-03', '2026-11-21'), '2026-03-25')
    assert.equal(meant('2026-11', '2026-11-21'), '2026-10-25')
  })

  test('know how much of them is over', ({ assert }) => {
    const november = { from: '2026-11-01', to: '2026-11-30' }
    assert.equal(daysIn(november), 30)
    assert.equal(daysLeft(november, '2026-11-21'), 10)
    assert.equal(daysLeft(november, '2026-10-01'), 30)
    assert.equal(daysLeft(november, '2026-12-01'), 0)
    assert.equal(shareElapsed(november, '2026-11-15'), 0.5)
    assert.equal(shareElapsed(november, '2026-10-31'), 0)
    assert.equal(shareElapsed(november, '2026-12-31'), 1)
  })
})
