import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { blueprintOf } from '#automations/domain/blueprint'
import { ImportBlueprint } from '#automations/services/import_blueprint'
import { listBlueprints } from '#automations/services/list_blueprints'
import { findAutomation } from '#automations/services/load_automations'
import { makeAutomations } from '#tests/support/automations'
import { accountOf } from '#tests/support/journal'

async function lowBalance() {
  const all = await listBlueprints(app.makePath('resources/blueprints'))
  return all.find(({ id }) => id === 'low-balance')!
}

test.group('Blueprints', () => {
  test('of an automation hold no ids, and make the same automation elsewhere', async ({ assert }) => {
    const one = await makeAutomations()
    const account = await accountOf(one.household, 'Assets:Checking')
    const given = { blueprint: await lowBalance(), values: { account, limit: '50' } }
    const { result: id } = await new ImportBlueprint(one.gateway).handle(one.household.id, given, one.household.actor)
    const made = await one.household.database.read(one.household.id, (queries) => findAutomation(queries, id))
    const blueprint = blueprintOf(made!.name, made!.document)
    assert.deepEqual(blueprint.inputs, { account: { type: 'account', label: 'Account' } })
    assert.notInclude(JSON.stringify(blueprint.document), `:${account},`)
    const other = await makeAutomations()
    const theirs = await accountOf(other.household, 'Assets:Elsewhere')
    const preview = await new ImportBlueprint(other.gateway).preview(other.household.id, {
      blueprint,
      values: { account: theirs },
    })
    assert.deepEqual(
      preview.document,
      JSON.parse(JSON.stringify(made!.document).replaceAll(`:${account}`, `:${theirs}`)),
    )
  })

  test('are imported over an automation with a diff and what is newly possible', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, gateway, add } = automations
    const steps = [{ id: 'tell', use: 'notify@1', with: { title: 'Old' } }]
    const automationId = await add('Mine', { steps })
    const blueprint = {
      ...{ schema: 'blueprint/1' as const, id: 'mine', name: 'Mine', description: '' },
      inputs: { title: { type: 'text' as const, label: 'Title' } },
      document: {
        ...{ schema: 'automation/1', triggers: [{ type: 'manual' }] },
        steps: [
          { id: 'tell', use: 'notify@1', with: { title: { input: 'title' } } },
          { id: 'out', use: 'export@1', with: { format: 'json' } },
        ],
      },
    }
    const wanted = { blueprint, values: { title: 'New' }, automationId }
    const preview = await new ImportBlueprint(gateway).preview(household.id, wanted)
    assert.deepEqual(preview.addedPowers, ['read'])
    assert.containSubset(preview.differences, [{ pointer: '/steps/0/with/title', before: 'Old', after: 'New' }])
    await new ImportBlueprint(gateway).handle(household.id, wanted, household.actor)
    const after = await household.database.read(household.id, (queries) => findAutomation(queries, automationId))
    assert.containSubset(after, { enabled: false, version: 2 })
  })

  test('ask for every value, of its type', async ({ assert }) => {
    const { household, gateway } = await makeAutomations()
    const blueprint = await lowBalance()
    const importing = (values: Record<string, unknown>) =>
      new ImportBlueprint(gateway).preview(household.id, { blueprint, values })
    await assert.rejects(() => importing({}), 'Account: a value is missing.')
    await assert.rejects(() => importing({ account: 'x' }), 'Account: choose one.')
    const account = await accountOf(household, 'Assets:Checking')
    await assert.rejects(
      () => importing({ account, limit: 'lots' }),
      'Below this amount: write an amount such as 42.10.',
    )
    await assert.rejects(() => importing({ account: 999_999 }), /account that is not there/)
  })
})
