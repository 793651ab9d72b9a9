import { test } from '@japa/runner'
import { addDays, dayNumber } from '#core/plain_date'
import { amountBand } from '#recurring/domain/amounts'
import type { Cadence } from '#recurring/domain/cadence'
import { detectSeries } from '#recurring/domain/detect_series'
import { outlookOf, standingOf } from '#recurring/domain/outlook'
import { isWorkingDay } from '#recurring/domain/working_days'

/** `2026-01-03 -12.99`, one a line. */
function payments(text: string) {
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).map((line, id) => {
    const [on, amount] = line.split(' ')
    return { id, day: dayNumber(on!), amount: Math.round(Number(amount) * 100) }
  })
}

const every = (days: number, times: number, amount = '-10.00', from = '2026-01-05') =>
  Array.from({ length: times }, (_, at) => `${addDays(from, at * days)} ${amount}`).join('\n')
const monthly = (day: string, amounts: readonly string[], step = 1) =>
  amounts
    .map(
      (amount, at) =>
        `${2024 + Math.floor((at * step) / 12)}-${String(((at * step) % 12) + 1).padStart(2, '0')}-${day} ${amount}`,
    )
    .join('\n')
const dayText = (day: number) => addDays('1970-01-01', day)
const nextOf = (text: string) => {
  const [series] = detectSeries(payments(text))
  return series && dayText(outlookOf(series.rhythm, series.payments).day)
}

test.group('Detecting what recurs', () => {
  test('tells the cadence {0}')
    .with([
      ['week', every(7, 6)],
      ['two_weeks', every(14, 5)],
      ['four_weeks', every(28, 8)],
      ['month', monthly('03', Array(5).fill('-10.00'))],
      ['two_months', monthly('15', Array(5).fill('-30.00'), 2)],
      ['quarter', monthly('20', Array(4).fill('-55.00'), 3)],
      ['half_year', monthly('20', Array(3).fill('-255.00'), 6)],
      ['year', monthly('11', Array(2).fill('-99.00'), 12)],
    ] as [Cadence, string][])
    .run(({ assert }, [cadence, text]) => {
      const found = detectSeries(payments(text))
      assert.deepEqual(
        found.map((series) => [series.cadence, series.payments.length]),
        [[cadence, text.split('\n').length]],
      )
    })

  test('follows the end of the month, and weekends in both directions', ({ assert }) => {
    assert.equal(nextOf('2026-01-31 -9\n2026-02-28 -9\n2026-03-31 -9\n2026-04-30 -9'), '2026-05-31')
    // Always the 1st, or the Monday after it: the 1st of August 2026 is a Saturday.
    assert.equal(nextOf('2026-03-02 -9\n2026-04-01 -9\n2026-05-01 -9\n2026-06-01 -9\n2026-07-01 -9'), '2026-08-03')
    // Salary on the 30th, or the last working day before: the 30th of August 2026 is a Sunday.
    const salary = '2026-03-30 2000\n2026-04-30 2000\n2026-05-29 2000\n2026-06-30 2000\n2026-07-30 2000'
    assert.equal(nextOf(salary), '2026-08-28')
    assert.isFalse(isWorkingDay(dayNumber('2026-04-03')), 'Good Friday')
    assert.isTrue(isWorkingDay(dayNumber('2026-04-07')))
  })

  test('follows the second Tuesday of a month', ({ assert }) => {
    const tuesdays = ['2026-01-13', '2026-02-10', '2026-03-10', '2026-04-14', '2026-05-12', '2026-06-09']
    assert.equal(nextOf(tuesdays.map((day) => `${day} -12`).join('\n')), '2026-07-14')
  })

  test('tells subscriptions of one payee apart, and shopping from them', ({ assert }) => {
    const text = [
      monthly('03', Array(8).fill('-9.99')),
      monthly('19', Array(8).fill('-2.99')),
      '2024-01-07 -43.10\n2024-01-21 -11.38\n2024-02-11 -87.00\n2024-04-02 -5.49\n2024-04-28 -61.20\n2024-07-25 -23.75',
    ].join('\n')
    const found = detectSeries(payments(text).sort((one, other) => one.day - other.day))
    assert.deepEqual(
      found.map((series) => [series.cadence, series.payments.length, series.payments[0]!.amount]).sort(),
      [
        ['month', 8, -299],
        ['month', 8, -999],
      ],
    )
  })

  test('keeps one series over a price rise, and learns from a trial', ({ assert }) => {
    const rise = detectSeries(payments(monthly('03', [...Array(5).fill('-9.99'), ...Array(2).fill('-12.99')])))
    assert.lengthOf(rise, 1)
    assert.equal(outlookOf(rise[0]!.rhythm, rise[0]!.payments).expected, -1299)
    assert.isNull(rise[0]!.trial)
    const trial = detectSeries(payments(`2023-12-27 -1.00\n${monthly('03', Array(5).fill('-14.00'))}`))
    assert.equal(trial[0]!.trial?.amount, -100)
  })

  test('expects the price after a trial, and not four times as much', ({ assert }) => {
    assert.deepEqual(amountBand([-100, -799, -799, -799]), amountBand([-799, -799, -799]))
    // Two different ones may be anything.
    assert.isBelow(amountBand([-100, -799, -1_200]).low, -1_500)
  })

  test('finds nothing in shopping, in daily coffee, or in too little', ({ assert }) => {
    let seed = 7
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const shopping = Array.from(
      { length: 60 },
      () => `${addDays('2025-01-01', Math.floor(random() * 500))} -${(5 + random() * 80).toFixed(2)}`,
    )
    assert.deepEqual(detectSeries(payments(shopping.sort().join('\n'))), [])
    assert.deepEqual(detectSeries(payments(every(1, 90, '-2.80'))), [])
    assert.deepEqual(detectSeries(payments('2026-01-03 -9.99\n2026-02-03 -9.99')), [])
    assert.deepEqual(detectSeries([]), [])
  })

  test('leaves out the months that are left out every year', ({ assert }) => {
    const tax = ['2024', '2025'].flatMap((year) =>
      ['01', '04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `${year}-${month}-02 -150`),
    )
    assert.equal(nextOf([...tax, '2026-01-02 -150'].join('\n'))?.slice(0, 7), '2026-04')
  })

  test('says when a payment is due, late, missed and over', ({ assert }) => {
    const [series] = detectSeries(payments(monthly('03', Array(6).fill('-10.00'))))
    const outlook = outlookOf(series!.rhythm, series!.payments)
    const on = (day: string) => standingOf(outlook, dayNumber(day))
    assert.deepEqual(['2024-07-03', '2024-07-05', '2024-07-15', '2024-09-01'].map(on), [
      'due',
      'late',
      'missed',
      'ended',
    ])
  })

  test('looks through a hundred thousand payments in two seconds', ({ assert }) => {
    let seed = 3
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const groups = Array.from({ length: 400 }, () => {
      const list = Array.from({ length: 250 }, (_, id) => {
        return { id, day: 18_000 + Math.floor(random() * 1_200), amount: -Math.ceil(random() * 9_000) }
      })
      return list.sort((one, other) => one.day - other.day)
    })
    const begun = process.cpuUsage()
    for (const group of groups) detectSeries(group)
    assert.isBelow(process.cpuUsage(begun).user / 1_000, 2_000)
  })
})
