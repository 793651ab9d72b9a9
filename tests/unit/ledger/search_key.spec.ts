import { test } from '@japa/runner'
import fc from 'fast-check'
import { addDays } from '#core/plain_date'
import { searchExpression, searchKey } from '#ledger/domain/search_key'

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

  test('takes nothing in the text for an operator', ({ assert }) => {
    assert.equal(searchExpression('coffee OR "tea*', 'sqlite'), '"coffee"* "or"* "tea"*')
    assert.equal(searchExpression(`o'neil & co`, 'postgres'), `'o':* & 'neil':* & 'co':*`)
    assert.equal(searchExpression('&&&', 'sqlite'), '""')
  })
})
