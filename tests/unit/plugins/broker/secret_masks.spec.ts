import fc from 'fast-check'
import { test } from '@japa/runner'
import { defuseHandles, fillHandles, namesIn } from '#plugins/domain/secret_handles'
import { secretMask } from '#plugins/domain/secret_masks'

const maskOf = (secrets: Record<string, string>) => secretMask(new Map(Object.entries(secrets)))

test.group('Secrets in a text', () => {
  test('become their handles in every form they are sent in', ({ assert }) => {
    const value = 'p@ss/word+"ü"=42'
    const mask = maskOf({ token: value })
    const forms = {
      plain: value,
      url: encodeURIComponent(value),
      form: new URLSearchParams({ value }).toString().slice('value='.length),
      json: JSON.stringify(value).slice(1, -1),
      html: 'p@ss/word+&quot;ü&quot;=42',
      hexadecimal: Buffer.from(value).toString('hex'),
    }
    for (const [form, text] of Object.entries(forms)) assert.equal(mask(`a ${text} b`), 'a {{secret:token}} b', form)
    for (const around of ['', 'a', 'ab', 'user:', 'abc', 'abcd'])
      for (const encoding of ['base64', 'base64url'] as const) {
        const hidden = mask(Buffer.from(`${around}${value}${around}`).toString(encoding))
        assert.include(hidden, '{{secret:token}}', `${encoding} behind "${around}"`)
      }
  })

  test('that are addresses are hidden with the user and password in them, wherever these are sent', ({ assert }) => {
    const mask = maskOf({ access: 'https://user%40x:p%3Aword@api.example.com/simplefin' })
    const handle = '{{secret:access}}'
    assert.equal(mask('"p:word" p%3Aword'), `"${handle}" ${handle}`)
    assert.include(mask(`Basic ${Buffer.from('user@x:p:word').toString('base64')}`), `Basic ${handle}`)
    assert.equal(
      mask('https://api.example.com/simplefin/accounts of user@x'),
      'https://api.example.com/simplefin/accounts of user@x',
    )
    const hook = maskOf({ hook: 'https://HOOKS.example.com/T0/täglich' })
    assert.equal(hook('at https://hooks.example.com/T0/t%C3%A4glich?x'), 'at {{secret:hook}}?x')
    assert.equal(maskOf({ broken: 'https://a:%zz@example.com/' })('%zz:a a:%zz'), '%zz:a {{secret:broken}}')
  })

  test('are never there afterwards, whatever stands around them', ({ assert }) => {
    const secret = fc.string({ minLength: 8, maxLength: 40 }).filter((text) => !text.includes('{{'))
    const property = fc.property(secret, fc.string(), fc.string(), (value, before, after) => {
      const mask = maskOf({ token: value })
      assert.notInclude(mask(before + value + after).replaceAll('{{secret:token}}', '\0'), value)
      const encoded = Buffer.from(`${before}\0${value}\0${after}`).toString('base64')
      assert.include(mask(encoded), '{{secret:token}}')
    })
    fc.assert(property, { numRuns: 300 })
  })

  test('that contain each other are all hidden', ({ assert }) => {
    assert.equal(maskOf({ short: 'abcd', long: 'abcdefgh' })('xabcdefghx abcd'), 'x{{secret:long}}x {{secret:short}}')
  })

  test('shorter than four characters are left, because hiding them would tell them', ({ assert }) => {
    assert.equal(maskOf({ pin: '123' })('123 of 1234'), '123 of 1234')
  })
})

test.group('Handles', () => {
  test('become what they stand for, written as the place asks', ({ assert }) => {
    const values: Record<string, string> = { a: '1&2', 'b.c': 'x' }
    const text = 'q={{secret:a}}&r={{secret:b.c}}&s={{secret:}}&t={{ secret:a }}'
    assert.deepEqual(namesIn(text), ['a', 'b.c'])
    assert.equal(
      fillHandles(text, (name) => values[name]!, encodeURIComponent),
      'q=1%262&r=x&s={{secret:}}&t={{ secret:a }}',
    )
  })

  test('in the values of secrets mean nothing', ({ assert }) => {
    assert.equal(
      fillHandles('{{secret:a}}', () => '{{secret:b}} $& $1'),
      '{{secret:b}} $& $1',
    )
  })

  test('that somebody else wrote are taken apart', ({ assert }) => {
    const text = JSON.stringify({ memo: 'rent {{secret:token}}' })
    assert.deepEqual(namesIn(defuseHandles(text)), [])
    assert.deepEqual(JSON.parse(defuseHandles(text)), { memo: 'rent {{ secret:token}}' })
  })
})
