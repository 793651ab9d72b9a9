import { test } from '@japa/runner'
import type { SettingsField, SettingsSchema } from '#sdk'
import { readSettings } from '#plugins/domain/settings_form'

const formOf = (properties: Record<string, SettingsField>, more: Partial<SettingsSchema> = {}): SettingsSchema => ({
  type: 'object',
  properties,
  ...more,
})

/** What becomes of one value in a form of one field: the value, or the code and the sentence. */
function reading(field: Partial<SettingsField>, value: unknown): unknown {
  const form = formOf({ it: { type: 'string', title: 'It', ...field } })
  const { settings, problems } = readSettings(form, { settings: { it: value } })
  const [problem] = problems
  return problem ? `${problem.code}: ${problem.message}` : settings.it
}

test.group('A field of a form', () => {
  test('accepts what fits, in the form that is kept')
    .with([
      [{}, ' a topic ', 'a topic'],
      [{ maxLength: 3 }, 'abc', 'abc'],
      [{ enum: ['a', 'b'] }, 'b', 'b'],
      [{ format: 'multiline' }, 'two\nlines ', 'two\nlines '],
      [{ format: 'template' }, '{{payee}}', '{{payee}}'],
      [{ format: 'url' }, ' https://example.com/a?b=c ', 'https://example.com/a?b=c'],
      [{ format: 'url' }, 'http://192.168.1.5:11434', 'http://192.168.1.5:11434'],
      [{ format: 'hostname' }, 'API.Example.com', 'api.example.com'],
      [{ format: 'email' }, 'ada@example.org', 'ada@example.org'],
      [{ format: 'iban' }, 'de89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
      [{ format: 'iban' }, 'GB82WEST12345698765432', 'GB82WEST12345698765432'],
      [{ format: 'bic' }, 'deutdeff', 'DEUTDEFF'],
      [{ format: 'currency' }, 'eur', 'EUR'],
      [{ format: 'date' }, '2024-02-29', '2024-02-29'],
      [{ type: 'integer', minimum: 1, maximum: 10 }, 10, 10],
      [{ type: 'number' }, 0.5, 0.5],
      [{ type: 'boolean' }, false, false],
      [{ type: 'array', items: { type: 'string' } }, ['a', 'b'], ['a', 'b']],
      [{ type: 'array', items: { type: 'integer', enum: [1, 2] } }, [2], [2]],
    ] as [Partial<SettingsField>, unknown, unknown][])
    .run(({ assert }, [field, value, kept]) => {
      assert.deepEqual(reading(field, value), kept)
    })

  test('refuses what does not fit, and says so to a person')
    .with([
      [{}, 3, 'string: It must be text.'],
      [{}, 'two\nlines', 'string: It must be one line of text.'],
      [{ maxLength: 3 }, 'abcd', 'maxLength: It must have at most 3 characters.'],
      [{ minLength: 3 }, 'ab', 'minLength: It must have at least 3 characters.'],
      [{}, 'x'.repeat(4_001), 'maxLength: It must have at most 4000 characters.'],
      [{ enum: ['a', 'b'], enumTitles: ['First', 'Second'] }, 'c', 'enum: It must be one of First, Second.'],
      [{ format: 'url' }, 'javascript:alert(1)', 'url: It must be a web address like https://example.com/feed.'],
      [{ format: 'url' }, 'https://me:pw@example.com', 'url: It must be a web address like https://example.com/feed.'],
      [{ format: 'hostname' }, 'example.com/path', 'hostname: It must be the name of a host, like example.com.'],
      [{ format: 'email' }, 'ada', 'email: It must be an e-mail address.'],
      [{ format: 'iban' }, 'DE88370400440532013000', 'iban: It must be an IBAN; its check digits do not fit.'],
      [{ format: 'bic' }, 'DEUT', 'bic: It must be a BIC of 8 or 11 characters.'],
      [{ format: 'currency' }, 'ZZY', 'currency: It must be the code of a currency, like EUR.'],
      [{ format: 'date' }, '2023-02-29', 'date: It must be a day like 2026-03-31.'],
      [{ type: 'integer' }, 1.5, 'integer: It must be a whole number.'],
      [{ type: 'integer', minimum: 1 }, 0, 'minimum: It must be at least 1.'],
      [{ type: 'number', maximum: 1 }, 2, 'maximum: It must be at most 1.'],
      [{ type: 'number' }, '3', 'number: It must be a number.'],
      [{ type: 'number' }, Number.NaN, 'number: It must be a number.'],
      [{ type: 'boolean' }, 'yes', 'boolean: It must be yes or no.'],
      [{ type: 'array' }, 'a', 'array: It must be a list.'],
      [{ type: 'array', maxItems: 1 }, ['a', 'b'], 'maxItems: It must have at most 1 entries.'],
      [{ type: 'array' }, ['a', 'a'], 'distinct: It must not name an entry twice.'],
      [{ type: 'array', items: { type: 'integer' } }, [1, 'b'], 'number: It has an entry 2 that must be a number.'],
      [{ 'x-picker': 'account' }, 'Giro', 'picker: It must be chosen from the list.'],
    ] as [Partial<SettingsField>, unknown, string][])
    .run(({ assert }, [field, value, said]) => {
      assert.equal(reading(field, value), said)
    })
})

const text = (title: string, more: Partial<SettingsField> = {}): SettingsField => ({ type: 'string', title, ...more })

test.group('A form', () => {
  test('fills in defaults, in the order of the fields', ({ assert }) => {
    const form = formOf({ server: text('Server', { default: 'ntfy.sh' }), topic: text('Topic') })
    const { settings, problems } = readSettings(form, { settings: { topic: 'money', server: '' } })
    assert.deepEqual(Object.entries(settings), [
      ['server', 'ntfy.sh'],
      ['topic', 'money'],
    ])
    assert.deepEqual(problems, [])
  })

  test('points to what is missing and to what it does not know', ({ assert }) => {
    const form = formOf({ topic: text('Topic') }, { required: ['topic'] })
    const given = { settings: { 'a/b': 1, ['__proto__x']: 2 }, secrets: { token: 'x' } }
    assert.deepEqual(
      readSettings(form, given).problems.map(({ pointer, code }) => `${pointer} ${code}`),
      ['/settings/a~1b unknown', '/settings/__proto__x unknown', '/secrets/token unknown', '/settings/topic required'],
    )
  })

  test('knows no field by what every object has', ({ assert }) => {
    const given = {
      settings: JSON.parse('{"__proto__": 1, "constructor": 2, "toString": 3}') as Record<string, unknown>,
    }
    assert.deepEqual(
      readSettings(formOf({}), given).problems.map(({ code }) => code),
      ['unknown', 'unknown', 'unknown'],
    )
  })

  const conditional = formOf(
    {
      user: text('User'),
      password: text('Password', { format: 'secret' }),
      login: { type: 'boolean', title: 'Sign in', default: false },
    },
    { conditional: [{ field: 'login', is: true, then: ['user', 'password'] }] },
  )

  test('asks for further fields while a field has its value', ({ assert }) => {
    const missing = readSettings(conditional, { settings: { login: true } }).problems
    assert.deepEqual(
      missing.map(({ pointer }) => pointer),
      ['/settings/user', '/secrets/password'],
    )
    const given = { settings: { login: true, user: 'ada' }, secrets: { password: 'pw' } }
    const { settings, secrets, problems } = readSettings(conditional, given)
    assert.deepEqual([settings, secrets, problems], [{ user: 'ada', login: true }, { password: 'pw' }, []])
  })

  test('lets go of fields that are no longer asked for', ({ assert }) => {
    const { settings, problems } = readSettings(conditional, { settings: { login: false, user: 'ada' } })
    assert.deepEqual([settings, problems], [{ login: false }, []])
  })

  const secret = formOf({ token: text('Token', { format: 'secret', maxLength: 10 }) }, { required: ['token'] })

  test('takes secrets beside the settings only, and never among them', ({ assert }) => {
    const { settings, problems } = readSettings(secret, { settings: { token: 'abc' }, secrets: { token: 'abc' } })
    assert.deepEqual(settings, {})
    assert.deepEqual(
      problems.map(({ pointer, code }) => `${pointer} ${code}`),
      ['/settings/token secret'],
    )
  })

  test('asks for a secret once, and does not let a required one be forgotten', ({ assert }) => {
    const pointers = (kept: string[], secrets?: Record<string, unknown>) =>
      readSettings(secret, { settings: { token: { set: true } }, secrets, kept: new Set(kept) }).problems.map(
        ({ pointer, code }) => `${pointer} ${code}`,
      )
    assert.deepEqual(pointers([]), ['/secrets/token required'])
    assert.deepEqual(pointers(['token']), [])
    assert.deepEqual(pointers(['token'], { token: null }), ['/secrets/token required'])
    assert.deepEqual(pointers([], { token: 'x'.repeat(11) }), ['/secrets/token maxLength'])
  })

  test('forgets a secret that is not required', ({ assert }) => {
    const form = formOf({ token: text('Token', { format: 'secret' }) })
    assert.deepEqual(readSettings(form, { settings: {}, secrets: { token: null } }).secrets, { token: null })
    assert.deepEqual(readSettings(form, { settings: {} }).secrets, {})
  })

  test('names what was picked, one by one', ({ assert }) => {
    const form = formOf({
      account: { type: 'integer', title: 'Account', 'x-picker': 'account' },
      tags: { type: 'array', title: 'Tags', items: { type: 'string' }, 'x-picker': 'tag' },
    })
    const { picks } = readSettings(form, { settings: { account: 7, tags: ['1', '2'] } })
    assert.deepEqual(
      picks.map(({ picker, id, pointer }) => `${picker} ${id} ${pointer}`),
      ['account 7 /settings/account', 'tag 1 /settings/tags', 'tag 2 /settings/tags'],
    )
  })
})
