import { test } from '@japa/runner'
import { statementMonths, type StatedPeriod } from '#imports/domain/statement_months'

function stated(from: string, to: string, opening: number, closing: number, more: Partial<StatedPeriod> = {}) {
  return { from, to, opening, closing, ledger: closing, continues: true, ...more }
}

const told = (statements: StatedPeriod[]) =>
  statementMonths(statements).map(({ month, state, gap, overlapDays, difference }) => [
    month,
    state,
    gap,
    overlapDays,
    difference,
  ])

test.group('Statements by month', () => {
  test('that follow on each other are complete, also over a month in which nothing moved', ({ assert }) => {
    const all = [
      stated('2026-01-02', '2026-01-31', 0, 100, { continues: null }),
      stated('2026-03-01', '2026-03-31', 100, 50),
      stated('2026-03-31', '2026-04-20', 50, 70),
    ]
    assert.deepEqual(told(all), [
      ['2026-01', 'complete', null, 0, 0],
      ['2026-02', 'complete', null, 0, null],
      ['2026-03', 'complete', null, 0, 0],
      ['2026-04', 'complete', null, 0, 0],
    ])
  })

  test('say which month is missing and how much moved in it', ({ assert }) => {
    const all = [
      stated('2026-01-02', '2026-01-31', 0, 100, { continues: null }),
      stated('2026-03-01', '2026-03-31', 70, 50, { continues: false }),
    ]
    assert.deepEqual(told(all), [
      ['2026-01', 'complete', null, 0, 0],
      ['2026-02', 'missing', null, 0, null],
      ['2026-03', 'gap', -30, 0, 0],
    ])
  })

  test('that overlap are no gap, and a balance that differs counts for more', ({ assert }) => {
    const all = [
      stated('2026-01-02', '2026-02-10', 0, 100, { continues: null }),
      stated('2026-02-01', '2026-02-20', 40, 120, { continues: null }),
      stated('2026-02-21', '2026-03-20', 120, 90, { ledger: 85 }),
    ]
    assert.deepEqual(told(all), [
      ['2026-01', 'complete', null, 0, null],
      ['2026-02', 'overlap', null, 10, 0],
      ['2026-03', 'differs', null, 0, 5],
    ])
  })

  test('are none without statements', ({ assert }) => assert.deepEqual(statementMonths([]), []))
})
