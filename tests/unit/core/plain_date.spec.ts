import { test } from '@japa/runner'
import fc from 'fast-check'
import { addDays, addMonths, dayNumber, isPlainDate, lastDay, monthsBetween } from '#core/plain_date'

test.group('Plain dates', () => {
  test('knows the days that exist', ({ assert }) => {
    for (const day of ['2024-02-29', '2000-02-29', '2026-12-31']) assert.isTrue(isPlainDate(day))
    for (const day of ['2023-02-29', '1900-02-29', '2026-13-01', '2026-04-31', '26-01-01', '2026-1-1', ''])
      assert.isFalse(isPlainDate(day))
  })

  test('adding days and counting them agree', () => {
    const days = fc.integer({ min: -20_000, max: 40_000 })
    fc.assert(fc.property(days, days, (a, b) => dayNumber(addDays(addDays('1970-01-01', a), b)) === a + b))
  })

  test('walks months over the turn of the year', ({ assert }) => {
    assert.equal(addMonths('2026-11', 3), '2027-02')
    assert.equal(addMonths('2026-01', -1), '2025-12')
    assert.deepEqual(monthsBetween('2025-12', '2026-02'), ['2025-12', '2026-01', '2026-02'])
    assert.equal(lastDay('2024-02'), '2024-02-29')
  })
})
