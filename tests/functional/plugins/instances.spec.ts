import { test } from '@japa/runner'
import type { Client } from '#tests/support/client'
import { addMember, makeHousehold } from '#tests/support/household'

interface Instance {
  id: number
  title: string
  enabled: boolean
  state: string
  settings: Record<string, unknown>
  lan: { setting: string; origin: string; allowed: boolean }[]
  every_minutes: number | null
  next_run_at: string | null
  permissions_pending: unknown[]
}

interface Problem {
  code: string
  errors: { pointer: string; code: string; message: string }[]
}

const NTFY = { plugin_id: 'ntfy_notifier', title: 'My phone', accept_permissions: true }

const setUp = (client: Client, more: Record<string, unknown> = {}) =>
  client.post<Instance>('/plugin-instances', { ...NTFY, settings: { topic: 'our-money' }, ...more })

const pointersOf = (body: unknown) => (body as Problem).errors.map(({ pointer, code }) => `${pointer} ${code}`)

test.group('Instances over HTTP', () => {
  test('are set up, shown, listed, changed and deleted', async ({ assert }) => {
    const { client } = await makeHousehold()
    const made = await setUp(client, { secrets: { token: 'tk_hunter2' } })
    assert.equal(made.status, 201)
    assert.deepInclude(made.body, { title: 'My phone', enabled: true, state: 'ready', permissions_pending: [] })
    assert.deepEqual(made.body.settings, { topic: 'our-money', where: 'ntfy_sh', priority: 3, token: { set: true } })
    assert.notInclude(JSON.stringify(made.body), 'hunter2')

    const path = `/plugin-instances/${made.body.id}`
    const changed = await client.patch<Instance>(path, { title: 'Phone', secrets: { token: null } })
    assert.deepEqual(changed.body.settings.token, { set: false })
    assert.equal(changed.body.title, 'Phone')
    const listed = async (query: string) =>
      (await client.get<{ data: Instance[] }>(`/plugin-instances${query}`)).body.data.map(({ title }) => title)
    assert.deepEqual(await listed('?plugin=ntfy_notifier&kind=notifier'), ['Phone'])
    assert.deepEqual(await listed('?kind=connector'), [])
    assert.deepEqual(await listed('?kind=constructor'), [])

    assert.equal((await client.delete(path)).status, 204)
    assert.equal((await client.get(path)).status, 404)
  })

  test('come back by an undo of their deletion, without secrets', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await setUp(client, { secrets: { token: 'tk' } })
    const deleted = await client.delete(`/plugin-instances/${body.id}`)
    await client.post(`/change-sets/${deleted.headers.get('Florin-Change-Set')}/undo`)
    const back = (await client.get<Instance & { state_reason: string }>(`/plugin-instances/${body.id}`)).body
    assert.equal(back.state, 'needs_attention')
    assert.match(back.state_reason, /Its secrets .* were not kept/)
    assert.deepEqual(back.settings.token, { set: false })
  })

  test('are not set up without agreement, and not with what does not fit', async ({ assert }) => {
    const { client } = await makeHousehold()
    const refused = async (body: Record<string, unknown>) => {
      const answer = await client.post('/plugin-instances', { ...NTFY, settings: { topic: 'a' }, ...body })
      assert.equal(answer.status, 422, JSON.stringify(answer.body))
      return pointersOf(answer.body)
    }
    assert.deepEqual(await refused({ accept_permissions: false }), ['/accept_permissions required'])
    assert.deepEqual(await refused({ plugin_id: 'nothing' }), ['/plugin_id unknown'])
    assert.deepEqual(await refused({ settings: { topic: '', colour: 'red', priority: 9 } }), [
      '/settings/colour unknown',
      '/settings/topic required',
      '/settings/priority enum',
    ])
    assert.deepEqual(await refused({ settings: { topic: 'a', where: 'own' } }), ['/settings/server required'])
    assert.deepEqual(await refused({ settings: { topic: 'a', token: 'tk' } }), ['/settings/token secret'])
    assert.deepEqual(await refused({ secrets: { password: 'x' } }), ['/secrets/password unknown'])
    assert.deepEqual(await refused({ every_minutes: 5 }), ['/every_minutes unsupported'])
    assert.deepEqual(await refused({ settings: ['topic'] }), ['/settings object'])
    assert.deepEqual((await client.get<{ data: unknown[] }>('/plugin-instances')).body.data, [])
  })

  test('reach an address of the own network only as long as it is the one that was allowed', async ({ assert }) => {
    const { client } = await makeHousehold()
    const origin = 'http://192.168.1.5:8080'
    const settings = { topic: 'a', where: 'own', server: `${origin}/ntfy` }
    const { body } = await setUp(client, { settings })
    assert.deepEqual(body.lan, [{ setting: 'server', origin, allowed: false }])
    const path = `/plugin-instances/${body.id}`

    const other = await client.patch(path, { lan: [{ setting: 'server', origin: 'http://192.168.1.6' }] })
    assert.deepEqual(pointersOf(other.body), ['/lan/0/origin other'])
    const unknown = await client.patch(path, { lan: [{ setting: 'topic', origin }] })
    assert.deepEqual(pointersOf(unknown.body), ['/lan/0/setting unknown'])
    const allowed = await client.patch<Instance>(path, { lan: [{ setting: 'server', origin }] })
    assert.deepEqual(allowed.body.lan, [{ setting: 'server', origin, allowed: true }])

    const moved = await client.patch<Instance>(path, { settings: { ...settings, server: 'http://192.168.1.7' } })
    assert.deepEqual(moved.body.lan, [{ setting: 'server', origin: 'http://192.168.1.7', allowed: false }])
    const back = await client.patch<Instance>(path, { settings })
    assert.deepEqual(back.body.lan, [{ setting: 'server', origin, allowed: false }])
  })

  test('run as often as their plugin allows', async ({ assert }) => {
    const { client } = await makeHousehold()
    const rates = { plugin_id: 'ecb_rates', title: 'Rates', accept_permissions: true }
    const { body: plugin } = await client.get<{ schedule: { default_minutes: number; least_minutes: number } }>(
      '/plugins/ecb_rates',
    )
    const made = await client.post<Instance>('/plugin-instances', rates)
    assert.equal(made.body.every_minutes, plugin.schedule.default_minutes)
    assert.isString(made.body.next_run_at)
    const path = `/plugin-instances/${made.body.id}`
    const tooOften = await client.patch(path, { every_minutes: plugin.schedule.least_minutes - 1 })
    assert.deepEqual(pointersOf(tooOften.body), ['/every_minutes min'])
    const often = await client.patch<Instance>(path, { every_minutes: plugin.schedule.least_minutes })
    assert.equal(often.body.every_minutes, plugin.schedule.least_minutes)
    const off = await client.patch<Instance>(path, { enabled: false })
    assert.isNull(off.body.next_run_at)
  })

  test('are managed by admins and looked at by everybody', async ({ assert }) => {
    const household = await makeHousehold()
    const { body } = await setUp(household.client)
    const { client } = await addMember(household, 'member')
    const path = `/plugin-instances/${body.id}`
    assert.equal((await client.get(path)).status, 200)
    const refusals = [
      await client.post('/plugin-instances', NTFY),
      await client.patch(path, { enabled: false }),
      await client.delete(path),
      await client.post(`${path}/test`),
      await client.post(`${path}/connection`, { input: {} }),
      await client.post(`${path}/release`),
      await client.get(`${path}/bundle`),
    ]
    assert.deepEqual(
      refusals.map(({ status }) => status),
      refusals.map(() => 403),
    )
  })

  test('tell what they did, what they used and what could not be done', async ({ assert }) => {
    const { client } = await makeHousehold()
    const origin = 'http://127.0.0.1:9'
    const settings = { topic: 'a', where: 'own', server: origin }
    const { body } = await setUp(client, { settings, lan: [{ setting: 'server', origin }] })
    const path = `/plugin-instances/${body.id}`
    assert.deepEqual((await client.get<{ data: unknown[] }>(`${path}/runs`)).body.data, [])
    assert.equal((await client.get(`${path}/bundle`)).status, 404)

    const { body: trial } = await client.post<{ ok: boolean; code: string; message: string }>(`${path}/test`)
    assert.isFalse(trial.ok)
    const { data: runs } = (await client.get<{ data: { id: number; kind: string; code: string }[] }>(`${path}/runs`))
      .body
    assert.deepEqual(
      runs.map(({ kind, code }) => [kind, code]),
      [['notifier.send', trial.code]],
    )
    const { body: run } = await client.get<{ host_calls: { operation: string; subject: string; outcome: string }[] }>(
      `${path}/runs/${runs[0]!.id}`,
    )
    assert.deepEqual(
      run.host_calls.map(({ operation, subject }) => `${operation} ${subject}`),
      [`http.request POST ${origin}`],
    )
    const { body: usage } = await client.get<{ granted: unknown[]; unused: { kind: string }[] }>(`${path}/usage?days=1`)
    assert.equal(usage.granted.length, 3)
    assert.includeMembers(
      usage.unused.map(({ kind }) => kind),
      ['http', 'secret'],
    )
    const bundle = await client.get<{ format: string; run: { code: string }; host_calls: unknown[] }>(`${path}/bundle`)
    assert.match(bundle.headers.get('Content-Disposition')!, /attachment/)
    assert.equal(bundle.body.format, 'florin-run/1')
    assert.equal(bundle.body.run.code, trial.code)
    assert.equal((await client.get(`${path}/runs/${runs[0]!.id + 1000}`)).status, 404)
  })

  test('of a plugin that connects to nothing cannot be connected', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { body } = await setUp(client)
    const answer = await client.post(`/plugin-instances/${body.id}/connection`, { input: {} })
    assert.equal(answer.status, 422)
    assert.deepEqual(pointersOf(answer.body), ['/input unsupported'])
  })

  test('are counted with their plugin, which tells what it may do', async ({ assert }) => {
    const { client } = await makeHousehold()
    await setUp(client)
    const { body } = await client.get<Record<string, unknown>>('/plugins/ntfy_notifier')
    assert.deepInclude(body, { level: 'bundled', instance_count: 1, needs_instance: true, schedule: null })
    assert.sameMembers(Object.keys(body.sentences as object), [
      'can_read',
      'can_contact',
      'keeps',
      'can_change',
      'cannot',
    ])
    assert.equal((body.risk as { level: string }).level, 'high')
    assert.property((body.settings_schema as { properties: object }).properties, 'topic')
    const csv = await client.get<Record<string, unknown>>('/plugins/csv_import')
    assert.deepInclude(csv.body, { needs_instance: false, settings_schema: null, instance_count: 0 })
  })
})
