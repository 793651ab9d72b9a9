import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { ForeignHouseholdException } from '#database/database'

const origin = { actor: { kind: 'user', id: 1, label: 'Ada' }, cause: 'test', summary: 'Test' } as const

async function household() {
  const database = await app.container.make('florin.database')
  const gateway = await app.container.make('florin.gateway')
  const id = await database.systemWrite((writes) =>
    writes.insert('households', {
      name: 'Test',
      base_currency: 'EUR',
      time_zone: 'Europe/Berlin',
      locale: 'en',
      created_at: '2026-01-01T00:00:00.000Z',
    }),
  )
  return { id, database, gateway }
}

test.group('Gateway', () => {
  test('records, undoes and redoes an insert and an update', async ({ assert }) => {
    const { id, database, gateway } = await household()
    const created = await gateway.change(id, origin, (changes) =>
      changes.insert('tags', { name: 'Holiday', match_key: 'holiday', color: null }),
    )
    const renamed = await gateway.change(id, origin, (changes) =>
      changes.update('tags', created.result, { name: 'Holidays' }),
    )
    const names = () => database.read(id, (queries) => queries.all('SELECT name FROM tags'))
    assert.deepEqual(await names(), [{ name: 'Holidays' }])
    const undone = await new UndoChangeSet(gateway).handle(id, renamed.changeSetId!, origin.actor)
    assert.deepEqual(await names(), [{ name: 'Holiday' }])
    await new UndoChangeSet(gateway).handle(id, undone.changeSetId!, origin.actor)
    assert.deepEqual(await names(), [{ name: 'Holidays' }])
  })

  test('leaves no trace of a change set that changed nothing', async ({ assert }) => {
    const { id, gateway } = await household()
    const { changeSetId } = await gateway.change(id, origin, async () => undefined)
    assert.isNull(changeSetId)
  })

  test('rolls everything back when the work fails', async ({ assert }) => {
    const { id, database, gateway } = await household()
    await assert.rejects(() =>
      gateway.change(id, origin, async (changes) => {
        await changes.insert('tags', { name: 'a', match_key: 'a', color: null })
        throw new Error('no')
      }),
    )
    assert.deepEqual(await database.read(id, (queries) => queries.all('SELECT * FROM tags')), [])
  })

  test('shows and touches no row of another household', async ({ assert }) => {
    const [one, other] = [await household(), await household()]
    const { result: tag } = await one.gateway.change(one.id, origin, (changes) =>
      changes.insert('tags', { name: 'mine', match_key: 'mine', color: null }),
    )
    const seen = await other.database.read(other.id, (queries) => queries.all('SELECT * FROM tags WHERE id = ?', [tag]))
    assert.deepEqual(seen, [])
    await other.database
      .write(other.id, (writes) => writes.run('UPDATE tags SET name = ? WHERE id = ?', ['stolen', tag]))
      .catch((error) => assert.instanceOf(error, ForeignHouseholdException))
    await assert.rejects(() =>
      other.database.write(other.id, (writes) =>
        writes.insert('tags', { household_id: one.id, name: 'x', match_key: 'x', color: null }),
      ),
    )
    const kept = await one.database.read(one.id, (queries) => queries.all('SELECT name FROM tags'))
    assert.deepEqual(kept, [{ name: 'mine' }])
  })

  test('hides the tables of people and sessions from a household unit', async ({ assert }) => {
    const { id, database } = await household()
    await assert.rejects(() => database.read(id, (queries) => queries.all('SELECT * FROM users')))
  })

  test('refuses to commit a transaction that does not balance', async ({ assert }) => {
    const { id, gateway } = await household()
    await assert.rejects(() =>
      gateway.change(id, origin, async (changes) => {
        const now = '2026-01-01T00:00:00.000Z'
        const eur = await changes.insert('commodities', { code: 'EUR', kind: 'currency', name: 'Euro', scale: 2 })
        const account = await changes.insert('accounts', {
          kind: 'asset',
          subtype: 'cash',
          name: 'Cash',
          commodity_id: eur,
          created_at: now,
        })
        const transaction = await changes.insert('transactions', {
          occurred_on: '2026-01-01',
          status: 'posted',
          currency_id: eur,
          recorded_at: now,
        })
        await changes.insert('postings', {
          transaction_id: transaction,
          position: 0,
          account_id: account,
          commodity_id: eur,
          quantity: 100,
          value: 100,
          occurred_on: '2026-01-01',
        })
      }),
    )
  })
})
