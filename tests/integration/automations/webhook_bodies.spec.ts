import { test } from '@japa/runner'
import { announce } from '#changes/services/announce'
import { incomingWebhook, makeAutomations, step } from '#tests/support/automations'

test.group('An automation that a webhook sets off', () => {
  test('asks for parts of what was sent, and uses them', async ({ assert }) => {
    const { household, add, settle, notices, passes } = await makeAutomations()
    const webhook = await incomingWebhook(household)
    await add('Scales', {
      triggers: [{ type: 'webhook', webhook_id: webhook }],
      condition: {
        all: [
          { field: 'body.reading.kg', op: 'gt', value: 80 },
          { field: 'body.test', op: 'is_empty' },
        ],
      },
      steps: [
        step('tell', 'notify@1', {
          title: 'Weight',
          body: '{{ trigger.body.reading.kg }} kg by {{ trigger.body.by }}',
        }),
      ],
    })
    const calls = [
      { reading: { kg: 82.5 }, by: 'scales' },
      { reading: { kg: 79 } },
      { reading: { kg: 90 }, test: true },
      { something: 'else' },
    ]
    for (const body of calls)
      await household.database.write(household.id, (writes) =>
        announce(writes, 'webhook.received', { webhook_id: webhook, call_id: 1, body }),
      )
    await settle()
    assert.deepEqual(
      (await notices()).map(({ body }) => body),
      ['82.5 kg by scales'],
    )
    assert.lengthOf(await passes(), 3)
  })
})
