import { test } from '@japa/runner'
import Sqlite from 'better-sqlite3'
import fc from 'fast-check'
import { addDays } from '#core/plain_date'
import { SEARCH_KEY, searchExpression, searchKey } from '#ledger/domain/search_key'

test.group('Search keys', () => {
  test('sort like the list of transactions: by day, then by id', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1970-01-01', days))
    const id = fc.integer({ min: 1, max: 2 ** 36 - 1 })
    fc.assert(
      fc.property(day, id, day, id, (dayA, a, dayB, b) => {
        const expected = dayA === dayB ? a - b : dayA < dayB ? -1 : 1
        return Math.sign(searchKey(dayA, a) - searchKey(dayB, b)) === Math.sign(expected)
      }),
    )
  })

  test('are made by the database as they are looked for', ({ assert }) => {
    const database = new Sqlite(':memory:')
    const made = database.prepare<[string, number], number>(
      `SELECT ${SEARCH_KEY} FROM (SELECT ? AS occurred_on, ? AS id)`,
    )
    made.pluck()
    for (const day of [
      '0001-01-01',
      '1969-12-31',
      '1970-01-01',
      '1970-01-02',
      '2024-02-29',
      '2149-06-06',
      '2149-06-07',
      '9999-12-31',
    ])
      assert.equal(made.get(day, 4711), searchKey(day, 4711), day)
    database.close()
  })

  test('takes nothing in the text for an operator', ({ assert }) => {
    assert.equal(searchExpression('coffee OR "tea*', 'sqlite'), '"coffee"* "or"* "tea"*')
    assert.equal(searchExpression(`o'neil & co`, 'postgres'), `'o':* & 'neil':* & 'co':*`)
    assert.equal(searchExpression('&&&', 'sqlite'), '""')
  })
})
