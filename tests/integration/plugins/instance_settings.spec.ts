import { test } from '@japa/runner'
import { type Lab, notifierThat, openLab } from '#tests/support/instances'
import { accountOf } from '#tests/support/journal'

const ECHO = 'return { receipt: JSON.stringify(florin.settings) }'

const reasonOf = (call: Promise<unknown>) =>
  call.then(
    () => 'ok',
    (error: { reason?: string; code?: string }) => error.reason ?? error.code,
  )

test.group('Settings of an older version', () => {
  const versioned = (version: number, field: string, migrate?: string) =>
    notifierThat(ECHO, {
      version: `${version}.0.0`,
      settings: {
        version,
        schema: {
          type: 'object',
          properties: { [field]: { type: 'string', title: 'Name', maxLength: 20 } },
          required: [field],
        },
      },
      migrate,
    })

  const stored = async ({ household }: Lab, id: number) =>
    household.database.read(household.id, (queries) =>
      queries.first('SELECT settings, settings_version, previous_settings FROM plugin_instances WHERE id = ?', [id]),
    )

  test('are brought over when the instance is called, and back after a rollback', async ({ assert, cleanup }) => {
    const lab = await openLab(versioned(1, 'topic'))
    cleanup(lab.close)
    const id = await lab.create({ settings: { topic: 'money' } })
    lab.replace(versioned(2, 'channel', 'return { channel: from.settings.topic + from.version }'))
    const { value } = await lab.send(id)
    assert.deepEqual(JSON.parse(value.receipt!), { channel: 'money1' })
    assert.deepEqual(await stored(lab, id), {
      settings: '{"channel":"money1"}',
      settings_version: 2,
      previous_settings: '{"version":1,"settings":{"topic":"money"}}',
    })

    lab.replace(versioned(1, 'topic'))
    assert.equal(await reasonOf(lab.send(id)), 'ok')
    assert.deepEqual(await stored(lab, id), {
      settings: '{"topic":"money"}',
      settings_version: 1,
      previous_settings: null,
    })
  })

  test('are brought over before somebody looks at them', async ({ assert, cleanup }) => {
    const lab = await openLab(versioned(1, 'topic'))
    cleanup(lab.close)
    const id = await lab.create({ settings: { topic: 'money' } })
    await lab.bringSettingsUpToDate.handle(lab.household.id)
    assert.deepEqual((await lab.show(id)).settings, { topic: 'money' })
    lab.replace(versioned(2, 'channel', 'return { channel: from.settings.topic }'))
    await lab.bringSettingsUpToDate.handle(lab.household.id)
    assert.deepInclude(await lab.show(id), { settings: { channel: 'money' }, settings_version: 2, state: 'ready' })
    lab.replace(versioned(3, 'room', 'return {}'))
    await lab.bringSettingsUpToDate.handle(lab.household.id)
    const stuck = await lab.show(id)
    assert.deepInclude(stuck, { settings: { channel: 'money' }, state: 'needs_attention' })
    assert.match(stuck.state_reason, /Name is missing/)
    const settings = { room: 'ours' }
    await lab.editInstances.handle(lab.household.id, id, { settings }, lab.household.actor)
    assert.deepInclude(await lab.show(id), { settings, settings_version: 3, state: 'ready' })
  })

  test('stay when they cannot be brought over, and the instance says why')
    .with([
      [undefined, /./],
      [`return { channel: 'x'.repeat(21) }`, /Name must have at most 20 characters/],
      ['return { channel: "a", more: 1 }', /There is no setting "more"/],
      ['return []', /made no settings/],
      [`throw new Error('no idea')`, /no idea|failed|unexpected/i],
      ['while (true);', /time|limit|long/i],
    ] as [string | undefined, RegExp][])
    .run(async ({ assert }, [migrate, why]) => {
      const lab = await openLab(versioned(1, 'topic'))
      const id = await lab.create({ settings: { topic: 'money' } })
      lab.replace(versioned(2, 'channel', migrate))
      const reason = await reasonOf(lab.send(id))
      lab.close()
      assert.equal(reason, 'E_INSTANCE_NOT_READY')
      const shown = await lab.show(id)
      assert.equal(shown.state, 'needs_attention')
      assert.match(shown.state_reason, why)
      assert.deepInclude(await stored(lab, id), { settings: '{"topic":"money"}', settings_version: 1 })
    })
})

test.group('Settings that name rows', () => {
  const picking = notifierThat('return { receipt: null }', {
    settings: {
      version: 1,
      schema: {
        type: 'object',
        properties: {
          account: { type: 'integer', title: 'Account', 'x-picker': 'account' },
          categories: { type: 'array', title: 'Categories', items: { type: 'integer' }, 'x-picker': 'category' },
        },
      },
    },
  })

  test('name rows of the household, of the kind they are for', async ({ assert, cleanup }) => {
    const [lab, other] = [await openLab(picking), await openLab(picking)]
    cleanup(() => {
      lab.close()
      other.close()
    })
    const [account, food] = [
      await accountOf(lab.household, 'Assets:Checking'),
      await accountOf(lab.household, 'Expenses:Food'),
    ]
    const foreign = await accountOf(other.household, 'Assets:Checking')
    const pointersOf = (settings: Record<string, unknown>) =>
      lab.create({ settings }).then(
        () => [],
        (error: { errors: { pointer: string; code: string }[] }) =>
          error.errors.map(({ pointer, code }) => `${pointer} ${code}`),
      )
    assert.deepEqual(await pointersOf({ account, categories: [food] }), [])
    assert.deepEqual(await pointersOf({ account: foreign }), ['/settings/account picker'])
    assert.deepEqual(await pointersOf({ account: food, categories: [food, account] }), [
      '/settings/account picker',
      '/settings/categories picker',
    ])
  })
})
