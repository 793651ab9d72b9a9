import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { brokeredInstance, httpTo, PUBLIC_ADDRESS, secretFor, startServer, testNetwork } from '#tests/support/broker'
import type { Database } from '#database/database'
import { DeleteHousehold } from '#households/services/delete_household'
import { outcomeOf } from '#tests/support/sandbox'

const VALUE = 'tok_9f8e7d6c5b4a'

/** Every row of every table, as text; bytes as their letters. */
async function everything(database: Database): Promise<string> {
  return database.systemRead(async (queries) => {
    const sql =
      queries.dialect === 'sqlite'
        ? `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'transaction_search%'`
        : `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()`
    const texts: string[] = []
    for (const { name } of await queries.all<{ name: string }>(sql))
      for (const row of await queries.all(`SELECT * FROM "${name}"`))
        texts.push(
          ...Object.values(row).map((value) =>
            value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value),
          ),
        )
    return texts.join('\n')
  })
}

test.group('A secret that was kept and used', () => {
  test('stands in no table, no history, no log and no answer', async ({ assert, cleanup }) => {
    const logger = await app.container.make('logger')
    const lines: string[] = []
    const write = process.stderr.write.bind(process.stderr)
    process.stderr.write = (chunk: string | Uint8Array) => (lines.push(String(chunk)), true)
    cleanup(() => void (process.stderr.write = write))
    const server = await startServer(['api.example.com'], ({ headers, path }, response) =>
      response.end(JSON.stringify({ headers, path })),
    )
    cleanup(() => server.close())
    const network = testNetwork(
      { 'api.example.com': [PUBLIC_ADDRESS], 'away.example.com': [PUBLIC_ADDRESS] },
      { 443: server.port },
    )
    const permissions = [
      httpTo('*.example.com'),
      secretFor('token', 'api.example.com'),
      secretFor('claimed', 'api.example.com'),
    ]
    const instance = await brokeredInstance(permissions, { network })
    await instance.keepSecret('token', VALUE)
    const said: unknown[] = []
    for (const url of [
      'https://api.example.com/{{secret:token}}',
      'https://away.example.com/{{secret:token}}',
      'https://{{secret:token}}.example.com/',
      '{{secret:token}}',
      'https://api.example.com/?%%{{secret:token}}',
    ])
      said.push(
        await instance
          .request({ url, headers: { 'x-token': '{{secret:token}}' } })
          .catch((error: unknown) => [String(error), JSON.stringify(error)]),
      )
    await instance.request({ url: `https://api.example.com/${VALUE}x`, keep_body_as_secret: 'claimed' })
    await instance.parts.usage.flush()
    logger.info('done')
    assert.include(server.seen[0]!.path, VALUE)
    const base64 = Buffer.from(VALUE).toString('base64').slice(0, -2)
    for (const text of [JSON.stringify(said), lines.join(''), await everything(instance.household.database)])
      for (const form of [VALUE, base64]) assert.notInclude(text, form)
    assert.include(await everything(instance.household.database), 'org.example.tested')
  })

  test('is listed by name, replaced and forgotten', async ({ assert }) => {
    const instance = await brokeredInstance([])
    const { household, instanceId, parts } = instance
    const names = () => household.database.read(household.id, (queries) => parts.secrets.names(queries, instanceId))
    await instance.keepSecret('b', 'first')
    await instance.keepSecret('a', 'first')
    await instance.keepSecret('a', 'second')
    assert.deepEqual(await names(), ['a', 'b'])
    const values = Object.fromEntries(await parts.secrets.open(household.id, instanceId))
    assert.deepEqual(values, { a: 'second', b: 'first' })
    await household.database.write(household.id, (writes) => parts.secrets.forget(writes, instanceId, 'a'))
    assert.deepEqual(await names(), ['b'])
    for (const [name, value] of [
      ['../a', 'x'],
      ['', 'x'],
      ['a', ''],
      ['a', 'x'.repeat(16_385)],
    ] as const)
      await assert.rejects(() => instance.keepSecret(name, value))
  })

  test('does not open under another name or for another instance', async ({ assert }) => {
    const instance = await brokeredInstance([])
    const { household, instanceId, parts } = instance
    await instance.keepSecret('token', VALUE)
    await household.database.write(household.id, (writes) =>
      writes.run('UPDATE plugin_secrets SET name = ? WHERE instance_id = ?', ['other', instanceId]),
    )
    await assert.rejects(() => parts.secrets.open(household.id, instanceId), /does not open/)
  })

  test('is gone with the household, and so is the key it was sealed with', async ({ assert }) => {
    const instance = await brokeredInstance([])
    const { household, instanceId } = instance
    await instance.keepSecret('token', VALUE)
    const deletion = await app.container.make(DeleteHousehold)
    const current = { id: household.id, name: 'Test' } as Parameters<DeleteHousehold['handle']>[0]
    assert.equal(await outcomeOf(deletion.handle(current, { userId: household.owner.id, ip: '127.0.0.1' })), 'ok')
    const left = await household.database.systemRead(async (queries) => [
      await queries.all('SELECT id FROM data_keys WHERE household_id = ?', [household.id]),
      await queries.all('SELECT name FROM plugin_secrets WHERE instance_id = ?', [instanceId]),
    ])
    assert.deepEqual(left, [[], []])
  })
})
