import { test } from '@japa/runner'
import fc from 'fast-check'
import { optimise, type Spender } from '#budgets/domain/optimise'

const everyday = (categoryId: number, spent: number[], given: Partial<Spender> = {}): Spender => ({
  categoryId,
  spent,
  isFixed: false,
  ...given,
})

test.group('A proposed budget', () => {
  test('gives everybody what is usual while the money lasts', ({ assert }) => {
    const { lines, funded, left, isFeasible } = optimise(1000, [everyday(1, [300, 310, 320])], [{ amount: 200 }])
    assert.equal(lines[0].amount, 310)
    assert.deepEqual([funded, left, isFeasible], [[200], 490, true])
  })

  test('cuts everyday spending towards the least it needed, and leaves bills alone', ({ assert }) => {
    const rent = everyday(1, [500, 500, 500], { isFixed: true })
    const food = everyday(2, [200, 300, 400])
    const { lines, funded, isFeasible } = optimise(900, [rent, food], [{ amount: 140 }])
    assert.deepEqual(
      lines.map(({ amount }) => amount),
      [500, 260],
    )
    assert.deepEqual([funded, isFeasible], [[140], true])
  })

  test('lets the later goals go short when nothing more can be cut', ({ assert }) => {
    const { lines, funded, left, isFeasible } = optimise(
      600,
      [everyday(1, [400, 400, 400])],
      [{ amount: 150 }, { amount: 100 }],
    )
    assert.equal(lines[0].amount, 400)
    assert.deepEqual([funded, left, isFeasible], [[150, 50], 0, false])
  })

  test('keeps to constraints', ({ assert }) => {
    const { lines } = optimise(10_000, [everyday(1, [400], { most: 250 }), everyday(2, [100], { least: 300 })], [])
    assert.deepEqual(
      lines.map(({ amount }) => amount),
      [250, 300],
    )
  })

  test('never gives away more than there is, beyond what cannot be cut', ({ assert }) => {
    const spender = fc.record({
      categoryId: fc.nat(),
      spent: fc.array(fc.integer({ min: -100, max: 5000 }), { minLength: 1, maxLength: 8 }),
      isFixed: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.nat(20_000), fc.array(spender), fc.array(fc.nat(3000)), (income, spenders, wishes) => {
        const plan = optimise(
          income,
          spenders,
          wishes.map((amount) => ({ amount })),
        )
        const given = plan.funded.reduce((sum, amount) => sum + amount, 0)
        assert.equal(plan.spending + given + plan.left, income)
        for (const { amount, least, usual } of plan.lines)
          assert.isTrue(least <= amount && amount <= Math.max(usual, least))
        if (plan.left < 0) assert.equal(given, 0)
      }),
    )
  })
})
