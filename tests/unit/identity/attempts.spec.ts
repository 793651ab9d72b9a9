import { test } from '@japa/runner'
import { secondsToWait } from '#identity/domain/attempts'

const NOW = '2026-03-31T12:00:00.000Z'

test.group('Failed attempts', () => {
  test('below the limit cost nothing', ({ assert }) => {
    assert.equal(secondsToWait({ count: 9, oldest: '2026-03-31T11:59:59.000Z' }, 10, NOW), 0)
    assert.equal(secondsToWait({ count: 0, oldest: null }, 10, NOW), 0)
  })

  test('at the limit cost the rest of the window, and never nothing', ({ assert }) => {
    assert.equal(secondsToWait({ count: 10, oldest: NOW }, 10, NOW), 900)
    assert.equal(secondsToWait({ count: 10, oldest: '2026-03-31T11:50:00.000Z' }, 10, NOW), 300)
    assert.equal(secondsToWait({ count: 10, oldest: '2026-03-31T11:45:00.000Z' }, 10, NOW), 1)
  })
})
