import { test } from '@japa/runner'
import fc from 'fast-check'
import { addMonths, monthsBetween } from '#core/plain_date'
import type { BillFacts, BudgetFact, CategoryFacts, Facts, GoalFact } from '#insights/domain/facts'
import { findInsights } from '#insights/domain/find_insights'
import { billFindings } from '#insights/domain/findings/bills'
import { cashFindings } from '#insights/domain/findings/cash'
import { incomeFindings } from '#insights/domain/findings/income'
import { budgetFindings, goalFindings } from '#insights/domain/findings/plans'
import { spendingFindings, trendFindings } from '#insights/domain/findings/spending'
import { upkeepFindings } from '#insights/domain/findings/upkeep'

const MONTHS = monthsBetween('2025-05', '2026-10')
const EUR = { code: 'EUR', scale: 2 }
const each = (amount: number) => MONTHS.map(() => amount)

function facts(more: Partial<Facts> = {}): Facts {
  return {
    ...{ today: '2026-11-10', currency: EUR, months: MONTHS, income: each(300_000), spending: each(200_000) },
    ...{ categories: [], accounts: [], bills: [], goals: [], budgets: [], anomalies: [] },
    ...{ uncategorised: { count: 0, recent: 0, recentShare: 0 }, fund: undefined },
    ...more,
  }
}

function category(months: readonly number[], more: Partial<CategoryFacts> = {}): CategoryFacts {
  return { id: 7, name: 'Restaurants', kind: 'expense', months, current: 0, ...more }
}

const even = MONTHS.map((_, at) => 18_000 + (at % 4) * 1_000)
const told = (found: readonly { key: string }[]) => found.map(({ key }) => key)

test.group('Insights about spending', () => {
  test('tell of a month that took far more, in the month and after it', ({ assert }) => {
    const now = spendingFindings(facts({ categories: [category(even, { current: 45_000 })] }))
    assert.deepEqual(told(now), ['spending_above_usual:7:2026-11'])
    assert.equal(now[0]!.title, 'Restaurants has taken more than in a usual month')
    assert.equal(
      now[0]!.body,
      '€450.00 in November 2026 so far, €260.00 more than usual; in the 18 months before it was mostly €180.00 to €206.00.',
    )
    const [after] = spendingFindings(facts({ categories: [category(even.with(-1, 45_000))] }))
    assert.deepInclude(after, { key: 'spending_above_usual:7:2026-10', expiresOn: '2026-11-20' })
    assert.equal(after!.title, 'Restaurants took more than usual in October 2026')
    assert.isEmpty(spendingFindings(facts({ today: '2026-11-18', categories: [category(even.with(-1, 45_000))] })))
  })

  test('tell of a month that took far less, and of no month that is always so', ({ assert }) => {
    const [less] = spendingFindings(facts({ categories: [category(even.with(-1, 2_000))] }))
    assert.deepInclude(less, { key: 'spending_below_usual:7:2026-10', severity: 'info' })
    const december = MONTHS.map((month) => (month.endsWith('-11') ? 60_000 : 18_000 + Number(month.slice(5)) * 100))
    assert.isEmpty(spendingFindings(facts({ categories: [category(december, { current: 61_000 })] })))
    const rare = MONTHS.map((_, at) => (at % 6 === 0 ? 20_000 : 0))
    assert.isEmpty(spendingFindings(facts({ categories: [category(rare, { current: 30_000 })] })))
    assert.isEmpty(spendingFindings(facts({ categories: [category(even.slice(-4), { current: 45_000 })] })))
  })

  test('tell what goes up or down for a year', ({ assert }) => {
    const rising = MONTHS.map((_, at) => 10_000 + at * 1_500)
    const [up] = trendFindings(facts({ categories: [category(rising)] }))
    assert.deepInclude(up, { key: 'category_trend:7:2026-Q4', severity: 'notice', expiresOn: '2026-12-31' })
    assert.equal(up!.body, 'Within a year it went from about €190.00 to about €355.00 a month.')
    assert.deepInclude(trendFindings(facts({ categories: [category(rising.toReversed())] }))[0], { severity: 'info' })
    assert.isEmpty(trendFindings(facts({ categories: [category(even)] })))
  })
})

test.group('Insights about bills', () => {
  const bill: BillFacts = {
    ...{ id: 3, name: 'Streaming', direction: 'out', monthly: 1_299, beganOn: '2024-01-12', times: 34, rise: null },
  }
  const bills = [bill, { ...bill, id: 4, name: 'Rent', monthly: 85_000 }, { ...bill, id: 5, name: 'Power' }]

  test('tell of new ones, of dearer ones, and what all of them take', ({ assert }) => {
    const [total] = billFindings(facts({ bills }))
    assert.equal(total!.title, '3 regular payments take €875.98 a month')
    assert.equal(total!.body, 'That is 44% of a usual month. The largest is Rent with €850.00.')
    const fresh = { ...bill, beganOn: '2026-08-30', times: 3 }
    assert.deepEqual(told(billFindings(facts({ bills: [fresh] }))), ['new_recurring:3'])
    const dearer = { ...bill, rise: { on: '2026-10-12', from: 1_099, to: 1_299 } }
    const [rise] = billFindings(facts({ bills: [dearer] }))
    assert.equal(rise!.body, 'It is €12.99 since 12 October 2026; it was €10.99.')
    assert.isEmpty(billFindings(facts({ today: '2027-02-01', bills: [dearer] })))
    assert.isEmpty(billFindings(facts({ months: MONTHS.slice(-2), bills: [fresh] })))
  })
})

test.group('Insights about income', () => {
  test('tell of a change, the worse the louder', ({ assert }) => {
    const [loss] = incomeFindings(facts({ income: each(300_000).with(-1, 150_000) }))
    assert.deepInclude(loss, { key: 'income_change:2026-10', severity: 'warning', amount: 150_000 })
    assert.equal(loss!.body, '€1,500.00 came in, €1,500.00 less than in a usual month.')
    const [gain] = incomeFindings(facts({ income: each(300_000).with(-1, 400_000) }))
    assert.deepInclude(gain, { severity: 'info', title: 'More came in than usual in October 2026' })
    assert.isEmpty(incomeFindings(facts({ income: each(300_000).with(-1, 301_000) })))
    assert.isEmpty(incomeFindings(facts({ today: '2026-11-25', income: each(300_000).with(-1, 150_000) })))
  })

  test('tell what was kept of it, and warn of three months of loss', ({ assert }) => {
    const [more] = incomeFindings(facts({ spending: each(200_000).with(-1, 120_000) }))
    assert.deepInclude(more, { key: 'savings_rate:2026-10', severity: 'info' })
    assert.equal(more!.body, '60% of income was kept; usually it is 33%.')
    const lost = each(200_000).with(-1, 320_000).with(-2, 310_000).with(-3, 330_000)
    assert.deepInclude(incomeFindings(facts({ spending: lost }))[0], {
      severity: 'warning',
      title: 'For 3 months more was spent than came in',
      body: 'In October 2026 it was €200.00 more.',
    })
  })
})

test.group('Insights about cash', () => {
  const account = { id: 2, name: 'Checking', subtype: 'checking', balance: 1_500_000 }

  test('tell of money that lies about, and of an emergency fund that lacks', ({ assert }) => {
    const [idle] = cashFindings(facts({ accounts: [account] }))
    assert.deepInclude(idle, {
      key: 'idle_cash:2:2026-Q4',
      title: 'Checking holds 7 months of spending',
      amount: 900_000,
    })
    assert.isEmpty(cashFindings(facts({ accounts: [{ ...account, subtype: 'savings' }] })))
    const fund = { monthsCovered: 0.5, targetMonths: 3, has: 100_000, target: 600_000 }
    assert.deepInclude(cashFindings(facts({ fund }))[0], {
      severity: 'warning',
      title: 'The emergency fund covers 0.5 of 3 months',
      amount: 500_000,
    })
    assert.isEmpty(cashFindings(facts({ fund: { ...fund, monthsCovered: 3 } })))
  })

  test('tell what banks took, in the languages of categories, and of no taxes', ({ assert }) => {
    const fees = category(each(1_500), { name: 'Bank fees' })
    const [found] = cashFindings(facts({ categories: [fees] }))
    assert.deepInclude(found, { key: 'fees_and_interest:2026-Q4', severity: 'info', amount: 4_500 })
    for (const name of ['Kontoführung und Gebühren', 'Frais bancaires', 'Interest paid'])
      assert.lengthOf(cashFindings(facts({ categories: [{ ...fees, name }] })), 1, name)
    for (const name of ['Fees and taxes', 'Coffee', 'Interesting books'])
      assert.isEmpty(cashFindings(facts({ categories: [{ ...fees, name }] })), name)
    const dearer = { ...fees, months: each(1_500).with(-1, 9_000) }
    assert.deepInclude(cashFindings(facts({ categories: [dearer] }))[0], { severity: 'notice' })
  })
})

test.group('Insights about plans', () => {
  const goal: GoalFact = {
    ...{ id: 9, name: 'Bicycle', kind: 'save', progress: 0.6, isOnTrack: true, reachedOn: null },
    ...{ targetOn: '2027-06-30', needed: 12_000, planned: 5_000, currency: EUR },
  }
  const budget: BudgetFact = {
    ...{ categoryId: 7, name: 'Restaurants', assigned: 20_000, spent: 23_000, left: -3_000, shareUsed: 1.15 },
    ...{ shareElapsed: 0.33, currency: EUR },
  }

  test('tell how goals stand', ({ assert }) => {
    const [well] = goalFindings(facts({ goals: [goal] }))
    assert.deepInclude(well, { key: 'goal_on_track:9:50', kind: 'goal_on_track' })
    const [behind] = goalFindings(facts({ goals: [{ ...goal, isOnTrack: false }] }))
    assert.equal(
      behind!.body,
      '60% of the way is done. It takes €120.00 a month to be there by 30 June 2027, and €50.00 are planned.',
    )
    assert.deepEqual(told(goalFindings(facts({ goals: [{ ...goal, reachedOn: '2026-11-01' }] }))), ['goal_reached:9'])
    assert.isEmpty(goalFindings(facts({ goals: [{ ...goal, reachedOn: '2026-01-01' }] })))
    assert.isEmpty(goalFindings(facts({ goals: [{ ...goal, isOnTrack: null }] })))
  })

  test('tell of budgets that are used up or go too quickly', ({ assert }) => {
    const [over] = budgetFindings(facts({ budgets: [budget] }))
    assert.deepInclude(over, { key: 'budget_pace:7:2026-11', severity: 'notice', amount: 3_000 })
    const fast = { ...budget, spent: 14_000, left: 6_000, shareUsed: 0.7 }
    assert.deepInclude(budgetFindings(facts({ budgets: [fast] }))[0], {
      severity: 'info',
      body: '€140.00 of €200.00 are spent, 70%, when 33% of the time is over.',
    })
    assert.isEmpty(budgetFindings(facts({ budgets: [{ ...fast, shareUsed: 0.4 }] })))
  })
})

test.group('Insights together', () => {
  test('tell of a backlog once there is one', ({ assert }) => {
    assert.deepEqual(told(upkeepFindings(facts({ uncategorised: { count: 25, recent: 2, recentShare: 0.01 } }))), [
      'uncategorised_backlog:2026-11',
    ])
    assert.isEmpty(upkeepFindings(facts({ uncategorised: { count: 9, recent: 9, recentShare: 0.5 } })))
  })

  test('have each key once, are not over, and need no data to be none', ({ assert }) => {
    const none = { months: [], income: [], spending: [] }
    assert.isEmpty(findInsights(facts(none)))
    const amounts = fc.array(fc.integer({ min: 0, max: 500_000 }), { minLength: 18, maxLength: 18 })
    fc.assert(
      fc.property(amounts, amounts, fc.array(amounts, { maxLength: 5 }), fc.nat(27), (income, spending, all, day) => {
        const categories = all.map((months, at) => category(months, { id: at + 1, current: months[0]! }))
        const today = `2026-11-${String(day + 1).padStart(2, '0')}`
        const found = findInsights(facts({ today, income, spending, categories }))
        assert.equal(new Set(told(found)).size, found.length)
        for (const { expiresOn, title, body, amount } of found) {
          assert.isTrue(expiresOn >= today && title !== '' && !/NaN|undefined|Infinity/.test(title + body))
          assert.isAtLeast(amount ?? 0, 0)
        }
      }),
    )
  })

  test('go on under the same key from one day to the next', ({ assert }) => {
    const categories = [category(even, { current: 45_000 })]
    const later = facts({
      today: '2026-12-03',
      months: [...MONTHS.slice(1), addMonths(MONTHS.at(-1)!, 1)],
      categories: [category([...even.slice(1), 45_000])],
    })
    assert.deepEqual(told(spendingFindings(facts({ categories }))), told(spendingFindings(later)))
  })
})
