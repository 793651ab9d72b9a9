import { test } from '@japa/runner'
import { matchOptions } from '#lib/components/match_options.ts'
import { readSearch } from '#lib/features/transactions/search_tokens.ts'

const names = {
  accounts: [{ id: 3, name: 'Visa Gold' }],
  categories: [
    { id: 1, name: 'Food' },
    { id: 2, name: 'Groceries' },
  ],
  tags: [{ id: 9, name: 'holiday' }],
}

test.group('What is typed into the search', () => {
  test('tokens become a filter and the other words stay', ({ assert }) => {
    assert.deepEqual(readSearch('amazon >100 2024 cat:groceries prime', names), {
      filter: { min: '100', from: '2024-01-01', to: '2024-12-31', category: '2' },
      text: 'amazon prime',
    })
  })

  test('a month, a status and names with spaces are understood', ({ assert }) => {
    assert.deepEqual(readSearch('2024-02 is:pending acc:"visa gold" tag:holiday', names), {
      filter: { from: '2024-02-01', to: '2024-02-29', status: 'pending', account: '3', tag: '9' },
      text: '',
    })
  })

  test('amounts may have a comma, and an exact one is a range of one', ({ assert }) => {
    assert.deepEqual(readSearch('=12,50', names).filter, { min: '12.50', max: '12.50' })
  })

  test('a name that is not known stays text', ({ assert }) => {
    assert.deepEqual(readSearch('cat:unicorns', names), { filter: {}, text: 'cat:unicorns' })
  })
})

test.group('Finding an option', () => {
  const options = [
    { label: 'Food › Groceries', group: 'Spending' },
    { label: 'Café', group: 'Spending' },
    { label: 'Groceries for the club', group: 'Spending' },
  ]

  test('every word must be there, accents or not', ({ assert }) => {
    assert.deepEqual(
      matchOptions(options, 'cafe').map(({ label }) => label),
      ['Café'],
    )
    assert.deepEqual(
      matchOptions(options, 'groc food').map(({ label }) => label),
      ['Food › Groceries'],
    )
  })

  test('what begins with the text comes first', ({ assert }) => {
    assert.equal(matchOptions(options, 'groc')[0]!.label, 'Groceries for the club')
  })
})
