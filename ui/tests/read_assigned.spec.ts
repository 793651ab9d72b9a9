import { test } from '@japa/runner'
import { readAssigned } from '#lib/features/budgets/read_assigned.ts'

const english = { separator: '.', scale: 2 } as const
const german = { separator: ',', scale: 2 } as const

test.group('What is typed over an assigned amount', () => {
  test('is an amount or a sum', ({ assert }) => {
    assert.equal(readAssigned('150/2', '300.00', english), '75.00')
    assert.equal(readAssigned('12,5', '300.00', german), '12.50')
    assert.equal(readAssigned('', '300.00', english), '0.00')
  })

  test('changes what is there when it begins with a sign', ({ assert }) => {
    assert.equal(readAssigned('+20', '300.00', english), '320.00')
    assert.equal(readAssigned('-20,50', '300.00', german), '279.50')
    assert.equal(readAssigned('*1.1', '300.00', english), '330.00')
    assert.equal(readAssigned('/3', '100.00', english), '33.33')
    assert.equal(readAssigned('-20', '-5.00', english), '-25.00')
  })

  test('is the amount itself after an equals sign', ({ assert }) => {
    assert.equal(readAssigned('=-20', '300.00', english), '-20.00')
  })

  test('is not guessed when it cannot be read', ({ assert }) => {
    assert.isNull(readAssigned('+', '300.00', english))
    assert.isNull(readAssigned('many', '300.00', english))
  })
})
