import { test } from '@japa/runner'
import fc from 'fast-check'
import { amortise, neededPayment } from '#goals/domain/amortisation'
import { type GoalFacts, isOnTrack, monthsUntil, progress } from '#goals/domain/goal'
import { monthInterest } from '#goals/domain/interest'
import { neededContribution, type PlanMonth, savingPlan } from '#goals/domain/saving'

const total = (months: readonly PlanMonth[], part: 'payment' | 'interest') =>
  months.reduce((sum, month) => sum + month[part], 0)
const rate = fc.constantFrom('0', '0.5', '3.75', '7.1234', '19.9')

test.group('Interest of a month', () => {
  test('is rounded half away from zero', ({ assert }) => {
    assert.equal(monthInterest(200_000_00, '6'), 1000_00)
    assert.equal(monthInterest(100, '6'), 1)
    assert.equal(monthInterest(-100, '6'), -1)
    assert.equal(monthInterest(99, '6'), 0)
    assert.equal(monthInterest(12_345_67, '0'), 0)
  })
})

test.group('A loan', () => {
  test('of 200,000 at 6 percent over 30 years costs 1,199.11 a month', ({ assert }) => {
    const payment = neededPayment({ owed: 200_000_00, yearlyRate: '6' }, 360)
    assert.equal(payment, 1199_11)
    const months = amortise({ owed: 200_000_00, payment, yearlyRate: '6' })!
    assert.lengthOf(months, 360)
    assert.deepInclude(months[0], { month: 1, interest: 1000_00, payment: 1199_11, amount: 199_800_89 })
    assert.equal(months[359].amount, 0)
  })

  test('is paid back with its interest, to the cent', ({ assert }) => {
    const owed = fc.integer({ min: 1, max: 50_000_000 })
    fc.assert(
      fc.property(
        owed,
        fc.integer({ min: 1, max: 3_000_000 }),
        fc.nat(100_000),
        rate,
        (one, payment, extra, yearly) => {
          const months = amortise({ owed: one, payment, extra, yearlyRate: yearly })
          if (!months) return
          assert.equal(total(months, 'payment'), one + total(months, 'interest'))
          assert.equal(months[months.length - 1].amount, 0)
          months.forEach(({ amount }, at) => assert.isBelow(amount, at === 0 ? one : months[at - 1].amount))
        },
      ),
    )
  })

  test('needs the smallest payment that is enough', ({ assert }) => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 50_000_000 }),
        fc.integer({ min: 1, max: 360 }),
        rate,
        (owed, months, yearly) => {
          const payment = neededPayment({ owed, yearlyRate: yearly }, months)
          assert.isAtMost(amortise({ owed, payment, yearlyRate: yearly })!.length, months)
          const less = payment > 1 ? amortise({ owed, payment: payment - 1, yearlyRate: yearly }) : undefined
          assert.isTrue(less === undefined || less.length > months)
        },
      ),
    )
  })

  test('ends sooner and costs less with extra payments', ({ assert }) => {
    const loan = { owed: 100_000_00, payment: 800_00, yearlyRate: '4' }
    const [plain, monthly] = [amortise(loan)!, amortise({ ...loan, extra: 100_00 })!]
    const once = amortise({ ...loan, extraOnce: new Map([[12, 10_000_00]]) })!
    assert.isBelow(monthly.length, plain.length)
    assert.isBelow(total(once, 'interest'), total(plain, 'interest'))
    assert.equal(once[11].extra, 10_000_00)
  })

  test('is never paid back by less than its interest', ({ assert }) => {
    assert.isUndefined(amortise({ owed: 100_000_00, payment: 300_00, yearlyRate: '4' }))
    assert.isUndefined(amortise({ owed: 100_000_00, payment: 0, yearlyRate: '0' }))
  })
})

test.group('Saving', () => {
  test('gets there with the last payment being what is missing', ({ assert }) => {
    const months = savingPlan({ have: 100_00, target: 1000_00, contribution: 400_00, yearlyRate: '0' })!
    assert.deepEqual(
      months.map(({ payment, amount }) => [payment, amount]),
      [
        [400_00, 500_00],
        [400_00, 900_00],
        [100_00, 1000_00],
      ],
    )
    assert.deepEqual(savingPlan({ have: 5, target: 5, contribution: 0, yearlyRate: '0' }), [])
    assert.isUndefined(savingPlan({ have: 0, target: 5, contribution: 0, yearlyRate: '0' }))
  })

  test('needs the smallest contribution that is enough', ({ assert }) => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.nat(5_000_000),
        fc.integer({ min: 1, max: 240 }),
        rate,
        (have, target, months, yearly) => {
          const goal = { have, target, yearlyRate: yearly }
          const contribution = neededContribution(goal, months)
          assert.isAtMost(savingPlan({ ...goal, contribution })!.length, months)
          if (contribution === 0) return
          const less = savingPlan({ ...goal, contribution: contribution - 1 })
          assert.isTrue(less === undefined || less.length > months)
        },
      ),
    )
  })
})

test.group('A goal', () => {
  const loan: GoalFacts = {
    kind: 'pay_down',
    current: 750_00,
    target: 0,
    start: 1000_00,
    yearlyRate: '0',
    contribution: null,
    startedOn: '2026-01-01',
    targetOn: '2026-12-31',
  }

  test('knows how far it is', ({ assert }) => {
    assert.equal(progress(loan), 0.25)
    assert.equal(progress({ ...loan, kind: 'save', current: 300_00, target: 1200_00 }), 0.25)
    assert.equal(progress({ ...loan, current: 0 }), 1)
    assert.equal(progress({ ...loan, current: 2000_00 }), 0)
  })

  test('is on track while its contribution is enough, or as much is done as time is over', ({ assert }) => {
    assert.isTrue(isOnTrack(loan, '2026-03-01'))
    assert.isFalse(isOnTrack(loan, '2026-08-01'))
    assert.isTrue(isOnTrack({ ...loan, contribution: 250_00 }, '2026-08-01'))
    assert.isNull(isOnTrack({ ...loan, targetOn: null }, '2026-08-01'))
  })

  test('counts whole months until its day', ({ assert }) => {
    assert.equal(monthsUntil('2026-11-21', '2027-11-21'), 12)
    assert.equal(monthsUntil('2026-11-21', '2027-11-20'), 11)
    assert.equal(monthsUntil('2026-11-21', '2026-11-22'), 1)
  })
})
