import { test } from '@japa/runner'
import fc from 'fast-check'
import { fill, type LineToFill, type PrioritisedTemplate } from '#budgets/domain/filling'
import { type Template, type TemplateContext, wantedBy } from '#budgets/domain/templates'

const november: TemplateContext = {
  rhythm: { length: 'month', anchorOn: '2026-01-01' },
  period: { from: '2026-11-01', to: '2026-11-30' },
  balance: 0,
  income: 200_000,
  lastIncome: 180_000,
  spentBefore: [100, 200, 600],
}
const wanted = (template: Template, context: Partial<TemplateContext> = {}) =>
  wantedBy(template, { ...november, ...context })

test.group('A template', () => {
  test('wants a fixed amount', ({ assert }) => {
    assert.equal(wanted({ kind: 'fixed', amount: 5000 }, { balance: 900 }), 5000)
  })

  test('refills what is missing and never takes away', ({ assert }) => {
    assert.equal(wanted({ kind: 'refill', upTo: 5000 }, { balance: 900 }), 4100)
    assert.equal(wanted({ kind: 'refill', upTo: 5000 }, { balance: -900 }), 5900)
    assert.equal(wanted({ kind: 'refill', upTo: 5000 }, { balance: 9000 }), 0)
  })

  test('saves in even parts until a day', ({ assert }) => {
    const trip: Template = { kind: 'by_date', amount: 1200_00, by: '2027-02-15', repeatMonths: null }
    assert.equal(wanted(trip), 300_00)
    assert.equal(wanted(trip, { balance: 600_00 }), 150_00)
    assert.equal(wanted({ ...trip, by: '2026-10-31' }), 0)
    assert.equal(wanted({ ...trip, by: '2026-10-31', repeatMonths: 12 }), 100_00)
  })

  test('takes a part of the income of this period or the last', ({ assert }) => {
    assert.equal(wanted({ kind: 'percent', percent: 12.5, of: 'period' }), 25_000)
    assert.equal(wanted({ kind: 'percent', percent: 10, of: 'last_period' }), 18_000)
    assert.equal(wanted({ kind: 'percent', percent: 10, of: 'period' }, { income: -500 }), 0)
  })

  test('wants what is usual', ({ assert }) => {
    assert.equal(wanted({ kind: 'average', periods: 2 }), 400)
    assert.equal(wanted({ kind: 'average', periods: 12 }), 300)
    assert.equal(wanted({ kind: 'average', periods: 3 }, { spentBefore: [] }), 0)
  })

  test('has a payment ready when it is due', ({ assert }) => {
    const yearly: Template = {
      kind: 'schedule',
      amount: 600_00,
      cadence: { firstOn: '2026-01-31', every: 1, unit: 'year' },
    }
    assert.equal(wanted(yearly), 200_00)
    assert.equal(wanted(yearly, { period: { from: '2027-01-01', to: '2027-01-31' }, balance: 450_00 }), 150_00)
    const weekly: Template = {
      kind: 'schedule',
      amount: 10_00,
      cadence: { firstOn: '2026-11-02', every: 1, unit: 'week' },
    }
    assert.equal(wanted(weekly), 50_00)
    const monthEnd: Template = {
      kind: 'schedule',
      amount: 10_00,
      cadence: { firstOn: '2026-01-31', every: 1, unit: 'month' },
    }
    assert.equal(wanted(monthEnd), 10_00)
  })

  test('has what a bill needs, by the days and amounts that are known of it', ({ assert }) => {
    const bill = (...times: [string, number][]): Template => {
      return { kind: 'bill', times: times.map(([on, amount]) => ({ on, amount })) }
    }
    assert.equal(wanted(bill(['2026-11-03', 15_00], ['2026-11-17', 15_50], ['2026-12-01', 15_50])), 30_50)
    assert.equal(wanted(bill(['2026-11-03', 15_00]), { balance: 4_00 }), 11_00)
    // Due in January: November, December and January save a third each.
    assert.equal(wanted(bill(['2027-01-20', 600_00])), 200_00)
    assert.equal(wanted(bill()), 0)
    assert.equal(wanted(bill(['2026-10-20', 600_00])), 0)
  })
})

const line = (categoryId: number, templates: PrioritisedTemplate[], given: Partial<LineToFill> = {}): LineToFill => ({
  categoryId,
  takesMoney: true,
  carried: 0,
  templates,
  spentBefore: [],
  ...given,
})
const fixed = (priority: number, amount: number): PrioritisedTemplate => ({
  priority,
  template: { kind: 'fixed', amount },
})
const remainder = (weight: number): PrioritisedTemplate => ({ priority: 9, template: { kind: 'remainder', weight } })
const amountsOf = (lines: LineToFill[], available: number) =>
  fill(lines, available, november).map(({ amount }) => amount)

test.group('Filling', () => {
  test('serves the priorities in order and stops where the money ends', ({ assert }) => {
    assert.deepEqual(amountsOf([line(1, [fixed(2, 500)]), line(2, [fixed(1, 800)])], 1000), [200, 800])
  })

  test('gives what must be, whether the money is there or not', ({ assert }) => {
    assert.deepEqual(amountsOf([line(1, [fixed(1, 500)]), line(2, [fixed(0, 800)])], 100), [0, 800])
  })

  test('lets later templates of a category know what earlier ones gave', ({ assert }) => {
    const refill: PrioritisedTemplate = { priority: 1, template: { kind: 'refill', upTo: 700 } }
    assert.deepEqual(amountsOf([line(1, [fixed(1, 500), refill], { carried: 100 })], 10_000), [600])
  })

  test('shares what is left by weight', ({ assert }) => {
    assert.deepEqual(
      amountsOf([line(1, [remainder(1)]), line(2, [remainder(2)]), line(3, [fixed(1, 400)])], 1000),
      [200, 400, 400],
    )
  })

  test('limits take no money from envelopes', ({ assert }) => {
    const limit = line(1, [fixed(1, 500), remainder(1)], { takesMoney: false })
    assert.deepEqual(amountsOf([limit, line(2, [fixed(2, 300)])], 300), [500, 300])
  })

  test('never gives more than there is beyond what must be', ({ assert }) => {
    const templates = fc.array(
      fc.oneof(
        fc.tuple(fc.integer({ min: 0, max: 4 }), fc.nat(2000)).map(([priority, amount]) => fixed(priority, amount)),
        fc.integer({ min: 1, max: 9 }).map(remainder),
      ),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.array(templates, { maxLength: 6 }), fc.integer({ min: -500, max: 5000 }), (all, available) => {
        const filled = fill(
          all.map((own, at) => line(at, own)),
          available,
          november,
        )
        const parts = filled.flatMap((one) => one.parts)
        const given = (chosen: typeof parts) => chosen.reduce((sum, part) => sum + part.given, 0)
        const must = given(parts.filter(({ priority }) => priority === 0))
        assert.isAtMost(given(parts), Math.max(available, must))
        const shares = parts.some(({ kind }) => kind === 'remainder')
        if (shares) assert.equal(given(parts), Math.max(available, must))
        for (const one of filled) assert.equal(given(one.parts), one.amount)
      }),
    )
  })
})
