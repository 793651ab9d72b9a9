import { test } from '@japa/runner'
import type { Permission } from '#sdk'
import { brokeredInstance, makeInstance } from '#tests/support/broker'
import { makeHousehold } from '#tests/support/household'
import { outcomeOf } from '#tests/support/sandbox'

const store: Permission = { kind: 'store', scope: 'what was fetched', reason: 'To go on from there.' }
const KILOBYTE = 1024

test.group('The store of an instance', () => {
  test('keeps JSON from call to call', async ({ assert }) => {
    const instance = await brokeredInstance([store])
    const values = [0, '', false, null, [1, { a: ['ü'] }], { __proto__: 1, constructor: 'x' }]
    for (const value of values) {
      assert.isNull(await instance.ask('store.set', { key: 'cursor', value }))
      assert.deepEqual(await (await instance.again()).ask('store.get', { key: 'cursor' }), value)
    }
    assert.isNull(await instance.ask('store.delete', { key: 'cursor' }))
    assert.isNull(await instance.ask('store.get', { key: 'cursor' }))
    assert.isNull(await instance.ask('store.delete', { key: 'cursor' }))
  })

  test('lists keys by what they begin with, taken literally', async ({ assert }) => {
    const instance = await brokeredInstance([store])
    for (const key of ['a:2', 'a:1', 'a%1', 'b', 'ä', 'constructor']) await instance.ask('store.set', { key, value: 1 })
    assert.deepEqual(await instance.ask('store.keys', { prefix: 'a:' }), ['a:1', 'a:2'])
    assert.deepEqual(await instance.ask('store.keys', { prefix: 'a%' }), ['a%1'])
    assert.deepEqual(await instance.ask('store.keys', { prefix: '' }), ['a%1', 'a:1', 'a:2', 'b', 'constructor', 'ä'])
  })

  test('is its own: no other instance and no other household sees it', async ({ assert }) => {
    const instance = await brokeredInstance([store])
    await instance.ask('store.set', { key: 'cursor', value: 'mine' })
    const neighbour = { household: instance.household, instanceId: await makeInstance(instance.household) }
    const stranger = await makeHousehold()
    for (const whose of [neighbour, { household: stranger, instanceId: await makeInstance(stranger) }]) {
      const other = await brokeredInstance([store], { of: whose })
      assert.isNull(await other.ask('store.get', { key: 'cursor' }))
      assert.deepEqual(await other.ask('store.keys', { prefix: '' }), [])
      await other.ask('store.set', { key: 'cursor', value: 'theirs' })
      await other.ask('store.delete', { key: 'cursor' })
    }
    const forged = await brokeredInstance([store], { of: { household: stranger, instanceId: instance.instanceId } })
    assert.isNull(await forged.ask('store.get', { key: 'cursor' }))
    assert.equal(await outcomeOf(forged.ask('store.set', { key: 'cursor', value: 'forged' })), 'not_found')
    await forged.ask('store.delete', { key: 'cursor' }).catch(() => undefined)
    assert.equal(await instance.ask('store.get', { key: 'cursor' }), 'mine')
  })

  test('refuses what breaks its limits and changes nothing then', async ({ assert }) => {
    const instance = await brokeredInstance([store])
    const set = (key: string, value: unknown) => outcomeOf(instance.ask('store.set', { key, value }))
    assert.equal(await set('k'.repeat(128), 'kept'), 'ok')
    assert.equal(await set('k'.repeat(129), 'x'), 'invalid_input')
    assert.equal(await set('', 'x'), 'invalid_input')
    const key = 'large'
    assert.equal(await set(key, 'x'.repeat(64 * KILOBYTE - 2)), 'ok')
    assert.equal(await set(key, 'x'.repeat(64 * KILOBYTE - 1)), 'conflict')
    assert.equal(await set(key, 'ü'.repeat(32 * KILOBYTE)), 'conflict')
    assert.lengthOf((await instance.ask('store.get', { key })) as string, 64 * KILOBYTE - 2)
    assert.equal(await outcomeOf(instance.ask('store.set', { key: 'a' })), 'invalid_input')
    assert.equal(await outcomeOf(instance.ask('store.get', { key: 'a', instance_id: 1 })), 'invalid_input')
  })

  test('is full at 5 MB, and has room again after something is deleted or made smaller', async ({ assert }) => {
    const instance = await brokeredInstance([store])
    const value = 'x'.repeat(64 * KILOBYTE - 2)
    let kept = 0
    while ((await outcomeOf(instance.ask('store.set', { key: `key ${kept}`, value }))) === 'ok') kept++
    assert.equal(kept, 79)
    assert.equal(await outcomeOf(instance.ask('store.set', { key: 'key 0', value })), 'ok')
    await instance.ask('store.set', { key: 'key 0', value: 'x' })
    assert.equal(await outcomeOf(instance.ask('store.set', { key: 'new', value: 'x'.repeat(60 * KILOBYTE) })), 'ok')
    await instance.ask('store.delete', { key: 'new' })
    assert.equal(await outcomeOf(instance.ask('store.set', { key: 'newer', value: 'x'.repeat(60 * KILOBYTE) })), 'ok')
  })

  test('is there only with the permission', async ({ assert }) => {
    const instance = await brokeredInstance([])
    const attempts = [
      ['store.get', { key: 'a' }],
      ['store.set', { key: 'a', value: 1 }],
      ['store.delete', { key: 'a' }],
      ['store.keys', { prefix: '' }],
    ] as const
    for (const [operation, request] of attempts)
      assert.equal(await outcomeOf(instance.ask(operation, request)), 'forbidden', operation)
  })

  test('goes with the instance, as all it had', async ({ assert }) => {
    const instance = await brokeredInstance([store])
    const { household, instanceId, parts } = instance
    await instance.ask('store.set', { key: 'a', value: 1 })
    await instance.keepSecret('token', 'abcdef')
    await parts.usage.flush()
    await household.database.write(household.id, (writes) =>
      writes.run('DELETE FROM plugin_instances WHERE id = ?', [instanceId]),
    )
    assert.equal(await outcomeOf(instance.ask('store.set', { key: 'a', value: 1 })), 'not_found')
    await parts.usage.flush()
    for (const table of ['plugin_store', 'plugin_secrets', 'plugin_usage']) {
      const sql = `SELECT COUNT(*) AS count FROM ${table} WHERE instance_id = ?`
      const row = await household.database.systemRead((queries) => queries.first<{ count: number }>(sql, [instanceId]))
      assert.equal(row!.count, 0, table)
    }
  })
})
