import { test } from '@japa/runner'
import fc from 'fast-check'
import { baselineOf, driftBetween, stabilityIndex } from '#categorizing/domain/drift'
import { confidenceOf, habitOf, reasonOf } from '#categorizing/domain/habit'
import { measure } from '#categorizing/domain/measures'

test.group('How good choices are', () => {
  test('counts what is right, what is covered, and how far confidence is off', ({ assert }) => {
    const judged = [
      { truth: 'a', guess: 'a', confidence: 0.9 },
      { truth: 'a', guess: 'b', confidence: 0.9 },
      { truth: 'b', guess: 'b', confidence: 0.5 },
      { truth: 'b', guess: null, confidence: 0 },
    ]
    const { accuracy, coverage, precision, macro_f1, calibration_error } = measure(judged, 0.8)
    assert.deepEqual([accuracy, coverage, precision], [0.5, 0.5, 0.5])
    // a: 2·1/(1+2), b: 2·1/(2+2)
    assert.closeTo(macro_f1, (2 / 3 + 1 / 2) / 2, 1e-9)
    // 0.9 said, 0.5 seen, twice; 0.5 said, 1 seen, once.
    assert.closeTo(calibration_error, (Math.abs(1 - 1.8) + Math.abs(1 - 0.5)) / 3, 1e-9)
  })

  test('stays between nothing and all, whatever was guessed', ({ assert }) => {
    const label = fc.constantFrom('a', 'b', 'c')
    const one = fc.record({
      truth: label,
      guess: fc.option(label, { nil: null }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(one), fc.double({ min: 0, max: 1, noNaN: true }), (judged, threshold) => {
        const { rows, ...shares } = measure(judged, threshold)
        assert.equal(rows, judged.length)
        for (const share of Object.values(shares)) assert.isTrue(share >= 0 && share <= 1.000001)
      }),
    )
  })
})

test.group('Habits', () => {
  const rows = (...names: string[]) =>
    names.map((category, at) => ({ categoryId: category.charCodeAt(0) + at * 0, category }))

  test('are what was chosen most, and told in words', ({ assert }) => {
    const habit = habitOf('Rewe', rows('Food', 'Food', 'Gifts'))!
    assert.equal(reasonOf(habit), 'You chose Food for Rewe twice of the last 3.')
    assert.equal(reasonOf(habitOf('Rewe', rows('Food'))!), 'You chose Food for Rewe the last time.')
    assert.equal(
      reasonOf(habitOf('Rewe', rows(...Array<string>(14).fill('Food')))!),
      'You chose Food for Rewe 14 times.',
    )
    assert.isNull(habitOf('Rewe', []))
  })

  test('are surer the more often, and never quite sure', ({ assert }) => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (times) => {
        const now = confidenceOf({ times, of: times })
        assert.isTrue(now < 1 && confidenceOf({ times: times + 1, of: times + 1 }) > now)
        assert.isTrue(confidenceOf({ times, of: times + 1 }) < now)
      }),
    )
  })
})

test.group('Drift', () => {
  const row = (quantity: number, occurred_on: string, account: string) => ({ quantity, scale: 2, occurred_on, account })

  test('is none where nothing changed', ({ assert }) => {
    const rows = [row(-1200, '2026-03-02', 'Giro'), row(250000, '2026-03-03', 'Giro')]
    for (const { index, level } of driftBetween(baselineOf(rows), baselineOf(rows)))
      assert.deepEqual([index, level], [0, 'stable'])
  })

  test('is seen where money goes over other accounts', ({ assert }) => {
    const before = baselineOf([row(-1200, '2026-03-02', 'Giro'), row(-1300, '2026-03-02', 'Giro')])
    const after = baselineOf([row(-1200, '2026-03-02', 'Card'), row(-1300, '2026-03-02', 'Card')])
    const levels = driftBetween(before, after).map(({ feature, level }) => [feature, level])
    assert.deepEqual(levels, [
      ['amount', 'stable'],
      ['weekday', 'stable'],
      ['account', 'drifted'],
    ])
  })

  test('is never negative', ({ assert }) => {
    const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 })
    fc.assert(fc.property(shares, shares, (before, after) => assert.isAtLeast(stabilityIndex(before, after), 0)))
  })
})
