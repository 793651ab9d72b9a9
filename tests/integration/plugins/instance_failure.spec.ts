import { test } from '@japa/runner'
import { readUsage } from '#plugins/services/read_usage'
import { listInstanceRuns, readInstanceRun } from '#plugins/services/plugin_runs'
import type { Manifest } from '#sdk'
import { PUBLIC_ADDRESS, startServer, testNetwork } from '#tests/support/broker'
import { httpPermission, notifierThat, openLab, secretPermission, storePermission } from '#tests/support/instances'

const HOST = 'api.example.com'
const MANIFEST: Partial<Manifest> = {
  settings: {
    version: 1,
    schema: {
      type: 'object',
      properties: {
        topic: { type: 'string', title: 'Topic' },
        token: { type: 'string', title: 'Token', format: 'secret' },
      },
      required: ['token'],
    },
  },
  permissions: [httpPermission(HOST), secretPermission('token', HOST), storePermission],
}

/** Asks the provider, and fails because of what it answered. */
const FAILING = `
  console.log('Asking for 4111111111111111')
  const { body } = await florin.http.request({
    method: 'POST', url: 'https://${HOST}/send?to=ada', headers: { Authorization: 'Bearer ' + florin.settings.token },
    body: JSON.stringify({ text: request.message.body }),
  })
  throw new Error('No idea what this means: ' + body.length)`

async function openFailing() {
  const server = await startServer([HOST], ({ headers }, response) =>
    response.end(JSON.stringify({ said: headers.authorization, name: 'Ada' })),
  )
  const network = testNetwork({ [HOST]: [PUBLIC_ADDRESS] }, { 443: server.port })
  const lab = await openLab(notifierThat(FAILING, MANIFEST), { network })
  const id = await lab.create({ settings: { topic: 'our-money' }, secrets: { token: 'hunter2' } })
  const close = () => {
    lab.close()
    server.close()
  }
  return { lab, id, server, close }
}

test.group('A failed run of an instance', () => {
  test('sent the secret, and is kept and exported without it', async ({ assert, cleanup }) => {
    const { lab, id, server, close } = await openFailing()
    cleanup(close)
    await assert.rejects(() => lab.send(id), /No idea what this means/)
    assert.equal(server.seen[0]!.headers.authorization, 'Bearer hunter2')

    const rows = await lab.household.database.read(lab.household.id, (queries) =>
      queries.all('SELECT * FROM plugin_runs WHERE instance_id = ?', [id]),
    )
    assert.equal(rows.length, 1)
    assert.notInclude(JSON.stringify(rows), 'hunter2')

    const exported = await lab.exportFailure.handle(lab.household.id, id)
    assert.notMatch(JSON.stringify(exported), /hunter2|Ada|ada|used up|our-money|4111/)
    assert.deepInclude(exported, { format: 'florin-run/1', is_complete: true })
    assert.deepInclude(exported.run, { method: 'notifier.send', code: 'internal', host_killed: false })
    assert.deepInclude(exported.surroundings, { settings: { topic: 'xxx-xxxxx', token: '{{secret:token}}' } })
    assert.deepInclude(exported.host_calls[0], { operation: 'http.request' })
    assert.lengthOf([...exported.seed], 4)
  })

  test('is listed with what the plugin asked for, and counted as used', async ({ assert, cleanup }) => {
    const { lab, id, close } = await openFailing()
    cleanup(close)
    await assert.rejects(() => lab.send(id))
    await lab.usage.flush()
    const { run, usage } = await lab.household.database.read(lab.household.id, async (queries) => {
      const [latest] = await listInstanceRuns(queries, id, 1)
      return {
        run: await readInstanceRun(queries, id, latest!.id),
        usage: await readUsage(queries, id, 30, lab.clock.now()),
      }
    })
    assert.deepInclude(run!.host_calls[0], {
      operation: 'http.request',
      subject: `POST https://${HOST}/send`,
      outcome: 'ok',
    })
    assert.deepEqual(
      usage.used.map(({ kind, scope, requests, refused }) => [kind, scope, requests, refused]),
      [
        ['http', HOST, 1, 0],
        ['secret', 'token', 1, 0],
      ],
    )
    assert.deepEqual(usage.unused, [storePermission])
  })

  test('can be repeated if it is among the latest five', async ({ assert, cleanup }) => {
    const lab = await openLab(
      notifierThat(`throw Object.assign(new Error('Later.'), { name: 'PluginError', code: 'transient' })`),
    )
    cleanup(lab.close)
    const id = await lab.create()
    for (let run = 0; run < 7; run++) await lab.send(id).catch(() => undefined)
    const kept = await lab.household.database.read(lab.household.id, (queries) =>
      queries.all<{ kept: number }>(
        'SELECT CASE WHEN tape IS NULL THEN 0 ELSE 1 END AS kept FROM plugin_runs WHERE instance_id = ? ORDER BY id',
        [id],
      ),
    )
    assert.deepEqual(
      kept.map((row) => row.kept),
      [0, 0, 1, 1, 1, 1, 1],
    )
  })
})
