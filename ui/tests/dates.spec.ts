import { test } from '@japa/runner'
import { addMonths, isPlainDate, lastOfMonth } from '#lib/dates/plain_date.ts'
import { parseDate } from '#lib/dates/parse_date.ts'

test.group('Dates as people type them', () => {
  // A Friday.
  const today = '2026-11-20'

  const readings: [typed: string, locale: string, date: string | null][] = [
    ['2026-04-03', 'en-GB', '2026-04-03'],
    ['today', 'de-DE', '2026-11-20'],
    ['yesterday', 'de-DE', '2026-11-19'],
    ['gestern', 'de-DE', '2026-11-19'],
    ['tomorrow', 'en-US', '2026-11-21'],
    ['-3', 'en-GB', '2026-11-17'],
    ['fri', 'en-GB', '2026-11-20'],
    ['saturday', 'en-GB', '2026-11-14'],
    ['mo', 'de-DE', '2026-11-16'],
    ['3/4/26', 'en-GB', '2026-04-03'],
    ['3/4/26', 'en-US', '2026-03-04'],
    ['3.4.', 'de-DE', '2026-04-03'],
    ['24.12.', 'de-DE', '2025-12-24'],
    ['14', 'en-GB', '2026-11-14'],
    ['25', 'en-GB', '2026-10-25'],
    ['12 mar', 'en-GB', '2026-03-12'],
    ['mar 12 2025', 'en-US', '2025-03-12'],
    ['12. März', 'de-DE', '2026-03-12'],
    ['31.2.', 'de-DE', null],
    ['soon', 'en-GB', null],
    ['', 'en-GB', null],
  ]

  test('{$self}')
    .with(readings)
    .run(({ assert }, [typed, locale, date]) => {
      assert.equal(parseDate(typed, { today, locale }), date)
    })
})

test.group('Days and months', () => {
  test('a month ends on its last day, in leap years too', ({ assert }) => {
    assert.equal(lastOfMonth('2026-02'), '2026-02-28')
    assert.equal(lastOfMonth('2028-02'), '2028-02-29')
    assert.equal(lastOfMonth('2026-12'), '2026-12-31')
  })

  test('months are counted across years', ({ assert }) => {
    assert.equal(addMonths('2026-01', -1), '2025-12')
    assert.equal(addMonths('2026-11', 14), '2028-01')
  })

  test('a day that no calendar has is no date', ({ assert }) => {
    assert.isFalse(isPlainDate('2026-02-30'))
    assert.isFalse(isPlainDate('2026-13-01'))
    assert.isTrue(isPlainDate('2028-02-29'))
  })
})
