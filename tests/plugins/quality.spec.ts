import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { testPlugin } from '#plugins/conformance/test_plugin'
import { BUNDLED_PLUGINS } from '#plugins/installation'

/*
 * Every plugin that comes with Florin passes what strangers' plugins are asked to pass. After a change that is meant to change results:
 * node ace florin:plugin:test plugins/<id> --accept, and then look at the difference in git.
 */
test.group('Quality of bundled plugins', () => {
  const ids = readdirSync(BUNDLED_PLUGINS).filter((name) => existsSync(join(BUNDLED_PLUGINS, name, 'plugin.json')))

  for (const id of ids) {
    test(`${id} is silver at least, and as its quality.json states`, async ({ assert }) => {
      const folder = join(BUNDLED_PLUGINS, id)
      const { version, quality, checks } = await testPlugin(folder)
      assert.deepEqual(
        checks.filter(({ outcome }) => outcome === 'failed'),
        [],
      )
      assert.oneOf(quality, ['silver', 'gold'])
      assert.deepEqual(JSON.parse(readFileSync(join(folder, 'quality.json'), 'utf8')), { version, quality })
    })
  }
})
