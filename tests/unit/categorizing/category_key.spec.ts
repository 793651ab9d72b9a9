import { test } from '@japa/runner'
import { categoryKey } from '#categorizing/domain/category_key'

test.group('Keys of categories', () => {
  test('starter categories are known by their name, at every depth', ({ assert }) => {
    assert.equal(categoryKey('Groceries'), 'groceries')
    assert.equal(categoryKey('Eating out'), 'eating_out')
    assert.equal(categoryKey('Internet and phone'), 'internet_and_phone')
    assert.equal(categoryKey('Car repair'), 'car_repair')
    assert.equal(categoryKey('Child benefit'), 'child_benefit')
  })

  test('what people named themselves has none', ({ assert }) => {
    for (const name of ['groceries', 'Lebensmittel', 'Our dog', '', '__proto__']) assert.equal(categoryKey(name), '')
  })
})
