import { test } from '@japa/runner'
import { compareVersions, fitsApi } from '#plugins/domain/versions'

test.group('Versions', () => {
  test('are ordered by number', ({ assert }) => {
    const ordered = ['0.0.1', '0.0.10', '0.2.0', '1.0.0', '1.9.0', '1.10.0', '10.0.0', '99999999999999999999.0.0']
    assert.deepEqual([...ordered].reverse().sort(compareVersions), ordered)
    assert.equal(compareVersions('1.2.3', '1.2.3'), 0)
  })

  test('of the API fit when they are offered', ({ assert }) => {
    assert.isTrue(fitsApi('^1.0'))
    for (const range of ['^0.9', '^1.99', '^2.0']) assert.isFalse(fitsApi(range), range)
  })
})
