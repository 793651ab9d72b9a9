import { chmodSync, cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { deskFor, ID } from '#tests/support/package_desk'
import { FILE_PERMISSION, PUBLISHER, revocations, STRANGER } from '#tests/support/packages'

test.group('Installed files', (group) => {
  const desk = deskFor(group)

  const changes: Record<string, (path: string) => void> = {
    'whose code was changed': (path) => {
      chmodSync(join(path, 'plugin.js'), 0o600)
      writeFileSync(join(path, 'plugin.js'), 'steal()')
    },
    'whose manifest asks for more': (path) => {
      chmodSync(join(path, 'plugin.json'), 0o600)
      writeFileSync(join(path, 'plugin.json'), '{}')
    },
    'that lost a file': (path) => {
      chmodSync(path, 0o700)
      rmSync(join(path, 'README.md'))
    },
    'that got a file': (path) => {
      chmodSync(path, 0o700)
      writeFileSync(join(path, 'CHANGELOG.md'), 'Trust me.')
    },
    'that became a link': (path) => {
      chmodSync(path, 0o700)
      rmSync(join(path, 'README.md'))
      symlinkSync('/etc/hostname', join(path, 'README.md'))
    },
    'that are gone': (path) => {
      chmodSync(path, 0o700)
      rmSync(path, { recursive: true })
    },
  }
  for (const [name, change] of Object.entries(changes)) {
    test(`${name} are not loaded, which is said, and mended by installing again`, async ({ assert }) => {
      const draft = { files: { 'README.md': '# Example\n' } }
      await desk.install(draft)
      change(await desk.pathOf('1.0.0'))
      const registry = await desk.ground.restart()
      assert.isUndefined(registry.find(ID))
      assert.include(registry.problems[0]!.message, ID)
      assert.match(registry.problems[0]!.message, /changed after it was installed|cannot be loaded: the plugin in/)
      assert.deepEqual(await desk.installed(), ['1.0.0 broken'])
      assert.isUndefined(desk.running)
      await desk.install(draft)
      assert.deepEqual(await desk.installed(), ['1.0.0 active'])
      assert.equal(desk.running, '1.0.0')
    })
  }

  test('of another package in its place are not loaded', async ({ assert }) => {
    await desk.install()
    await desk.install({ version: '1.1.0' })
    const [older, newer] = [await desk.pathOf('1.0.0'), await desk.pathOf('1.1.0')]
    chmodSync(older, 0o700)
    chmodSync(newer, 0o700)
    rmSync(newer, { recursive: true })
    cpSync(older, newer, { recursive: true })
    assert.isUndefined((await desk.ground.restart()).find(ID))
    assert.deepEqual(await desk.installed(), ['1.1.0 broken', '1.0.0 previous'])
  })
})

test.group('Revoked packages', (group) => {
  const desk = deskFor(group)

  test('are not installed', async ({ assert }) => {
    writeFileSync(
      desk.ground.revocationFile,
      revocations([{ public_key: PUBLISHER.publicKey, reason: 'The key was stolen.' }]),
    )
    await assert.rejects(() => desk.install(), /The key was stolen/)
    assert.deepEqual(desk.folders, [])
  })

  test('are no longer loaded, which is said', async ({ assert }) => {
    await desk.install()
    writeFileSync(desk.ground.revocationFile, revocations([{ plugin_id: ID, version: '1.0.0', reason: 'It leaks.' }]))
    await desk.ground.registry.freshen()
    assert.isUndefined(desk.running)
    assert.match(desk.ground.registry.problems[0]!.message, /It leaks/i)
    assert.deepEqual(await desk.installed(), ['1.0.0 revoked'])
    await desk.install({ version: '1.0.1' })
    assert.equal(desk.running, '1.0.1')
    await assert.rejects(() => desk.rollBack(), /no earlier version/)
  })

  test('do not start to run by consent', async ({ assert }) => {
    const id = await desk.install({ permissions: [FILE_PERMISSION] })
    writeFileSync(desk.ground.shippedRevocations, revocations([{ plugin_id: ID, reason: 'It leaks.' }]))
    await assert.rejects(() => desk.activate(id), /It leaks/)
  })

  test('stay revoked by the shipped list, whatever lies in the data folder', async ({ assert }) => {
    writeFileSync(desk.ground.shippedRevocations, revocations([{ plugin_id: ID, reason: 'It leaks.' }]))
    writeFileSync(desk.ground.revocationFile, revocations([]))
    await assert.rejects(() => desk.install(), /It leaks/)
  })

  test('are those of a signed list only; another is said to be worthless', async ({ assert }) => {
    await desk.install()
    writeFileSync(desk.ground.revocationFile, revocations([{ plugin_id: ID, reason: 'Mine.' }], STRANGER))
    await desk.ground.registry.freshen()
    assert.equal(desk.running, '1.0.0')
    assert.match(desk.ground.registry.problems[0]!.message, /not signed by Florin/)
  })
})
