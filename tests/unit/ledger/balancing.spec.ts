import { test } from '@japa/runner'
import fc from 'fast-check'
import { toPostings } from '#ledger/domain/balancing'
import { UnbalancedTransactionException } from '#ledger/exceptions'

const amounts = fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1, maxLength: 30 })
const part = (amount: number) => ({ accountId: 2, commodityId: 1, amount, memo: '' })

test.group('Balancing', () => {
  test('postings of parts that add up sum to zero', () => {
    fc.assert(
      fc.property(amounts, (list) => {
        const amount = list.reduce((sum, value) => sum + value, 0)
        const postings = toPostings({ accountId: 1, commodityId: 1, amount }, list.map(part))
        return postings.reduce((sum, posting) => sum + posting.value, 0) === 0 && postings[0].quantity === amount
      }),
    )
  })

  test('refuses parts that do not add up, and tells by how much', ({ assert }) => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 1000 }), (list, off) => {
        const amount = list.reduce((sum, value) => sum + value, 0) + off
        try {
          toPostings({ accountId: 1, commodityId: 1, amount }, list.map(part))
          return false
        } catch (error) {
          assert.instanceOf(error, UnbalancedTransactionException)
          return (error as UnbalancedTransactionException).extras.residual_minor_units === off
        }
      }),
    )
  })
})
