import { test } from '@japa/runner'
import { retryAfterSeconds } from '#core/retry_after'

const NOW = '2026-03-31T12:00:00.000Z'

test('a wait is asked for in seconds or until a time', ({ assert }) => {
  assert.equal(retryAfterSeconds('120', NOW), 120)
  assert.equal(retryAfterSeconds('Tue, 31 Mar 2026 12:02:00 GMT', NOW), 120)
})

test('what asks for no wait is none', ({ assert }) => {
  for (const header of [undefined, '', '0', '-5', 'soon', 'Tue, 31 Mar 2026 11:00:00 GMT'])
    assert.isUndefined(retryAfterSeconds(header, NOW), header)
})
