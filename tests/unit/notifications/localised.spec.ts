import { test } from '@japa/runner'
import { localised } from '#notifications/domain/localised'

const data = {
  name: 'Rent',
  amount: { amount: '1850.00', currency: 'EUR' },
  due_on: '2026-04-01',
  days: 3,
  rows: [{ on: '2026-12-31', nothing: null }],
}

test.group('Data for templates', () => {
  test('has money and days as the reader writes them', ({ assert }) => {
    assert.deepEqual(localised(data, 'de'), {
      name: 'Rent',
      amount: '1.850,00\u00a0€',
      due_on: '01.04.2026',
      days: 3,
      rows: [{ on: '31.12.2026', nothing: null }],
    })
    assert.containSubset(localised(data, 'en'), { amount: '€1,850.00', due_on: 'Apr 1, 2026' })
  })

  test('leaves alone what only looks like it', ({ assert }) => {
    const odd = {
      amount: { amount: 'much', currency: 'EUR' },
      share: { amount: '1', currency: 'shares' },
      on: '2026-02-30',
    }
    assert.deepEqual(localised(odd, 'de'), odd)
  })
})
