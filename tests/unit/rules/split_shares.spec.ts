import { test } from '@japa/runner'
import fc from 'fast-check'
import { actionsProblems } from '#rules/domain/check_rule'
import type { SplitShare } from '#rules/domain/rule'
import { divide, sharesProblems } from '#rules/domain/split_shares'

const amounts = (minor: number, shares: SplitShare[], scale = 2) =>
  divide(minor, scale, shares)?.map((part) => part.minor)

/** Any shares that may be saved: percentages that leave something or come to all, at most one that takes the rest. */
const shares: fc.Arbitrary<SplitShare[]> = fc
  .array(
    fc.oneof(
      fc.record({ category_id: fc.nat(9), percent: fc.constantFrom('0.0001', '12.5', '33.3333', '50', '100') }),
      fc.record({ category_id: fc.nat(9), amount: fc.constantFrom('0.01', '1', '17.35', '999') }),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .chain((some) => fc.constantFrom(some, [...some, { category_id: 1 }]))
  .filter((some) => sharesProblems(some, '').length === 0)

test.group('Splitting by shares', () => {
  test('conserves every unit', ({ assert }) => {
    let divided = 0
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(0, 2, 3, 8), shares, (minor, scale, some) => {
        const parts = divide(minor, scale, some)
        if (!parts) return
        divided++
        assert.equal(
          parts.reduce((sum, part) => sum + part.minor, 0),
          minor,
        )
        for (const part of parts) assert.equal(Math.sign(part.minor), Math.sign(minor))
      }),
      { numRuns: 2000 },
    )
    assert.isAbove(divided, 500)
  })

  test('gives fixed amounts, then percentages, then the rest', ({ assert }) => {
    const thirds = ['33.3333', '33.3333', '33.3334'].map((percent, at) => ({ category_id: at, percent }))
    assert.deepEqual(amounts(-100, thirds), [-33, -33, -34])
    const mixed = [{ category_id: 1, amount: '5.00' }, { category_id: 2, percent: '50' }, { category_id: 3 }]
    assert.deepEqual(amounts(-2001, mixed), [-500, -1001, -500])
    assert.deepEqual(amounts(2001, mixed), [500, 1001, 500])
  })

  test('leaves out parts of nothing, and refuses more than there is', ({ assert }) => {
    const tip = [{ category_id: 1, amount: '5' }, { category_id: 2 }]
    assert.deepEqual(amounts(-500, tip), [-500])
    assert.isUndefined(amounts(-499, tip))
    assert.isUndefined(amounts(-500, [{ category_id: 1, amount: '0.005' }, { category_id: 2 }]))
    assert.deepEqual(amounts(-500, [{ category_id: 1, amount: '0.005' }, { category_id: 2 }], 3), [-5, -495])
  })

  test('has to say what becomes of everything', ({ assert }) => {
    const told = (parts: unknown) => actionsProblems([{ type: 'split', parts }]).map(({ message }) => message)
    assert.deepEqual(
      told([
        { category_id: 1, percent: '60' },
        { category_id: 2, percent: '40' },
      ]),
      [],
    )
    assert.deepEqual(
      told([
        { category_id: 1, percent: '60' },
        { category_id: 2, percent: '30' },
      ]),
      ['One part has to take what is left: give it neither a percentage nor an amount.'],
    )
    assert.deepEqual(told([{ category_id: 1 }, { category_id: 2 }]), ['Only one part can take what is left.'])
    assert.deepEqual(told([{ category_id: 1, percent: '60' }, { category_id: 2, percent: '50' }, { category_id: 3 }]), [
      'The parts come to more than 100 percent.',
    ])
    assert.deepEqual(told([{ category_id: 1, percent: '60', amount: '3' }, { category_id: 2 }]), [
      'The value must be a part with a percentage, an amount or neither.',
    ])
  })
})
