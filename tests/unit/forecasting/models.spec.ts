import { test } from '@japa/runner'
import fc from 'fast-check'
import { reachOf } from '../../../plugins/blended_forecaster/src/bands.js'
import { dateOf, dayNumber, isWeekend, weekdayOf } from '../../../plugins/blended_forecaster/src/calendar.js'
import { blend } from '../../../plugins/blended_forecaster/src/blend.js'
import { longRun, sameMonths } from '../../../plugins/blended_forecaster/src/habits_of_years.js'
import { crostonRates, isIntermittent, tsbRates } from '../../../plugins/blended_forecaster/src/intermittent.js'
import type { Model } from '../../../plugins/blended_forecaster/src/model.js'
import { placesByDate, placesInMonth, placesInWeek } from '../../../plugins/blended_forecaster/src/places_of_days.js'
import { decompose, movingAverage } from '../../../plugins/blended_forecaster/src/seasons.js'
import { fitTheta } from '../../../plugins/blended_forecaster/src/theta.js'
import { workingDayEffect, workingDays } from '../../../plugins/blended_forecaster/src/working_days.js'
import { forecastSeries } from '../../../plugins/blended_forecaster/src/forecast_series.js'

const of = (count: number, value: (at: number) => number) => Float64Array.from({ length: count }, (_, at) => value(at))

/** Normal by the sum of twelve, the same in every run. */
function noise(seed = 11) {
  let state = seed
  const uniform = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647
  return () => Array.from({ length: 12 }, uniform).reduce((sum, each) => sum + each, -6)
}

const steady = (name: string, value: number): Model => ({
  name,
  continueFrom: (_known, horizon, into) => void into.fill(value, 0, horizon),
})

test.group('Theta', () => {
  test('draws a line on, and keeps what never changes', ({ assert }) => {
    const ahead = new Float64Array(6)
    fitTheta(of(60, (at) => 100 + 3 * at)).continueFrom(60, 6, ahead)
    for (const [at, value] of ahead.entries()) assert.closeTo(value, 100 + 3 * (60 + at), 6)
    fitTheta(of(24, () => 7)).continueFrom(24, 6, ahead)
    for (const value of ahead) assert.closeTo(value, 7, 1e-6)
  })

  test('knows at a point of the past only what was known then', ({ assert }) => {
    const next = noise()
    const values = of(40, (at) => 50 + at + next())
    const model = fitTheta(values)
    const [before, after] = [new Float64Array(3), new Float64Array(3)]
    model.continueFrom(20, 3, before)
    values.fill(9_999, 20)
    model.continueFrom(20, 3, after)
    assert.deepEqual([...before], [...after])
  })
})

test.group('Seasons', () => {
  test('what repeats each year is found, and taken out', ({ assert }) => {
    const figures = [5, 3, 1, 0, -1, -2, -3, -3, -2, 0, 1, 1]
    const { figures: found, adjusted } = decompose(
      of(60, (at) => 100 + at / 2 + figures[at % 12]!),
      12,
    )
    for (const [at, figure] of found.entries()) assert.closeTo(figure, figures[at]!, 0.05)
    for (const [at, value] of adjusted.entries()) assert.closeTo(value, 100 + at / 2, 0.05)
  })

  test('what chance makes look like a season is not taken for one', ({ assert }) => {
    const next = noise()
    const { figures } = decompose(
      of(48, () => 100 + 10 * next()),
      12,
    )
    for (const figure of figures) assert.isBelow(Math.abs(figure), 5)
  })

  test('an even moving average of twelve months has a half of each end', ({ assert }) => {
    const average = movingAverage(
      of(13, (at) => at),
      12,
    )
    assert.equal(average[6], 6)
    assert.isNaN(average[5])
  })

  test('working days are counted, and their effect is found where there is one', ({ assert }) => {
    assert.deepEqual([workingDays(2026, 1), workingDays(2026, 2), workingDays(2026, 5)], [22, 20, 21])
    const values = of(60, (at) => 10 * workingDays(2021 + Math.floor(at / 12), (at % 12) + 1))
    const effect = workingDayEffect(values, decompose(values, 12).adjusted, {
      start: '2021-01',
      horizon: 3,
      holidays: new Set(),
    })
    assert.lengthOf(effect, 63)
    assert.isAbove(Math.max(...effect), 3)
    const flat = of(60, () => 200)
    assert.isTrue(
      workingDayEffect(flat, flat, { start: '2021-01', horizon: 3, holidays: new Set() }).every((each) => each === 0),
    )
  })
})

test.group('Habits of years', () => {
  test('each month is what it differs from its year by, on top of the last twelve', ({ assert }) => {
    const figures = [6, 4, 2, 0, -2, -4, -6, -4, -2, 0, 2, 4]
    const ahead = new Float64Array(14)
    sameMonths(of(48, (at) => 100 + 10 * Math.floor(at / 12) + figures[at % 12]!)).continueFrom(48, 14, ahead)
    for (const [at, value] of ahead.entries()) assert.closeTo(value, 130 + figures[at % 12]!, 1e-9)
  })

  test('one year is enough, and what came later is not looked at', ({ assert }) => {
    const values = of(30, (at) => (at < 13 ? at : 9_999))
    const ahead = new Float64Array(3)
    sameMonths(values).continueFrom(13, 3, ahead)
    assert.deepEqual([...ahead], [1, 2, 3])
    longRun(values).continueFrom(13, 3, ahead)
    for (const [at, value] of ahead.entries()) assert.closeTo(value, 13 + at, 1e-9)
  })

  test('bands hold what they promise on two, three and five years of noise', ({ assert }) => {
    const next = noise(29)
    for (const known of [24, 36, 60]) {
      let within = 0
      for (let series = 0; series < 60; series++) {
        const values = Array.from({ length: known + 6 }, () => Math.round(10_000 + 900 * next()))
        const asked = { id: 'a', frequency: 'month' as const, start: '2020-01', values: values.slice(0, known) }
        const { lower, upper } = forecastSeries(asked, 6, [0.8]).bands[0]!
        for (let at = 0; at < 6; at++)
          if (lower[at]! <= values[known + at]! && values[known + at]! <= upper[at]!) within++
      }
      assert.closeTo(within / 360, 0.83, 0.08, `${known} months`)
    }
  })
})

test.group('Amounts now and then', () => {
  test('go through Croston’s method as corrected, by hand', ({ assert }) => {
    // Sizes 10, then 10 + 0.1 × (20 − 10) = 11; intervals 2, then 2 + 0.1 × (3 − 2) = 2.1; times 1 − 0.1 / 2.
    const rates = crostonRates(Float64Array.of(0, 10, 0, 0, 20))
    assert.equal(rates[1], 0)
    assert.closeTo(rates[2]!, (0.95 * 10) / 2, 1e-12)
    assert.closeTo(rates[5]!, (0.95 * 11) / 2.1, 1e-12)
  })

  test('fade out when they have ended', ({ assert }) => {
    const rates = tsbRates(of(60, (at) => (at < 20 && at % 2 === 0 ? 100 : 0)))
    assert.isAbove(rates[20]!, 40)
    assert.isBelow(rates[60]!, 5)
    assert.isTrue(isIntermittent(Float64Array.of(0, 5, 5, 5)))
    assert.isFalse(isIntermittent(Float64Array.of(0, 5, 5, 5, 5)))
  })

  test('yearly bills come in their month', ({ assert }) => {
    const values = [...of(36, (at) => (at % 12 === 4 ? 61_000 : 0))]
    const { points, method } = forecastSeries({ id: 'a', frequency: 'month', start: '2023-01', values }, 12, [0.8])
    assert.equal(method, 'same month of last year')
    assert.deepEqual(points, values.slice(0, 12))
  })
})

test.group('Blends and bands', () => {
  test('what missed by half counts four times, and what never missed stands alone', ({ assert }) => {
    const values = of(20, () => 10)
    const plan = { origins: [10, 12, 14], horizon: 4 }
    const two = blend([steady('near', 11), steady('far', 12)], values, plan)
    assert.closeTo(two.parts[0]!.weight, 0.8, 1e-9)
    assert.closeTo(two.points[0]!, 11.2, 1e-9)
    const exact = blend([steady('near', 11), steady('exact', 10)], values, plan)
    assert.deepEqual([...exact.points], [10, 10, 10, 10])
  })

  test('bands of a random walk hold what they promise', ({ assert }) => {
    const next = noise(5)
    const steps = 10
    // Errors of a random walk grow with the root of the steps ahead.
    const errors = Array.from({ length: steps }, (_, step) =>
      Array.from({ length: 60 }, () => next() * Math.sqrt(step + 1)),
    )
    const { below, above } = reachOf(errors, 0.8, { start: 1, step: 0 }, false)
    let within = 0
    const tries = 4_000
    for (let at = 0; at < tries; at++) {
      const step = at % steps
      const error = next() * Math.sqrt(step + 1)
      if (-below[step]! <= error && error <= above[step]!) within++
    }
    assert.closeTo(within / tries, 0.8, 0.03)
    assert.closeTo(above[9]! / above[0]!, Math.sqrt(10), 0.6)
  })

  test('points lie within their bands, narrow ones within wide ones, whatever the numbers are', ({ assert }) => {
    const values = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { maxLength: 70 })
    const series = fc.record({
      id: fc.constant('a'),
      frequency: fc.constantFrom('month' as const, 'day' as const),
      start: fc.constant('2024-03'),
      values,
      measure: fc.constantFrom('flow' as const, 'level' as const),
    })
    fc.assert(
      fc.property(series, (given) => {
        const start = given.frequency === 'day' ? '2024-03-01' : given.start
        const { points, bands, unavailable } = forecastSeries({ ...given, start }, 5, [0.5, 0.8])
        if (unavailable !== undefined) return points.length === 0
        const [narrow, wide] = bands
        return points.every(
          (point, at) =>
            Number.isFinite(point) &&
            wide!.lower[at]! <= narrow!.lower[at]! + 1e-6 &&
            narrow!.lower[at]! <= point &&
            point <= narrow!.upper[at]! &&
            narrow!.upper[at]! <= wide!.upper[at]! + 1e-6,
        )
      }),
      { numRuns: 120 },
    )
    assert.isOk(true)
  })
})

test.group('Days that are alike', () => {
  test('the last working day is the last one in every month, and the first the first', ({ assert }) => {
    const { of: places } = placesInMonth('2026-01-01', 90)
    const place = (day: number) => places[day - 1]
    // Friday 30 January, Friday 27 February and Tuesday 31 March are last; Thursday 1 January and Monday 2 February are first.
    assert.equal(place(30), place(58))
    assert.equal(place(30), place(90))
    assert.equal(place(1), place(33))
    assert.notEqual(place(1), place(30))
    // Saturdays and Sundays.
    assert.equal(place(3), 0)
    assert.equal(place(4), 0)
  })

  test('holidays are no working days, wherever in the month they are', ({ assert }) => {
    const dayOf = (date: string) => dayNumber(date) - dayNumber('2026-01-01')
    const { of: places } = placesInMonth('2026-01-01', 181, new Set(['2026-01-01', '2026-05-25'].map(dayNumber)))
    const place = (date: string) => places[dayOf(date)]
    assert.equal(place('2026-01-01'), 0)
    assert.equal(place('2026-01-02'), place('2026-02-02'))
    assert.equal(place('2026-05-25'), 0)
    // The Friday before is the fifth working day from the end; Friday 24 April is the fifth as well, with no holiday after it.
    assert.equal(place('2026-05-22'), place('2026-04-24'))
  })

  test('wages on the last working day before a holiday are foretold on it', ({ assert }) => {
    const holidays = new Set(['2025-12-31', '2026-12-31'].map(dayNumber))
    const isWorking = (number: number) => !isWeekend(weekdayOf(number)) && !holidays.has(number)
    const start = dayNumber('2025-06-01')
    const isLast = (number: number) => {
      const month = dateOf(number).month
      if (!isWorking(number)) return false
      for (let next = number + 1; dateOf(next).month === month; next++) if (isWorking(next)) return false
      return true
    }
    const values = Array.from({ length: dayNumber('2026-12-15') - start }, (_, at) => (isLast(start + at) ? 2_000 : 0))
    const series = { id: 'a', frequency: 'day' as const, start: '2025-06-01', values, measure: 'flow' as const }
    const { points } = forecastSeries(series, 20, [0.8], holidays)
    // From 15 December on: the 30th is the sixteenth day.
    assert.closeTo(points[15]!, 2_000, 1)
    assert.closeTo(points[16]!, 0, 1)
  })

  test('working days of a month are fewer by its holidays, but not by those on weekends', ({ assert }) => {
    const easter = new Set(['2026-04-03', '2026-04-06', '2026-04-04'].map(dayNumber))
    assert.deepEqual([workingDays(2026, 4), workingDays(2026, 4, easter)], [22, 20])
  })

  test('dates are dates, and weekdays weekdays', ({ assert }) => {
    const { of: dates } = placesByDate('2026-01-01', 60)
    assert.equal(dates[27], dates[27 + 31])
    assert.notEqual(dates[27], dates[30])
    // 1 January 2026 is a Thursday.
    assert.deepEqual([...placesInWeek('2026-01-01', 4).of], [4, 5, 6, 0])
  })
})
