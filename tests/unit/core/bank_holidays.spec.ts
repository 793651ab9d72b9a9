import { test } from '@japa/runner'
import { bankHolidays, bankHolidaysBetween, easter, holidayCountry } from '#core/bank_holidays'
import { isPlainDate } from '#core/plain_date'

test.group('Bank holidays', () => {
  test('Easter is where almanacs have it', ({ assert }) => {
    const almanac = ['1961-04-02', '1999-04-04', '2008-03-23', '2011-04-24', '2024-03-31', '2025-04-20', '2038-04-25']
    for (const day of almanac) assert.equal(easter(Number(day.slice(0, 4))), day)
  })

  test('England takes what falls on a weekend on the next days that are free', ({ assert }) => {
    // As gov.uk lists them.
    assert.deepEqual(bankHolidays('GB', 2021).toSorted(), [
      ...['2021-01-01', '2021-04-02', '2021-04-05', '2021-05-03', '2021-05-31'],
      ...['2021-08-30', '2021-12-27', '2021-12-28'],
    ])
    assert.includeMembers(bankHolidays('GB', 2022), ['2022-01-03', '2022-12-26', '2022-12-27'])
  })

  test('the Federal Reserve moves Sundays to Mondays and leaves Saturdays', ({ assert }) => {
    assert.deepEqual(bankHolidays('US', 2021).toSorted(), [
      ...['2021-01-01', '2021-01-18', '2021-02-15', '2021-05-31', '2021-06-19', '2021-07-05'],
      ...['2021-09-06', '2021-10-11', '2021-11-11', '2021-11-25', '2021-12-25'],
    ])
  })

  test('days that go by Easter move with it', ({ assert }) => {
    assert.includeMembers(bankHolidays('DE', 2026), ['2026-04-03', '2026-04-06', '2026-05-14', '2026-05-25'])
    assert.notInclude(bankHolidays('FR', 2026), '2026-04-03')
    assert.include(bankHolidays('PL', 2026), '2026-06-04')
  })

  test('Midsummer Eve is a Friday from the 19th on, and Thanksgiving the fourth Thursday', ({ assert }) => {
    assert.include(bankHolidays('SE', 2026), '2026-06-19')
    assert.include(bankHolidays('FI', 2025), '2025-06-20')
    assert.include(bankHolidays('US', 2026), '2026-11-26')
  })

  test('a country that is not known has what most of Europe has', ({ assert }) => {
    const common = ['2026-01-01', '2026-04-03', '2026-04-06', '2026-12-25', '2026-12-26']
    assert.deepEqual(bankHolidays(null, 2026), common)
    assert.deepEqual(bankHolidays('XX', 2026), common)
    assert.lengthOf(bankHolidaysBetween(null, 2025, 2026), 10)
  })

  test('a household goes by its clock, else by its language', ({ assert }) => {
    const country = (zone: string, locale: string) => holidayCountry({ time_zone: zone, locale })
    assert.equal(country('Europe/London', 'en-US'), 'GB')
    assert.equal(country('Australia/Perth', 'en'), 'AU')
    assert.equal(country('UTC', 'de-AT'), 'AT')
    assert.isNull(country('UTC', 'en'))
    assert.isNull(country('Asia/Tokyo', 'ja-JP'))
  })

  test('every rule of every country is a day of that year', ({ assert }) => {
    const countries = 'AT AU BE CA CH CZ DE DK ES FI FR GB HU IE IT LU NL NO NZ PL PT SE SK US ZA'.split(' ')
    for (const country of countries)
      for (const year of [1999, 2024, 2026, 2100]) {
        const days = bankHolidays(country, year)
        assert.isAtLeast(days.length, 7, country)
        for (const day of days) {
          assert.isTrue(isPlainDate(day), `${country} ${day}`)
          assert.isTrue(day.startsWith(String(year)), `${country} ${day}`)
        }
      }
  })
})
