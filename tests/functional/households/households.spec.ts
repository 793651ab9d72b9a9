import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from '@japa/runner'
import { vaultFolder } from '#config/storage'
import { CreateHousehold } from '#households/services/create_household'
import app from '@adonisjs/core/services/app'
import { makeHousehold, makePerson, signedIn } from '#tests/support/household'

interface Me {
  household: { id: number; name: string } | null
  role: string | null
  households: { id: number; name: string; role: string }[]
}

interface Problem {
  code: string
  errors?: { pointer: string }[]
}

const draft = {
  name: 'Home',
  base_currency: 'EUR',
  time_zone: 'Europe/Vienna',
  locale: 'de-AT',
  starter_set: 'everyday',
}

test.group('Households', () => {
  test('are created with their books open', async ({ assert }) => {
    const client = await signedIn(await makePerson())
    const { status, body } = await client.post<Me>('/households', draft)
    assert.deepEqual([status, body.household?.name, body.role], [201, 'Home', 'owner'])
    const categories = await client.get<{ data: unknown[] }>('/categories')
    assert.isAbove(categories.body.data.length, 5)
  })

  test('know their currency, time zone and locale', async ({ assert }) => {
    const client = await signedIn(await makePerson())
    for (const [field, value] of Object.entries({
      base_currency: 'XQQ',
      time_zone: 'Mars/Olympus',
      locale: '?',
      starter_set: 'x',
      name: ' ',
    })) {
      const { status, body } = await client.post<Problem>('/households', { ...draft, [field]: value })
      assert.deepEqual([status, body.errors?.map(({ pointer }) => pointer)], [422, [`/${field}`]], field)
    }
  })

  test('are not there when one of their parts cannot be opened', async ({ assert }) => {
    const person = await makePerson()
    const [database, clock] = [await app.container.make('florin.database'), await app.container.make('florin.clock')]
    const broken = { open: () => Promise.reject(new Error('The books burned.')) }
    const create = new CreateHousehold(database, clock, [broken])
    await assert.rejects(
      () => create.handle({ ...draft, starter_set: 'none' }, person, '127.0.0.1'),
      'The books burned.',
    )
    const me = await (await signedIn(person)).get<Me>('/session')
    assert.deepEqual(me.body.households, [])
  })

  test('are switched between', async ({ assert }) => {
    const [first, other] = [await makeHousehold({ name: 'First' }), await makeHousehold()]
    const { body } = await first.client.post<Me>('/households', { ...draft, name: 'Second' })
    assert.equal(body.household?.name, 'Second')
    assert.sameMembers(
      body.households.map(({ name }) => name),
      ['First', 'Second'],
    )
    const back = await first.client.put<Me>('/session/household', { household_id: first.id })
    assert.equal(back.body.household?.id, first.id)
    assert.equal((await first.client.get<{ id: number }>('/household')).body.id, first.id)
    const headers = { 'Florin-Household': String(body.household!.id) }
    assert.equal((await first.client.get<{ name: string }>('/household', { headers })).body.name, 'Second')
    assert.equal((await first.client.put('/session/household', { household_id: other.id })).status, 404)
    for (const nonsense of ['x', '-1', '1.5', '0'])
      assert.equal(
        (await first.client.get('/household', { headers: { 'Florin-Household': nonsense } })).status,
        404,
        nonsense,
      )
  })

  test('are renamed, and the log knows by whom', async ({ assert }) => {
    const { client, owner } = await makeHousehold({ name: 'Before' })
    const { body } = await client.patch<{ name: string; locale: string }>('/household', { name: 'After', locale: 'fr' })
    assert.deepInclude(body, { name: 'After', locale: 'fr' })
    assert.deepInclude((await client.get('/household')).body, { name: 'After', locale: 'fr' })
    const log = await client.get<{ data: unknown[]; next_cursor: string | null }>('/audit-events?limit=1')
    assert.containsSubset(log.body.data, [
      {
        action: 'household.changed',
        user: { id: owner.id, name: owner.name },
        ip: '127.0.0.1',
        details: { before: { name: 'Before', locale: 'en' }, after: { name: 'After', locale: 'fr' } },
      },
    ])
    const older = await client.get<{ data: { action: string }[] }>(
      `/audit-events?limit=1&cursor=${log.body.next_cursor}`,
    )
    assert.equal(older.body.data[0].action, 'household.created')
  })

  test('are deleted with all they hold, and nothing else is', async ({ assert }) => {
    const [{ client, id, owner, database }, other] = [await makeHousehold(), await makeHousehold()]
    const account = await client.post<{ id: number }>('/accounts', { name: 'Cash', subtype: 'cash', currency: 'EUR' })
    const spent = {
      occurred_on: '2026-03-31',
      account_id: account.body.id,
      amount: '-7.00',
      payee: 'Quagga mart',
      tags: ['x'],
    }
    assert.equal((await client.post('/transactions', spent)).status, 201)
    assert.equal(await wordsFound(database, 'quagga'), 1)
    const form = new FormData()
    form.set('file', new File(['Date,Amount\n'], 'bank.csv', { type: 'text/csv' }))
    assert.equal((await client.post('/imports', form)).status, 201)
    assert.isTrue(existsSync(join(vaultFolder, String(id))))
    const keptRows = await rowCounts(database, other.id)
    assert.equal((await client.delete('/household')).status, 204)
    assert.equal(await wordsFound(database, 'quagga'), 0)
    assert.isFalse(existsSync(join(vaultFolder, String(id))))
    const left = Object.entries(await rowCounts(database, id)).filter(([, count]) => count > 0)
    assert.deepEqual(left, [])
    assert.deepEqual(await rowCounts(database, other.id), keptRows)
    const me = await client.get<Me>('/session')
    assert.deepEqual([me.status, me.body.household, me.body.households], [200, null, []])
    const log = await database.systemRead((queries) =>
      queries.all<{ details: string }>(
        `SELECT details FROM audit_events WHERE action = 'household.deleted' AND user_id = ?`,
        [owner.id],
      ),
    )
    assert.deepEqual(
      log.map(({ details }) => JSON.parse(details)),
      [{ household_id: id, name: 'Test' }],
    )
  })
})

type Database = Awaited<ReturnType<typeof makeHousehold>>['database']

/** Asks the search index itself: what is left in it of a deleted household is seen by no list. */
async function wordsFound(database: Database, word: string): Promise<number> {
  return database.systemRead(async (queries) => {
    const matches = queries.dialect === 'sqlite' ? 'transaction_search MATCH ?' : `words @@ to_tsquery('simple', ?)`
    const row = await queries.first<{ hits: number }>(
      `SELECT COUNT(*) AS hits FROM transaction_search WHERE ${matches}`,
      [word],
    )
    return row!.hits
  })
}

const TABLES = [
  'accounts',
  'change_sets',
  'changes',
  'commodities',
  'memberships',
  'month_totals',
  'outbox',
  'payees',
  'postings',
  'sessions',
  'tags',
  'transaction_tags',
  'transactions',
]

async function rowCounts(database: Database, householdId: number) {
  return database.systemRead(async (queries) => {
    const counts: Record<string, number> = {}
    for (const table of TABLES) {
      const row = await queries.first<{ rows: number }>(
        `SELECT COUNT(*) AS rows FROM ${table} WHERE household_id = ?`,
        [householdId],
      )
      counts[table] = row!.rows
    }
    return counts
  })
}
