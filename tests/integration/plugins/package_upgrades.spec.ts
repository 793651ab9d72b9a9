import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { ForgetPublisherKey } from '#plugins/services/forget_publisher_key'
import { deskFor, ID } from '#tests/support/package_desk'
import { certify, FILE_PERMISSION, HTTP_PERMISSION, STRANGER } from '#tests/support/packages'

test.group('Upgrades', (group) => {
  const desk = deskFor(group)

  test('run at once where they ask for nothing new', async ({ assert }) => {
    await desk.activate(await desk.install({ permissions: [HTTP_PERMISSION] }))
    await desk.install({
      version: '1.1.0',
      permissions: [{ ...HTTP_PERMISSION, reason: 'Better words for the same.' }],
    })
    assert.equal(desk.running, '1.1.0')
    assert.deepEqual(await desk.installed(), ['1.1.0 active', '1.0.0 previous'])
  })

  test('that ask for more wait, and the version before runs meanwhile', async ({ assert }) => {
    await desk.activate(await desk.install({ permissions: [FILE_PERMISSION] }))
    const id = await desk.install({ version: '2.0.0', permissions: [FILE_PERMISSION, HTTP_PERMISSION] })
    assert.equal(desk.running, '1.0.0')
    const [waiting] = await desk.list()
    assert.deepEqual(waiting!.added_permissions, [HTTP_PERMISSION])
    assert.equal((await desk.ground.restart()).find(ID)!.manifest.version, '1.0.0')
    await desk.activate(id)
    assert.equal(desk.running, '2.0.0')
  })

  test('that ask for more can be declined, and nobody is asked again', async ({ assert }) => {
    await desk.activate(await desk.install())
    const upgrade = { version: '2.0.0', permissions: [HTTP_PERMISSION] }
    const id = await desk.install(upgrade)
    await desk.decline(id)
    await desk.decline(id)
    assert.equal(await desk.install(upgrade), id)
    assert.deepEqual(await desk.installed(), ['2.0.0 declined', '1.0.0 active'])
    assert.equal((await desk.ground.restart()).find(ID)!.manifest.version, '1.0.0')

    await desk.install({ version: '2.1.0', permissions: [HTTP_PERMISSION] })
    assert.deepEqual(await desk.installed(), ['2.1.0 waiting', '1.0.0 active'])
  })

  test('that were declined can still be agreed to', async ({ assert }) => {
    await desk.activate(await desk.install())
    const id = await desk.install({ version: '2.0.0', permissions: [HTTP_PERMISSION] })
    await desk.decline(id)
    await desk.activate(id)
    assert.deepEqual(await desk.installed(), ['2.0.0 active', '1.0.0 previous'])
  })

  test('are declined only where a version goes on and one waits', async ({ assert }) => {
    const first = await desk.install({ permissions: [HTTP_PERMISSION] })
    await assert.rejects(() => desk.decline(first), /is no upgrade/)
    await desk.activate(first)
    await assert.rejects(() => desk.decline(first), /does not wait/)
    await assert.rejects(() => desk.decline(4711), /package/)
  })

  test('that wait give way to newer ones', async ({ assert }) => {
    await desk.install()
    await desk.install({ version: '2.0.0', permissions: [HTTP_PERMISSION] })
    await desk.install({ version: '2.0.1', permissions: [HTTP_PERMISSION] })
    assert.deepEqual(await desk.installed(), ['2.0.1 waiting', '1.0.0 active'])
    await desk.install({ version: '2.0.2' })
    assert.deepEqual(await desk.installed(), ['2.0.2 active', '1.0.0 previous'])
    assert.sameMembers(desk.folders, ['1.0.0', '2.0.2'])
  })

  test('to something older are refused', async ({ assert }) => {
    await desk.install({ version: '1.1.0' })
    await assert.rejects(() => desk.install({ version: '1.0.9' }), /is older/)
    assert.deepEqual(desk.folders, ['1.1.0'])
  })

  test('to another build of the same version are refused', async ({ assert }) => {
    await desk.install()
    await assert.rejects(() => desk.install({ source: 'var florinPlugin = 2' }), /Another build/)
    assert.lengthOf(desk.folders, 1)
  })

  test('keep three versions', async ({ assert }) => {
    for (const version of ['1.0.0', '1.1.0', '1.2.0', '1.3.0', '1.4.0']) await desk.install({ version })
    assert.deepEqual(await desk.installed(), ['1.4.0 active', '1.3.0 previous', '1.2.0 previous'])
    assert.sameMembers(desk.folders, ['1.4.0', '1.3.0', '1.2.0'])
  })

  test('can be rolled back, again and again, and taken up again', async ({ assert }) => {
    await desk.install({ version: '1.0.0' })
    await desk.install({ version: '1.1.0' })
    const newest = await desk.install({ version: '1.2.0' })
    await desk.rollBack()
    assert.equal(desk.running, '1.1.0')
    await desk.rollBack()
    assert.equal(desk.running, '1.0.0')
    await assert.rejects(() => desk.rollBack(), /no earlier version/)
    await desk.activate(newest)
    assert.equal(desk.running, '1.2.0')
    assert.lengthOf(await desk.installed(), 3)
  })

  test('are not undone by activating an older one', async ({ assert }) => {
    const older = await desk.install()
    await desk.install({ version: '1.1.0' })
    await assert.rejects(() => desk.activate(older), /roll back instead/)
  })

  test('cannot be rolled back to what was changed on disk', async ({ assert }) => {
    await desk.install()
    await desk.install({ version: '1.1.0' })
    const file = join(await desk.pathOf('1.0.0'), 'plugin.js')
    chmodSync(file, 0o600)
    writeFileSync(file, 'steal()')
    await assert.rejects(() => desk.rollBack(), /no earlier version/)
    assert.deepEqual(await desk.installed(), ['1.1.0 active', '1.0.0 broken'])
  })
})

test.group('Publishers', (group) => {
  const desk = deskFor(group)

  test('keep their plugins to themselves', async ({ assert }) => {
    await desk.install()
    const refusal = /was signed with the key .* so far/
    await assert.rejects(() => desk.install({ version: '1.1.0', key: STRANGER }), refusal)
    await assert.rejects(
      () => desk.install({ version: '1.1.0', key: STRANGER, certificate: certify(STRANGER) }),
      refusal,
    )
    await desk.uninstall()
    await assert.rejects(() => desk.install({ key: STRANGER }), refusal)
    await new ForgetPublisherKey(desk.ground.database).handle(ID)
    await desk.install({ key: STRANGER })
    await assert.rejects(() => desk.install({ version: '1.1.0' }), refusal)
  })

  test('are not pinned before somebody agrees to run their plugin', async ({ assert }) => {
    const first = await desk.install({ permissions: [FILE_PERMISSION] })
    const second = await desk.install({ key: STRANGER, version: '1.0.1', permissions: [FILE_PERMISSION] })
    await desk.activate(second)
    assert.deepEqual(await desk.installed(), ['1.0.1 active'])
    await assert.rejects(() => desk.activate(first), /no package/)
    await assert.rejects(() => desk.install({ version: '1.0.2' }), /so far/)
  })

  test('cannot be forgotten where none is known', async ({ assert }) => {
    await assert.rejects(() => new ForgetPublisherKey(desk.ground.database).handle(ID), /no key/)
  })
})
