import { test } from '@japa/runner'
import { readBlueprint } from '#lib/features/automations/read_blueprint.ts'

const blueprint = {
  schema: 'blueprint/1',
  id: 'bread',
  name: 'Bread',
  inputs: { limit: { type: 'amount', label: 'Limit' } },
  document: { schema: 'automation/1' },
}

test.group('The file of a blueprint', () => {
  test('is read, also without a description', ({ assert }) => {
    assert.deepEqual(readBlueprint(JSON.stringify(blueprint)) as object, { ...blueprint, description: '' })
  })

  test('is refused where it is something else', ({ assert }) => {
    const others = [
      ...['hello', 'null', '[]', '3', '{"a":1}', '{"schema":"rule-blueprint/1"}'],
      ...[{ inputs: null }, { inputs: [] }, { inputs: { limit: 3 } }, { document: 'x' }, { name: 1 }].map((change) =>
        JSON.stringify({ ...blueprint, ...change }),
      ),
    ]
    for (const text of others) assert.isUndefined(readBlueprint(text), text)
  })
})
