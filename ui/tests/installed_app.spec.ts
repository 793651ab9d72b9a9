import { test } from '@japa/runner'
import { isLookedUp } from '#lib/api/kept_answers.ts'
import { isIos } from '#lib/features/session/installed.ts'

const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/604.1'

test.group('Devices of Apple', () => {
  test('are known by their name, and iPads by what computers do not have', ({ assert }) => {
    const iphone = { userAgent: `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${SAFARI}`, maxTouchPoints: 5 }
    const ipad = { userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI}`, maxTouchPoints: 5 }
    assert.isTrue(isIos(iphone))
    assert.isTrue(isIos(ipad))
    assert.isFalse(isIos({ ...ipad, maxTouchPoints: 0 }))
    assert.isFalse(isIos({ userAgent: 'Mozilla/5.0 (Linux; Android 15) Chrome/141.0 Mobile', maxTouchPoints: 5 }))
  })
})

test.group('Answers that are kept for reading without a connection', () => {
  test('are what people look up', ({ assert }) => {
    for (const path of ['accounts', 'accounts/3', 'transactions?limit=50', 'dashboard', 'budget/categories/2/history'])
      assert.isTrue(isLookedUp(`/api/v1/${path}`), path)
  })

  test('never hold what signs people or programs in, nor what sets Florin up', ({ assert }) => {
    const paths = ['session', 'sessions', 'tokens', 'push-key', 'push-subscriptions', 'calendar-link', 'invitations']
    for (const path of [...paths, 'webhooks', 'incoming-webhooks', 'instance/mail', 'plugin-instances', 'export'])
      assert.isFalse(isLookedUp(`/api/v1/${path}`), path)
    assert.isFalse(isLookedUp('/api/v1/accounts-of-others'))
  })
})
