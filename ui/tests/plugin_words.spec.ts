import { test } from '@japa/runner'
import type { InstanceUsage } from '#lib/api/types.ts'
import { usageRows } from '#lib/features/plugins/instances/usage_rows.ts'
import { permissionWords } from '#lib/features/plugins/permission_words.ts'
import { endsSoon, everyWords, scheduleChoices, sizeWords, stateWords } from '#lib/features/plugins/plugin_words.ts'
import { outcomeOfRun, subjectOfRun } from '#lib/features/plugins/run_words.ts'

const form = { type: 'object', properties: { server: { type: 'string', title: 'Address of your server' } } } as const

test.group('Plugins in words', () => {
  test('permissions name what a person entered and not the setting', ({ assert }) => {
    assert.equal(permissionWords({ kind: 'http', scope: '*.bank.example' }), 'Contact all of bank.example')
    assert.equal(
      permissionWords({ kind: 'lan', scope: 'server' }, form),
      'Contact the address in “Address of your server”',
    )
    assert.equal(
      permissionWords({ kind: 'secret', scope: 'access_url', hosts: ['api.example', 'lan:server'] }, form),
      'Have Florin send “access url” to api.example and the address in “Address of your server”',
    )
    assert.equal(
      permissionWords({ kind: 'data', scope: 'transactions', fields: ['occurred_on', 'amount'] }),
      'Read your transactions: date and amount',
    )
  })

  test('an instance says what matters most', ({ assert }) => {
    const ready = {
      enabled: true,
      state: 'ready',
      unique_id: null,
      every_minutes: 1440,
      last_problem: null,
      health: { status: 'ok' },
      permissions_pending: [],
    } as const
    const words = (more: Partial<Parameters<typeof stateWords>[0]>) => stateWords({ ...ready, ...more }).label
    assert.equal(words({}), 'Ready')
    assert.equal(words({ permissions_pending: [{}] }), 'Asks for more')
    assert.equal(words({ health: { status: 'failing' }, permissions_pending: [{}] }), 'Failing')
    assert.equal(words({ state: 'quarantined', health: { status: 'failing' } }), 'Stopped')
    assert.equal(words({ state: 'quarantined', enabled: false }), 'Off')
    const last_problem = { at: '2026-01-02T03:04:05Z', code: 'transient', message: 'The bank sleeps.' }
    assert.equal(words({ last_problem }), 'Trying again')
    assert.equal(words({ last_problem, every_minutes: null }), 'Ready')
    assert.equal(words({ last_problem: { ...last_problem, code: 'not_found' } }), 'Ready')
    assert.equal(words({ state: 'needs_connection' }), 'Not connected')
    assert.equal(words({ state: 'needs_connection', unique_id: 'ada' }), 'Connect again')
  })

  test('a consent is to be renewed in the two weeks before its end, while it works', ({ assert }) => {
    const connection = { enabled: true, state: 'ready', consent_ends_on: '2026-12-05' } as const
    const isTold = (more: Partial<Parameters<typeof endsSoon>[0]>, day = '2026-11-21') =>
      endsSoon({ ...connection, ...more }, day)
    assert.isTrue(isTold({}))
    assert.isFalse(isTold({}, '2026-11-20'))
    assert.isFalse(isTold({ consent_ends_on: null }))
    assert.isFalse(isTold({ enabled: false }))
    assert.isFalse(isTold({ state: 'needs_connection' }))
  })

  test('schedules offer what a plugin allows and what was chosen', ({ assert }) => {
    assert.deepEqual([15, 60, 360, 1440, 10_080].map(everyWords), [
      'Every 15 minutes',
      'Once an hour',
      'Every 6 hours',
      'Once a day',
      'Every 7 days',
    ])
    const values = scheduleChoices(360, 400).map(({ value }) => value)
    assert.deepEqual(values, [360, 400, 720, 1440, 2880, 10_080])
  })

  test('sizes have the unit that fits', ({ assert }) => {
    assert.deepEqual([0, 1, 999, 1500, 250_000, 3_200_000].map(sizeWords), [
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1.5 kB',
      '250 kB',
      '3.2 MB',
    ])
  })

  test('a failure nobody foresaw is still one in words', ({ assert }) => {
    assert.equal(outcomeOfRun({ status: 'ok', code: null }), 'Done')
    assert.equal(outcomeOfRun({ status: 'failed', code: 'limit_exceeded/wall' }), 'Took too long')
    assert.equal(outcomeOfRun({ status: 'failed', code: 'brand_new' }), 'Failed')
    assert.equal(subjectOfRun('brand.new'), 'Something else')
  })

  test('use stands beside its grant, and what was tried without one comes last', ({ assert }) => {
    const entry = { requests: 3, bytes_sent: 1, bytes_received: 2, refused: 0, last_on: '2026-01-02' }
    const usage: InstanceUsage = {
      granted: [
        { kind: 'http', scope: 'api.example', reason: '' },
        { kind: 'store', scope: 'its own', reason: '' },
      ],
      used: [
        { kind: 'http', scope: 'evil.example', ...entry, refused: 3 },
        { kind: 'http', scope: 'api.example', ...entry },
      ],
      unused: [],
    }
    assert.deepEqual(
      usageRows(usage).map(({ permission, used, granted }) => [permission.scope, used?.requests, granted]),
      [
        ['api.example', 3, true],
        ['its own', undefined, true],
        ['evil.example', 3, false],
      ],
    )
  })
})
