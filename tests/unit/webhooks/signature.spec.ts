import { test } from '@japa/runner'
import { causationHeader, depthOf } from '#webhooks/domain/causation'
import { isBeyondHope, verdictOf } from '#webhooks/domain/sending'
import { signatureHeaders, signatureOf } from '#core/webhook_signature'
import { newSigningSecret, signatureFault } from '#webhooks/domain/signature'

const NOW = '2026-03-31T12:00:00.000Z'
const SECONDS = Date.parse(NOW) / 1000
const MESSAGE = { id: 'msg_1', timestamp: SECONDS, body: '{"a":1}' }

test.group('Signatures', () => {
  test('are those of Standard Webhooks', ({ assert }) => {
    // The example of its specification.
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1614265330, body: '{"test": 2432232314}' }
    assert.equal(signatureOf(secret, message), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
  })

  test('fit their message and no other', ({ assert }) => {
    const [secret, other] = [newSigningSecret(), newSigningSecret()]
    const headers = signatureHeaders([secret], MESSAGE)
    const received = (change: Record<string, string | undefined> = {}) => ({
      id: headers['webhook-id'],
      timestamp: headers['webhook-timestamp'],
      signature: headers['webhook-signature'],
      ...change,
    })
    assert.isUndefined(signatureFault(secret, MESSAGE.body, received(), NOW))
    assert.equal(signatureFault(other, MESSAGE.body, received(), NOW), 'wrong')
    assert.equal(signatureFault(secret, '{"a":2}', received(), NOW), 'wrong')
    assert.equal(signatureFault(secret, MESSAGE.body, received({ id: 'msg_2' }), NOW), 'wrong')
    assert.equal(signatureFault(secret, MESSAGE.body, received({ timestamp: String(SECONDS + 1) }), NOW), 'wrong')
    assert.equal(signatureFault(secret, MESSAGE.body, received({ signature: undefined }), NOW), 'missing')
    assert.equal(signatureFault(secret, MESSAGE.body, received({ signature: 'v1,' }), NOW), 'wrong')
    const later = new Date(Date.parse(NOW) + 301_000).toISOString()
    assert.equal(signatureFault(secret, MESSAGE.body, received(), later), 'too_old')
    assert.equal(signatureFault(secret, MESSAGE.body, received({ timestamp: '1e9' }), NOW), 'too_old')
  })

  test('come in pairs while a secret is changed', ({ assert }) => {
    const [old, next] = [newSigningSecret(), newSigningSecret()]
    const headers = signatureHeaders([next, old], MESSAGE)
    const received = { id: MESSAGE.id, timestamp: String(SECONDS), signature: headers['webhook-signature'] }
    for (const secret of [old, next]) assert.isUndefined(signatureFault(secret, MESSAGE.body, received, NOW))
  })
})

test('the depth of a chain is read from what we write, and from nothing else', ({ assert }) => {
  assert.equal(depthOf(causationHeader('msg_1', 3)), 3)
  for (const header of [undefined, '', 'msg_1', 'msg;depth=', 'msg;depth=-1', 'msg;depth=x'])
    assert.equal(depthOf(header), 0)
})

test('an answer is taken, tried again, or the end', ({ assert }) => {
  assert.deepEqual([200, 204, 301, 400, 404, 410, 429, 500, 508].map(verdictOf), [
    'taken',
    'taken',
    'later',
    'later',
    'later',
    'gone',
    'later',
    'later',
    'loop',
  ])
  assert.isFalse(isBeyondHope('2026-03-26T12:00:01.000Z', 9, NOW))
  assert.isFalse(isBeyondHope('2026-03-26T12:00:00.000Z', 2, NOW))
  assert.isTrue(isBeyondHope('2026-03-26T12:00:00.000Z', 3, NOW))
})
