import { test } from '@japa/runner'
import type { SettingsSchema } from '#sdk'
import { redact, redactAddress, redactBody, redactText, redactLog, redactSettings } from '#plugins/domain/redact'

test.group('What leaves Florin with a failed run', () => {
  test('keeps its shape and tells nothing about the household', ({ assert }) => {
    const request = {
      transactions: {
        date: ['2026-03-31'],
        amount: ['-42.10'],
        currency: ['EUR'],
        payee: ['Bäckerei Müller 7'],
        memo: [''],
      },
      categories: [{ kind: 'expense', name: 'Food', position: 3 }],
      values: [0, -12_345, 99.5],
      model: null,
      month: '2026-03',
    }
    assert.deepEqual(redact(request), {
      transactions: {
        date: ['2026-03-31'],
        amount: ['-99.99'],
        currency: ['EUR'],
        payee: ['Xxxxxxxx Xxxxxx 9'],
        memo: [''],
      },
      categories: [{ kind: 'expense', name: 'Xxxx', position: 3 }],
      values: [0, -10_000, 10],
      model: null,
      month: '2026-03',
    })
  })

  test('keeps what an answer is made of')
    .with([
      ['{"accounts":[{"name":"Giro","balance":"12.30"}]}', '{"accounts":[{"name":"Xxxx","balance":"99.99"}]}'],
      ['<a id="1"><name>Ada</name></a>', '<a id="1"><name>Xxx</name></a>'],
      ['Ada;12,30\n', 'Xxx;99,99\n'],
      ['{"cut": "of', '{"xxx": "xx'],
      ['', ''],
    ])
    .run(({ assert }, [body, redacted]) => {
      assert.equal(redactBody(body), redacted)
    })

  test('keeps where an address leads, not what it says there', ({ assert }) => {
    const form: SettingsSchema = {
      type: 'object',
      properties: {
        server: { type: 'string', title: 'Server', format: 'url' },
        topic: { type: 'string', title: 'Topic' },
        mode: { type: 'string', title: 'Mode', enum: ['fast', 'slow'] },
        names: { type: 'array', title: 'Names', items: { type: 'string' } },
      },
    }
    const settings = {
      server: 'http://nas.local:8080/ada/2',
      topic: 'our-money',
      mode: 'fast',
      names: ['Ada'],
      left: 3,
    }
    assert.deepEqual(redactSettings(form, settings), {
      server: 'http://nas.local:8080/xxx/9',
      topic: 'xxx-xxxxx',
      mode: 'fast',
      names: ['Xxx'],
      left: 3,
    })
  })

  test('names secrets by their handles, and asks where it asked', ({ assert }) => {
    assert.equal(redactText('Bearer {{secret:token}} 12'), 'Xxxxxx {{secret:token}} 99')
    const address = 'https://api.example.com/v1/rates?to=ada&key={{secret:key}}'
    assert.equal(redactAddress(address), 'https://api.example.com/v1/rates?to=xxx&key={{secret:key}}')
  })

  test('has no number in its log that could be one of an account', ({ assert }) => {
    assert.equal(redactLog('Row 12 of DE89370400440532013000'), 'Row 12 of DE99999999999999999999')
  })
})
