import type { Client } from '#tests/support/client'

/** The pages of an automation that was made and started. */
export async function automationPlaces(client: Client) {
  const document = {
    schema: 'automation/1',
    triggers: [{ type: 'transaction', on: ['created'] }],
    condition: { field: 'amount', op: 'lt', value: '-100' },
    steps: [{ id: 'tell', use: 'notify@1', with: { title: 'Large: {{ trigger.transaction.payee }}' } }],
  }
  const { body: made } = await client.post<{ id: number }>('/automations', { name: 'Large ones', document })
  const { body: run } = await client.post<{ id: number }>(`/automations/${made.id}/runs`, {})
  return [
    { name: 'automations', path: '/automations', heading: 'Automations', shows: 'Large ones' },
    { name: 'automation', path: `/automations/${made.id}`, heading: 'Large ones', shows: 'Try it out' },
    { name: 'automation_run', path: `/automations/runs/${run.id}`, heading: 'Run of Large ones', shows: 'Steps' },
    { name: 'blueprints', path: '/automations/blueprints', heading: 'Blueprints', shows: 'A summary every week' },
  ]
}
