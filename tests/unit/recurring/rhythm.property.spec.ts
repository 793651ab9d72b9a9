import { test } from '@japa/runner'
import fc from 'fast-check'
import { addDays, dayNumber } from '#core/plain_date'
import { CADENCES, MEASURES } from '#recurring/domain/cadence'
import { detectSeries } from '#recurring/domain/detect_series'
import { fitRhythm, nearestTime, nextTime, type Rhythm, timeOf } from '#recurring/domain/rhythm'
import { civil, isWorkingDay, numberOf, shifted } from '#recurring/domain/working_days'

const FROM = dayNumber('1999-01-01')
const TO = dayNumber('2090-12-31')

const anyDay = fc.integer({ min: FROM, max: TO })
const anyRhythm: fc.Arbitrary<Rhythm> = fc
  .record({
    cadence: fc.constantFrom(...CADENCES),
    month: fc.integer({ min: 2015 * 12, max: 2030 * 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    shift: fc.constantFrom('none' as const, 'before' as const, 'after' as const),
  })
  .map(({ cadence, month, day, shift }) =>
    MEASURES[cadence].unit === 'week'
      ? { cadence, anchor: dayNumber('2020-01-01') + day, on: null, shift: 'none' as const }
      : { cadence, anchor: month, on: { day }, shift },
  )

test.group('Rhythms', () => {
  test('day numbers and calendar days turn into each other', ({ assert }) => {
    fc.assert(
      fc.property(anyDay, (number) => {
        const { year, month, day } = civil(number)
        const text = addDays('1970-01-01', number)
        assert.equal(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, text)
        assert.equal(numberOf(year, month, day), number)
      }),
    )
  })

  test('a shifted day is a working day, less than a week away', ({ assert }) => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('before' as const, 'after' as const), (day, shift) => {
        const to = shifted(day, shift)
        assert.isTrue(isWorkingDay(to))
        assert.isTrue(shift === 'after' ? to >= day && to - day < 7 : to <= day && day - to < 7)
      }),
    )
  })

  test('times come one after another, about a cadence apart, and each is nearest to itself', ({ assert }) => {
    fc.assert(
      fc.property(anyRhythm, fc.integer({ min: -40, max: 40 }), (rhythm, at) => {
        const [day, next] = [timeOf(rhythm, at), timeOf(rhythm, at + 1)]
        assert.isBelow(Math.abs(next - day - MEASURES[rhythm.cadence].days), 10)
        assert.equal(nearestTime(rhythm, day), at)
      }),
    )
  })

  test('what is paid in a rhythm is found, and its next time foretold to the day', ({ assert }) => {
    fc.assert(
      fc.property(
        anyRhythm,
        fc.integer({ min: 12, max: 20 }),
        fc.integer({ min: 100, max: 90_000 }),
        (rhythm, n, amount) => {
          const payments = Array.from({ length: n }, (_, id) => ({ id, day: timeOf(rhythm, id), amount: -amount }))
          const found = detectSeries(payments)
          assert.deepEqual(
            found.map(({ cadence, payments: members }) => [cadence, members.length]),
            [[rhythm.cadence, n]],
          )
          const days = payments.map(({ day }) => day)
          const fitted = fitRhythm(rhythm.cadence, days)
          assert.isAtMost(Math.abs(timeOf(fitted, nextTime(fitted, days)) - timeOf(rhythm, n)), 3)
        },
      ),
    )
  })
})
