import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { AutomationJson } from '#automations/validators/automation'
import type { PassJson, TraceJson } from '#automations/validators/run'
import { connectBank, type Connected, linkAccount, transactionsOf } from '#tests/support/bank_connection'
import { rowsByTable } from '#tests/support/rows_by_table'

/** Tells what happened and works off the queue, as often as something comes of it. */
async function settle({ id }: Connected): Promise<void> {
  const [announcements, worker] = [
    await app.container.make('florin.announcements'),
    await app.container.make('florin.jobWorker'),
  ]
  for (let round = 0; round < 4; round++) {
    await announcements.drain(id)
    await worker.drain()
  }
}

const LEDGER = ['transactions', 'postings', 'payees', 'tags', 'transaction_tags', 'month_totals', 'transaction_search']

test.group('An automation that fetches from a bank', (group) => {
  let connected: Connected
  group.each.teardown(async () => {
    await connected.server.close()
  })

  test('carries what came of it, so that it ends with itself and is undone as a whole', async ({ assert }) => {
    connected = await connectBank()
    const { client, id, database, path } = connected
    await linkAccount(connected)
    const books = async () => {
      const rows = await rowsByTable(database, id)
      return LEDGER.map((table) => [table, rows[table]])
    }
    const before = await books()
    const document = {
      schema: 'automation/1',
      triggers: ['import.committed', 'sync.succeeded', 'sync.failed'].map((topic) => ({ type: 'event', topic })),
      steps: [{ id: 'fetch', use: 'fetch@1', with: { instance: Number(path.split('/').at(-1)) } }],
    }
    const made = await client.post<AutomationJson>('/automations', { name: 'Again and again', document, enabled: true })
    const automation = `/automations/${made.body.id}`
    const { body: begun } = await client.post<TraceJson>(`${automation}/runs`, {})
    await settle(connected)

    const run = (await client.get<TraceJson>(`/automation-runs/${begun.id}`)).body
    assert.equal(run.state, 'done', run.message)
    assert.lengthOf(await transactionsOf(client), 3)
    const passes = (await client.get<{ data: PassJson[] }>(`${automation}/passes`)).body.data
    assert.sameMembers(
      passes.map(({ event, reason }) => `${String(event.kind)} ${reason}`),
      ['import.committed own_effect', 'sync.succeeded own_effect'],
    )
    assert.lengthOf(run.changes, 1)
    const undone = await client.post<{ change_set_ids: number[] }>(`/automation-runs/${begun.id}/undo`)
    assert.equal(undone.status, 200)
    assert.deepEqual(await books(), before)
  })
})
