import { test } from '@japa/runner'
import { accountsSection } from '#ledger/sections/accounts_section'
import { commoditiesSection } from '#ledger/sections/commodities_section'
import { pluginInstancesSection } from '#plugins/sections/plugin_instances_section'
import { requireInstance } from '#plugins/services/instance_rows'
import type { SettingsSchema } from '#sdk'
import { makeHousehold } from '#tests/support/household'
import { type Lab, notifierThat, openLab, secretPermission } from '#tests/support/instances'
import { accountOf } from '#tests/support/journal'
import { exportText, restoreText } from '#tests/support/portability'

const schema: SettingsSchema = {
  type: 'object',
  properties: {
    topic: { type: 'string', title: 'Topic', maxLength: 64 },
    account: { type: 'string', title: 'Account', maxLength: 20, 'x-picker': 'account' },
    token: { type: 'string', title: 'Token', format: 'secret', maxLength: 100 },
  },
}
const plugin = notifierThat('return {}', {
  settings: { version: 1, schema },
  permissions: [secretPermission('token', 'api.example.com')],
})

const sectionsWith = (registry: Pick<Lab['registry'], 'find'>) => [
  ...[commoditiesSection, accountsSection],
  pluginInstancesSection(registry),
]

async function exportedLab() {
  const lab = await openLab(plugin)
  const account = await accountOf(lab.household, 'Assets:Checking')
  await lab.create({ settings: { topic: 'money', account: String(account) }, secrets: { token: 'hunter2' } })
  return { lab, text: await exportText(lab.household, sectionsWith(lab.registry)) }
}

async function restored(text: string, registry: Pick<Lab['registry'], 'find'>) {
  const household = await makeHousehold()
  const { result } = await restoreText(household, text, sectionsWith(registry))
  const instance = await household.database.read(household.id, async (queries) => {
    const { id } = (await queries.first<{ id: number }>('SELECT id FROM plugin_instances'))!
    return requireInstance(queries, id)
  })
  return { household, instance, notes: result.notes.map(({ message }) => message).join('\n') }
}

test.group('Plugins in an export', () => {
  test('come back at rest, without secrets, with what people picked', async ({ assert, cleanup }) => {
    const { lab, text } = await exportedLab()
    cleanup(lab.close)
    assert.notInclude(text, 'hunter2')
    const { household, instance, notes } = await restored(text, lab.registry)
    const account = String(await accountOf(household, 'Assets:Checking'))
    assert.deepEqual(instance.settings, { topic: 'money', account })
    assert.containSubset(instance, { state: 'needs_attention', grants: { permissions: [], accepted_by: '' } })
    assert.include(notes, 'enter again what is secret (token)')
  })

  test('lose settings that nobody here can read', async ({ assert, cleanup }) => {
    const { lab, text } = await exportedLab()
    cleanup(lab.close)
    const { instance, notes } = await restored(text, { find: () => undefined })
    assert.deepEqual(instance.settings, {})
    assert.include(notes, 'its plugin is not installed here')
  })
})
