import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { announcementsAfter } from '#changes/services/announcement_marks'
import { readEvents, type TransactionEvent } from '#changes/services/read_events'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'

/** What happened since the last call. */
async function eventReader({ id, database }: TestHousehold) {
  let position = 0
  const news = async () => {
    const announcements = await database.read(id, (queries) => announcementsAfter(queries, id, position, 10_000))
    position = announcements.at(-1)?.id ?? position
    const events: TransactionEvent[] = []
    for await (const page of readEvents(database, id, announcements)) events.push(...page)
    return events
  }
  await news()
  return news
}

const kinds = (events: TransactionEvent[]) => events.map(({ kind, transactionId }) => [kind, transactionId])

test.group('Events', () => {
  test('tell of a new transaction, an edit and a deletion, with before and after', async ({ assert }) => {
    const household = await makeHousehold()
    const gateway = await app.container.make('florin.gateway')
    await journal(household, '2026-01-01 Shop | Assets:Checking -1 EUR | Expenses:Food')
    const news = await eventReader(household)
    const [id] = await journal(household, '2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food')
    const [created, ...rest] = await news()
    assert.deepEqual(rest, [])
    assert.deepEqual([created.kind, created.transactionId, created.before], ['transaction.created', id, null])
    assert.deepEqual(
      created.after!.postings!.map(({ quantity }) => quantity),
      [-4210, 4210],
    )
    assert.equal(created.actor.kind, 'user')

    const fun = await accountOf(household, 'Expenses:Fun')
    await new EditTransaction(gateway).handle(
      household.id,
      id,
      { memo: 'party', category_id: fun, tags: ['red'] },
      household.actor,
    )
    const changed = (await news()).at(-1)!
    assert.deepEqual([changed.kind, changed.transactionId], ['transaction.changed', id])
    assert.deepEqual([changed.before!.row.memo, changed.after!.row.memo], ['', 'party'])
    const category = (side: 'before' | 'after') =>
      changed[side]!.postings!.find(({ quantity }) => Number(quantity) > 0)!.account_id
    assert.equal(category('before'), await accountOf(household, 'Expenses:Food'))
    assert.equal(category('after'), fun)
    assert.deepEqual([changed.before!.tags!.length, changed.after!.tags!.length], [0, 1])

    await gateway.change(household.id, { actor: household.actor, cause: 'test', summary: 'Gone' }, async (changes) => {
      for (const { id: tag } of await changes.all<{ id: number }>(
        'SELECT id FROM transaction_tags WHERE transaction_id = ?',
        [id],
      ))
        await changes.delete('transaction_tags', tag)
      for (const { id: posting } of await changes.all<{ id: number }>(
        'SELECT id FROM postings WHERE transaction_id = ?',
        [id],
      ))
        await changes.delete('postings', posting)
      await changes.delete('transactions', id)
    })
    const [deleted] = await news()
    assert.deepEqual([deleted.kind, deleted.transactionId, deleted.after], ['transaction.deleted', id, null])
    assert.deepEqual([deleted.before!.row.memo, deleted.before!.tags!.length], ['party', 1])
    assert.lengthOf(deleted.before!.postings!, 2)
  })

  test('tell what each of two quick edits changed, though only the last one can be seen by now', async ({ assert }) => {
    const household = await makeHousehold()
    const gateway = await app.container.make('florin.gateway')
    const [id] = await journal(household, '2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food')
    const news = await eventReader(household)
    for (const memo of ['one', 'two'])
      await new EditTransaction(gateway).handle(household.id, id, { memo }, household.actor)
    const memos = (await news()).map(({ before, after }) => [before!.row.memo, after!.row.memo])
    assert.deepEqual(memos, [
      ['', 'one'],
      ['one', 'two'],
    ])
  })

  test('tell of a bulk of many new rows page by page, and of taking it back', async ({ assert }) => {
    const household = await makeHousehold()
    const gateway = await app.container.make('florin.gateway')
    await journal(household, '2026-01-01 Shop | Assets:Checking -1 EUR | Expenses:Food')
    const currency = await household.database.read(household.id, (queries) =>
      queries.first<{ currency_id: number }>('SELECT currency_id FROM transactions LIMIT 1'),
    )
    const columns = [
      'occurred_on',
      'status',
      'payee_id',
      'currency_id',
      'memo',
      'note',
      'raw_description',
      'recorded_at',
    ]
    // Inserting is the slow part, and on PostgreSQL slower still.
    const count = household.database.dialect === 'sqlite' ? 100_000 : 20_000
    const row = ['2026-02-01', 'posted', null, currency!.currency_id, '', '', '', '2026-02-01T00:00:00.000Z']
    const origin = { actor: household.actor, cause: 'import.committed', summary: 'Imported' }
    const { changeSetId } = await gateway.change(household.id, origin, (changes) =>
      changes.insertRows('transactions', columns, new Array(count).fill(row)),
    )
    const read = async (changeSet: number) => {
      const announcements = await household.database.read(household.id, (queries) =>
        announcementsAfter(queries, household.id, 0, 100),
      )
      const seen = { kinds: new Set<string>(), events: 0, largest: 0 }
      const told = announcements.filter((announcement) => announcement.changeSetId === changeSet)
      for await (const page of readEvents(household.database, household.id, told)) {
        seen.largest = Math.max(seen.largest, page.length)
        seen.events += page.length
        for (const { kind } of page) seen.kinds.add(kind)
      }
      return { ...seen, kinds: [...seen.kinds] }
    }
    const created = await read(changeSetId!)
    assert.deepEqual([created.kinds, created.events, created.largest <= 500], [['transaction.created'], count, true])
    const undone = await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    const deleted = await read(undone.changeSetId!)
    assert.deepEqual([deleted.kinds, deleted.events, deleted.largest <= 500], [['transaction.deleted'], count, true])
    assert.deepEqual((await read(changeSetId!)).events, 0, 'what is gone by now is not told of as new')
  })

  test('name each transaction of a bulk edit once', async ({ assert }) => {
    const household = await makeHousehold()
    const gateway = await app.container.make('florin.gateway')
    const line = '2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food'
    const ids = await journal(household, `${line}\n${line}\n${line}`)
    const news = await eventReader(household)
    await gateway.change(household.id, { actor: household.actor, cause: 'test', summary: 'Tag' }, async (changes) => {
      const tag = await changes.insert('tags', { name: 'red', match_key: 'red', color: null })
      await changes.insertRows(
        'transaction_tags',
        ['transaction_id', 'tag_id'],
        ids.slice(1).map((id) => [id, tag]),
      )
      await changes.update('transactions', ids[0], { note: 'n' })
    })
    const events = await news()
    assert.sameDeepMembers(
      kinds(events),
      ids.map((id) => ['transaction.changed', id]),
    )
    const tagged = events.find(({ transactionId }) => transactionId === ids[2])!
    assert.deepEqual([tagged.before!.tags!.length, tagged.after!.tags!.length], [0, 1])
  })
})
