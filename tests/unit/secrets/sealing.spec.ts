import { test } from '@japa/runner'
import { masterKeyOf, newKey, seal, unseal } from '#secrets/domain/sealing'

const about = 'plugin_secrets/1/7/token'

test.group('A sealed text', () => {
  test('opens with its key for what it is about', ({ assert }) => {
    const key = newKey()
    for (const text of ['', 'a', 'pässwörd '.repeat(1_000)]) {
      const sealed = seal(key, text, about)
      assert.equal(unseal(key, sealed, about).toString(), text)
      // A few letters stand in any long text by chance.
      if (text.length >= 12) assert.notInclude(sealed, Buffer.from(text).toString('base64url').slice(0, 12))
    }
  })

  test('is never the same twice', ({ assert }) => {
    const key = newKey()
    assert.lengthOf([...new Set(Array.from({ length: 100 }, () => seal(key, 'same', about)))], 100)
  })

  test('opens with no other key, for nothing else, and not when it was changed', ({ assert }) => {
    const key = newKey()
    const sealed = seal(key, 'secret', about)
    const [format, nonce, body] = sealed.split('.') as [string, string, string]
    const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
    assert.throws(() => unseal(newKey(), sealed, about))
    assert.throws(() => unseal(key, sealed, 'plugin_secrets/1/8/token'))
    const changed = [
      [format, flipped(nonce), body],
      [format, nonce, flipped(body)],
      [format, nonce, body.slice(0, -4)],
      [format, nonce, body.slice(0, 8)],
      [format, nonce, ''],
      ['s2', nonce, body],
      [''],
    ]
    for (const parts of changed) assert.throws(() => unseal(key, parts.join('.'), about))
  })
})

test.group('A master key', () => {
  test('is named without being given away', ({ assert }) => {
    const text = 'correct horse battery staple 123456'
    const { id, key } = masterKeyOf(text)
    assert.match(id, /^[0-9a-f]{16}$/)
    assert.lengthOf(key, 32)
    assert.equal(masterKeyOf(text).id, id)
    assert.notEqual(masterKeyOf(`${text}!`).id, id)
    assert.isFalse(key.toString('hex').includes(id))
  })
})
