import { test } from '@japa/runner'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import type { Manifest, SettingsSchema } from '#sdk'
import { readInstanceRun } from '#plugins/services/plugin_runs'
import {
  type Lab,
  notifierThat,
  openLab,
  secretPermission,
  httpPermission,
  storePermission,
} from '#tests/support/instances'

const schema: SettingsSchema = {
  type: 'object',
  properties: {
    topic: { type: 'string', title: 'Topic', maxLength: 64, default: 'money' },
    token: { type: 'string', title: 'Token', format: 'secret', maxLength: 100 },
  },
  required: ['topic', 'token'],
}
const withToken: Partial<Manifest> = {
  settings: { version: 1, schema },
  permissions: [secretPermission('token', 'api.example.com'), httpPermission('api.example.com'), storePermission],
}
const ECHO =
  'return { receipt: JSON.stringify([florin.settings, florin.locale, florin.time_zone, florin.base_currency]) }'

const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: { reason?: string; code?: string }) => error.reason ?? error.code,
  )

async function secretsOf({ household, secrets }: Lab, id: number): Promise<string[]> {
  return household.database.read(household.id, (queries) => secrets.names(queries, id))
}

async function undoLast({ household, gateway }: Lab, changeSetId: number | null) {
  return new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
}

test.group('An instance of a plugin', () => {
  test('is called with its settings, a handle for its secret, and the household’s surroundings', async ({
    assert,
    cleanup,
  }) => {
    const lab = await openLab(notifierThat(ECHO, withToken))
    cleanup(lab.close)
    const id = await lab.create({ secrets: { token: 'hunter2' } })
    const { value, run_id } = await lab.send(id)
    assert.deepEqual(JSON.parse(value.receipt!), [
      { topic: 'money', token: '{{secret:token}}' },
      'en',
      'Europe/Berlin',
      'EUR',
    ])
    const run = await lab.household.database.read(lab.household.id, (queries) => readInstanceRun(queries, id, run_id))
    assert.deepInclude(run, { outcome: 'ok', method: 'notifier.send', version: '1.0.0', instance_id: id })
    assert.deepInclude(await lab.show(id), { state: 'ready', settings: { topic: 'money', token: { set: true } } })
  })

  test('never has its secrets in the history', async ({ assert, cleanup }) => {
    const lab = await openLab(notifierThat(ECHO, withToken))
    cleanup(lab.close)
    const id = await lab.create({ secrets: { token: 'hunter2' } })
    await lab.editInstances.handle(lab.household.id, id, { secrets: { token: 'hunter3' } }, lab.household.actor)
    await lab.editInstances.delete(lab.household.id, id, lab.household.actor)
    const changes = await lab.household.database.read(lab.household.id, (queries) =>
      queries.all(`SELECT * FROM changes WHERE table_name = 'plugin_instances'`),
    )
    assert.isAbove(changes.length, 1)
    assert.notInclude(JSON.stringify(changes), 'hunter')
  })

  test('comes back after a deletion without secrets and says so, until they are entered', async ({
    assert,
    cleanup,
  }) => {
    const lab = await openLab(notifierThat(`await florin.store.set('count', 1); ${ECHO}`, withToken))
    cleanup(lab.close)
    const id = await lab.create({ secrets: { token: 'hunter2' }, title: 'My phone' })
    await lab.send(id)
    const { changeSetId } = await lab.editInstances.delete(lab.household.id, id, lab.household.actor)
    await assert.rejects(() => lab.show(id), /no instance of a plugin/)
    assert.deepEqual(await secretsOf(lab, id), [])
    const stored = await lab.household.database.read(lab.household.id, (queries) =>
      queries.all('SELECT key FROM plugin_store WHERE instance_id = ?', [id]),
    )
    assert.deepEqual(stored, [])

    await undoLast(lab, changeSetId)
    const back = await lab.show(id)
    assert.deepInclude(back, { title: 'My phone', state: 'needs_attention' })
    assert.match(back.state_reason, /deleted and brought back/)
    assert.deepEqual(back.settings, { topic: 'money', token: { set: false } })
    assert.equal(await reasonOf(lab.send(id)), 'E_INSTANCE_NOT_READY')

    await lab.editInstances.handle(lab.household.id, id, { secrets: { token: 'again' } }, lab.household.actor)
    assert.deepInclude(await lab.show(id), { state: 'ready', state_reason: '' })
    assert.equal(await reasonOf(lab.send(id)), 'ok')
  })

  test('that comes back by a redo is not called without the secret it needs', async ({ assert, cleanup }) => {
    const lab = await openLab(notifierThat(ECHO, withToken))
    cleanup(lab.close)
    const draft = { plugin_id: 'org.example.tested', title: 'Phone', secrets: { token: 'x' }, accept_permissions: true }
    const { result: id, changeSetId } = await lab.editInstances.create(lab.household.id, draft, lab.household.actor)
    const undo = await undoLast(lab, changeSetId)
    await undoLast(lab, undo.changeSetId)
    assert.deepInclude(await lab.show(id), { state: 'needs_attention', state_reason: 'Token is missing.' })
    assert.equal(await reasonOf(lab.send(id)), 'E_INSTANCE_NOT_READY')
  })

  test('is called by one at a time', async ({ assert, cleanup }) => {
    const counting = `const seen = (await florin.store.get('count')) ?? 0
      await florin.store.set('count', seen + 1)
      return { receipt: String(seen) }`
    const lab = await openLab(notifierThat(counting, { permissions: [storePermission] }))
    cleanup(lab.close)
    const id = await lab.create()
    const replies = await Promise.all(Array.from({ length: 6 }, () => lab.send(id)))
    assert.deepEqual(replies.map(({ value }) => value.receipt).sort(), ['0', '1', '2', '3', '4', '5'])
  })

  test('may do what was agreed to, even if a new version asks for more', async ({ assert, cleanup }) => {
    const storing = `await florin.store.set('a', 1); return { receipt: null }`
    const lab = await openLab(notifierThat(storing))
    cleanup(lab.close)
    const id = await lab.create()
    assert.equal(await reasonOf(lab.send(id)), 'forbidden')
    lab.replace(notifierThat(storing, { permissions: [storePermission], version: '1.1.0' }))
    assert.deepEqual((await lab.show(id)).permissions_pending, [storePermission])
    assert.equal(await reasonOf(lab.send(id)), 'forbidden')
    await lab.editInstances.handle(lab.household.id, id, { accept_permissions: true }, lab.household.actor)
    assert.deepEqual((await lab.show(id)).permissions_pending, [])
    assert.equal(await reasonOf(lab.send(id)), 'ok')
  })

  test('is not called while it is switched off, or its plugin is, or is gone', async ({ assert, cleanup }) => {
    const lab = await openLab(notifierThat(ECHO))
    cleanup(lab.close)
    const id = await lab.create()
    const edit = (enabled: boolean) => lab.editInstances.handle(lab.household.id, id, { enabled }, lab.household.actor)
    await edit(false)
    await assert.rejects(() => lab.send(id), /switched off/)
    await edit(true)
    assert.equal(await reasonOf(lab.send(id)), 'ok')
    lab.registry.find = () => undefined
    await assert.rejects(() => lab.send(id), /is not installed/)
  })
})

test.group('The state of an instance', () => {
  const failing = (code: string) =>
    notifierThat(`throw Object.assign(new Error('Sign in again.'), { name: 'PluginError', code: '${code}' })`)

  test('follows from how its calls end')
    .with([
      ['auth_required', 'needs_connection'],
      ['consent_expired', 'needs_connection'],
      ['invalid_settings', 'needs_attention'],
      ['transient', 'ready'],
      ['rate_limited', 'ready'],
      ['invalid_input', 'ready'],
    ] as const)
    .run(async ({ assert }, [code, state]) => {
      const lab = await openLab(failing(code))
      const id = await lab.create()
      const reason = await reasonOf(lab.send(id))
      lab.close()
      assert.equal(reason, code)
      const { state_reason, ...shown } = await lab.show(id)
      assert.equal(shown.state, state)
      assert.equal(state_reason, state === 'ready' ? '' : 'Sign in again.')
      const told = state === 'ready' ? [] : [{ instance_id: id, state }]
      assert.deepEqual(lab.heard.slice(1), told)
    })

  test('becomes ready again when a person tries and it works', async ({ assert, cleanup }) => {
    const lab = await openLab(failing('auth_required'))
    cleanup(lab.close)
    const id = await lab.create()
    await reasonOf(lab.send(id))
    assert.equal(await reasonOf(lab.send(id)), 'E_INSTANCE_NOT_READY')
    assert.deepInclude(await lab.tryInstance.handle(lab.household.id, id), {
      ok: false,
      code: 'auth_required',
      message: 'Sign in again.',
    })
    lab.replace(notifierThat(ECHO))
    assert.deepInclude(await lab.tryInstance.handle(lab.household.id, id), {
      ok: true,
      message: 'The test message was sent.',
    })
    assert.deepInclude(await lab.show(id), { state: 'ready', state_reason: '' })
  })

  test('is not forgotten by switching it off and on', async ({ assert, cleanup }) => {
    const lab = await openLab(failing('auth_required'))
    cleanup(lab.close)
    const id = await lab.create()
    await reasonOf(lab.send(id))
    for (const enabled of [false, true])
      await lab.editInstances.handle(lab.household.id, id, { enabled }, lab.household.actor)
    assert.equal((await lab.show(id)).state, 'needs_connection')
    await lab.editInstances.handle(lab.household.id, id, { settings: {} }, lab.household.actor)
    assert.equal((await lab.show(id)).state, 'ready')
  })

  test('is quarantine after five faults of its own within a day; a release is one try', async ({ assert, cleanup }) => {
    const lab = await openLab(notifierThat(`throw new Error('Oh no.')`))
    cleanup(lab.close)
    const id = await lab.create()
    for (let fault = 1; fault < 5; fault++) assert.equal(await reasonOf(lab.send(id)), 'internal')
    assert.equal((await lab.show(id)).state, 'ready')
    await reasonOf(lab.send(id))
    const stopped = await lab.show(id)
    assert.equal(stopped.state, 'quarantined')
    assert.match(stopped.state_reason, /failed 5 times within a day/)
    assert.equal(stopped.health.status, 'quarantined')
    await assert.rejects(() => lab.tryInstance.handle(lab.household.id, id), /failed 5 times/)

    lab.clock.advance(60_000)
    await lab.releaseInstance.handle(lab.household.id, id)
    const still = await lab.show(id)
    assert.equal(still.state, 'quarantined')
    assert.match(still.state_reason, /^Tried once more: /)

    lab.replace(notifierThat(ECHO, { version: '1.0.1' }))
    lab.clock.advance(60_000)
    await lab.releaseInstance.handle(lab.household.id, id)
    assert.deepInclude(await lab.show(id), { state: 'ready', state_reason: '' })
    assert.equal(await reasonOf(lab.send(id)), 'ok')
  })
})
