import { test } from '@japa/runner'
import { splitParts } from '#imports/domain/split_parts'

const findCategory = (name: string) => ({ Food: 1, Household: 2 })[name] ?? null
const whole = { minor: -10_000, scale: 2, findCategory }

test.group('Split parts', () => {
  test('are the parts that the file tells, with their categories', ({ assert }) => {
    const splits = [
      { amount: '-60.00', category: 'Food', memo: 'weekly shop' },
      { amount: '-30', category: 'Unheard of' },
      { amount: '-10.00', transfer_account: 'Cash', memo: 'cash back' },
    ]
    assert.deepEqual(splitParts({ splits }, whole), [
      { categoryId: 1, minor: -6000, memo: 'weekly shop' },
      { categoryId: null, minor: -3000, memo: '' },
      { categoryId: null, minor: -1000, memo: 'cash back [Cash]' },
    ])
  })

  test('are none where they do not come to the whole or cannot be counted', ({ assert }) => {
    assert.isNull(splitParts({}, whole))
    assert.isNull(splitParts({ splits: [{ amount: '-99.99', category: 'Food' }] }, whole))
    assert.isNull(splitParts({ splits: [{ amount: '-99.995' }, { amount: '-0.005' }] }, whole))
  })
})
