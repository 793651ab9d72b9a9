import { test } from '@japa/runner'
import { spendingPeriods } from '#lib/features/analytics/spending_periods.ts'

const daysOf = (today: string) => spendingPeriods(today).map(({ id, from, to }) => `${id} ${from} ${to}`)

test.group('Periods of a spending pattern', () => {
  test('end today or with the month or year before', ({ assert }) => {
    assert.deepEqual(daysOf('2026-11-21'), [
      'month 2026-10-01 2026-10-31',
      'quarter 2026-08-24 2026-11-21',
      'months 2025-11-22 2026-11-21',
      'year 2026-01-01 2026-11-21',
      'before 2025-01-01 2025-12-31',
    ])
  })

  test('know leap days and the turn of the year', ({ assert }) => {
    assert.includeMembers(daysOf('2028-02-29'), [
      'month 2028-01-01 2028-01-31',
      'months 2027-03-02 2028-02-29',
      'before 2027-01-01 2027-12-31',
    ])
    assert.include(daysOf('2027-01-01'), 'month 2026-12-01 2026-12-31')
  })
})
