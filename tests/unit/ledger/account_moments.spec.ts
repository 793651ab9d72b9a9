import { test } from '@japa/runner'
import { accountMoment } from '#ledger/domain/account_moments'

const row = { id: 1, name: 'Savings', position: 0, archived_at: null }

test('what happened to an account is one thing, and being sorted is nothing', ({ assert }) => {
  const archived = { ...row, archived_at: '2026-03-01T00:00:00.000Z' }
  assert.equal(accountMoment(null, row), 'opened')
  assert.equal(accountMoment(row, null), 'deleted')
  assert.equal(accountMoment(row, { ...archived, name: 'Old savings' }), 'archived')
  assert.equal(accountMoment(archived, row), 'reopened')
  assert.equal(accountMoment(row, { ...row, name: 'Nest egg' }), 'changed')
  assert.isUndefined(accountMoment(row, { ...row, position: 3 }))
  assert.isUndefined(accountMoment(null, null))
})
