import { test } from '@japa/runner'
import fc from 'fast-check'
import { rateRisk, type RiskFacts, riskFactors } from '#insights/domain/risk'

const year = (amount: number) => Array.from({ length: 12 }, () => amount)

const sound: RiskFacts = {
  income: year(400_000),
  spending: year(300_000),
  debtPayments: year(0),
  liquid: 1_200_000,
  sources: [3_000_000, 1_800_000],
}

const amount = fc.integer({ min: 0, max: 1_000_000 })
const months = fc.array(amount, { minLength: 3, maxLength: 12 })
const facts: fc.Arbitrary<RiskFacts> = fc.record({
  income: months,
  spending: months,
  debtPayments: months,
  liquid: fc.integer({ min: -1_000_000, max: 10_000_000 }),
  sources: fc.array(amount, { maxLength: 5 }),
})

test.group('The risk score', () => {
  test('of a sound household is high, with each factor told', ({ assert }) => {
    const { score, band, factors, fund } = rateRisk(sound)
    assert.deepEqual([score, band], [99, 'low'])
    assert.deepEqual(
      factors.map(({ name, value }) => [name, value]),
      [
        ['months_of_cash', '4 months of spending'],
        ['savings_rate', '25% of income is kept'],
        ['debt_service', 'no payments into loans'],
        ['income_stability', 'income usually differs by 0%'],
        ['spending_volatility', 'spending usually differs by 0%'],
        ['income_concentration', '63% of income is from one source'],
      ],
    )
    assert.deepEqual(fund, { monthsCovered: 4, targetMonths: 3, target: 900_000, has: 1_200_000, missing: 0 })
  })

  test('of a household that lives from loans is low, and its fund has to be larger', ({ assert }) => {
    const income = [300_000, 80_000, 420_000, 150_000, 310_000, 60_000]
    const poor = {
      ...sound,
      income,
      spending: income.map(() => 280_000),
      debtPayments: income.map(() => 100_000),
      liquid: 20_000,
    }
    const { band, fund } = rateRisk(poor)
    assert.equal(band, 'high')
    assert.isAbove(fund.targetMonths, 4)
    assert.equal(fund.missing, Math.round(280_000 * fund.targetMonths) - 20_000)
  })

  test('is the weighted sum of its factors, all between 0 and 100', ({ assert }) => {
    fc.assert(
      fc.property(facts, (one) => {
        const { score, factors, fund } = rateRisk(one)
        assert.deepEqual(
          factors.map(({ name }) => name),
          [...riskFactors],
        )
        assert.closeTo(
          factors.reduce((sum, { weight }) => sum + weight, 0),
          1,
          1e-9,
        )
        for (const factor of factors) assert.isTrue(factor.score >= 0 && factor.score <= 100 && factor.value !== '')
        assert.equal(score, Math.round(factors.reduce((sum, factor) => sum + factor.score * factor.weight, 0)))
        assert.isTrue(fund.targetMonths >= 3 && fund.targetMonths <= 6)
      }),
    )
  })

  test('never falls by more cash or smaller payments into loans', ({ assert }) => {
    fc.assert(
      fc.property(facts, amount, (one, more) => {
        const { score } = rateRisk(one)
        assert.isAtLeast(rateRisk({ ...one, liquid: one.liquid + more }).score, score)
        assert.isAtLeast(rateRisk({ ...one, debtPayments: one.debtPayments.map((paid) => paid >> 1) }).score, score)
      }),
    )
  })
})
