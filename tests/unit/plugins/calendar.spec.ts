import { test } from '@japa/runner'
import fc from 'fast-check'
import { isoDateOfDay } from '#sdk'

const DAY_MS = 86_400_000
const FIRST = Date.UTC(1900, 0, 1) / DAY_MS
const LAST = Date.UTC(9999, 11, 31) / DAY_MS

test.group('The calendar of the SDK', () => {
  test('counts days as the Gregorian calendar does', ({ assert }) => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST }), (day) => {
        assert.equal(isoDateOfDay(day), new Date(day * DAY_MS).toISOString().slice(0, 10))
      }),
      { numRuns: 2_000 },
    )
  })

  test('knows no day before 1900 and none after 9999', ({ assert }) => {
    assert.isUndefined(isoDateOfDay(FIRST - 1))
    assert.isUndefined(isoDateOfDay(LAST + 1))
  })
})
