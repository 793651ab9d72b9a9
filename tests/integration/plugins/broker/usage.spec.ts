import { test } from '@japa/runner'
import { FixedClock } from '#core/clock'
import { readUsage } from '#plugins/services/read_usage'
import type { Database } from '#database/database'
import { UsageBook } from '#plugins/broker/usage'
import { brokeredInstance, httpTo, makeInstance, PUBLIC_ADDRESS, startServer, testNetwork } from '#tests/support/broker'
import { makeHousehold } from '#tests/support/household'
import { outcomeOf } from '#tests/support/sandbox'

interface UsageRow {
  day: string
  kind: string
  scope: string
  requests: number
  bytes_sent: number
  bytes_received: number
  refused: number
}

function rowsOf(database: Database, instanceId: number): Promise<UsageRow[]> {
  const sql = `SELECT day, kind, scope, requests, bytes_sent, bytes_received, refused FROM plugin_usage
    WHERE instance_id = ? ORDER BY day, kind, scope`
  return database.systemRead((queries) => queries.all<UsageRow>(sql, [instanceId]))
}

/** Counts the transactions that write. */
function watched(database: Database) {
  const written: number[] = []
  const watching: Database = {
    dialect: database.dialect,
    read: (id, work) => database.read(id, work),
    systemRead: (work) => database.systemRead(work),
    systemWrite: (work) => database.systemWrite(work),
    close: () => database.close(),
    write: (id, work) => (written.push(id), database.write(id, work)),
  }
  return { written, watching }
}

test.group('What plugins use', () => {
  test('is counted by day, kind and scope and written together', async ({ assert }) => {
    const [one, other] = [await makeHousehold(), await makeHousehold()]
    const clock = new FixedClock('2026-01-31T23:59:00Z')
    const { written, watching } = watched(one.database)
    const book = new UsageBook(watching, clock)
    const mine = { householdId: one.id, instanceId: await makeInstance(one) }
    const theirs = { householdId: other.id, instanceId: await makeInstance(other) }
    for (let time = 0; time < 500; time++) {
      book.count(mine, { kind: 'http', scope: 'api.example.com', requests: 1 })
      book.count(mine, { kind: 'http', scope: 'api.example.com', bytes_sent: 10, bytes_received: 100 })
    }
    book.count(theirs, { kind: 'http', scope: 'api.example.com', requests: 1 })
    book.count(mine, { kind: 'http', scope: 'evil.example.com', refused: 1 })
    assert.deepEqual(written, [])
    assert.equal(await book.requestsToday(mine), 500)
    clock.advance(120_000)
    book.count(mine, { kind: 'http', scope: 'api.example.com', requests: 2 })
    assert.equal(await book.requestsToday(mine), 2)
    await book.flush()
    assert.deepEqual(written, [one.id, other.id])
    book.count(mine, { kind: 'http', scope: 'api.example.com', requests: 3 })
    await book.flush()
    assert.equal(await book.requestsToday(mine), 5)
    const nothing = { bytes_sent: 0, bytes_received: 0, refused: 0 }
    const api = { kind: 'http', scope: 'api.example.com' }
    assert.deepEqual(await rowsOf(one.database, mine.instanceId), [
      { day: '2026-01-31', ...api, requests: 500, bytes_sent: 5_000, bytes_received: 50_000, refused: 0 },
      { day: '2026-01-31', kind: 'http', scope: 'evil.example.com', requests: 0, ...nothing, refused: 1 },
      { day: '2026-02-01', ...api, requests: 5, ...nothing },
    ])
    assert.lengthOf(await rowsOf(one.database, theirs.instanceId), 1)
  })

  test('fills no table, however many hosts are tried', async ({ assert }) => {
    const household = await makeHousehold()
    const by = { householdId: household.id, instanceId: await makeInstance(household) }
    const book = new UsageBook(household.database, new FixedClock('2026-01-31T12:00:00Z'))
    for (let host = 0; host < 1_000; host++) book.count(by, { kind: 'http', scope: `h${host}.example.com`, refused: 1 })
    await book.flush()
    const rows = await rowsOf(household.database, by.instanceId)
    assert.lengthOf(rows, 101)
    assert.equal(rows.find(({ scope }) => scope === 'others')!.refused, 900)
  })

  test('is forgotten after ninety days', async ({ assert }) => {
    const household = await makeHousehold()
    const by = { householdId: household.id, instanceId: await makeInstance(household) }
    const clock = new FixedClock('2026-01-31T12:00:00Z')
    const book = new UsageBook(household.database, clock)
    for (const days of [0, 1, 90]) {
      clock.advance(days * 24 * 3_600_000)
      book.count(by, { kind: 'store', scope: 'store', requests: 1 })
      await book.flush()
    }
    const rows = await rowsOf(household.database, by.instanceId)
    assert.deepEqual(
      rows.map(({ day }) => day),
      ['2026-02-01', '2026-05-02'],
    )
  })

  test('is told beside what was granted', async ({ assert, cleanup }) => {
    const server = await startServer(['api.example.com'], (_, response) => response.end('answer'))
    cleanup(() => server.close())
    const network = testNetwork({ 'api.example.com': [PUBLIC_ADDRESS] }, { 443: server.port })
    const permissions = [httpTo('*.example.com'), httpTo('unused.example.org')]
    const instance = await brokeredInstance(permissions, { network })
    const { household, instanceId, parts } = instance
    const grants = JSON.stringify({ manifest_sha256: '', accepted_at: '', accepted_by: '', permissions, lan: [] })
    await household.database.write(household.id, (writes) =>
      writes.run('UPDATE plugin_instances SET grants = ? WHERE id = ?', [grants, instanceId]),
    )
    await instance.request({ url: 'https://api.example.com/' })
    assert.equal(await outcomeOf(instance.request({ url: 'https://evil.example.net/' })), 'forbidden')
    await parts.usage.flush()
    const usage = await household.database.read(household.id, (queries) =>
      readUsage(queries, instanceId, 30, parts.clock.now()),
    )
    assert.deepEqual(usage.unused, [permissions[1]!])
    const [evil, used] = ['evil.example.net', '*.example.com'].map((scope) =>
      usage.used.find((each) => each.scope === scope)!,
    )
    assert.deepInclude(evil, { kind: 'http', requests: 0, refused: 1 })
    assert.deepInclude(used, { kind: 'http', requests: 1, refused: 0 })
    assert.isAbove(used!.bytes_sent, 100)
    assert.isAbove(used!.bytes_received, 6)
  })

  test('that cannot be written is told to whoever watches, and no call fails of it', async ({ assert }) => {
    const household = await makeHousehold()
    const failures: unknown[] = []
    const { watching } = watched(household.database)
    const failing: Database = { ...watching, write: () => Promise.reject(new Error('disk full')) }
    const book = new UsageBook(failing, new FixedClock('2026-01-31T12:00:00Z'), (error) => failures.push(error))
    book.count({ householdId: household.id, instanceId: 1 }, { kind: 'http', scope: 'a', requests: 1 })
    await book.flush()
    assert.match(String(failures[0]), /disk full/)
  })
})
