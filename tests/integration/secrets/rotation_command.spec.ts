import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { Keyring } from '#secrets/keyring'
import { makeHousehold } from '#tests/support/household'

const execute = promisify(execFile)

test.group('node ace florin:secrets:rotate', () => {
  test('changes the master key below a server that runs', async ({ assert }) => {
    const household = await makeHousehold()
    const keyring = await app.container.make('florin.keyring')
    const sealed = (await keyring.sealerOf(household.id)).seal('secret', 'tests/1')
    const { stdout } = await execute(process.execPath, [app.makePath('ace.js'), 'florin:secrets:rotate', '--json'], {
      cwd: app.makePath(),
      env: { ...process.env, FLORIN_TALLY: '' },
    })
    const { master_key: key, rewrapped } = JSON.parse(stdout) as { master_key: string; rewrapped: number }
    assert.isAtLeast(rewrapped, 1)
    assert.equal((await app.container.make('florin.masterKeys')).read()[0]!.id, key)
    const database = await app.container.make('florin.database')
    const wrappers = await database.systemRead((queries) =>
      queries.all<{ master_key: string }>('SELECT DISTINCT master_key FROM data_keys'),
    )
    assert.deepEqual(wrappers, [{ master_key: key }])
    const fresh = new Keyring(
      database,
      await app.container.make('florin.masterKeys'),
      await app.container.make('florin.clock'),
    )
    for (const each of [keyring, fresh])
      assert.equal((await each.sealerOf(household.id)).open(sealed, 'tests/1'), 'secret')
  })
})
