import { test } from '@japa/runner'
import fc from 'fast-check'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { JudgeAnomaly } from '#insights/services/judge_anomaly'
import { SettleInsight } from '#insights/services/settle_insight'
import { DeleteTransactions } from '#ledger/services/delete_transactions'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { live, type LifeRow, makeLife, TODAY, usualLife } from '#tests/support/insights'

const DAY_MS = 86_400_000
const twice: LifeRow[] = [
  { on: '2026-11-03', payee: 'Bookshop', amount: -4_990, category: 'Leisure' },
  { on: '2026-11-05', payee: 'Bookshop', amount: -4_990, category: 'Leisure' },
]
const feast: LifeRow = { on: '2026-11-08', payee: 'Grocer', amount: -61_000, category: 'Food' }

async function settling() {
  return app.container.make(SettleInsight)
}

async function judging() {
  return app.container.make(JudgeAnomaly)
}

test.group('Looking for insights', () => {
  test('finds the same each time, and tells of it once', async ({ assert }) => {
    const { household, refresh, insights, anomalies, announced, notices } = await makeLife()
    await refresh()
    const before = await insights()
    await live(household, [...twice, feast])
    assert.equal((await refresh()).anomalies, 2)
    const found = await insights()
    const news = found.filter(({ id }) => !before.some((one) => one.id === id)).map(({ kind }) => kind)
    assert.includeMembers(news, ['duplicate_charge', 'unusual_transaction', 'spending_above_usual'])
    const known = await anomalies()
    assert.deepEqual(await refresh(), { anomalies: 2, found: 0, expired: 0 })
    assert.deepEqual(await insights(), found)
    assert.deepEqual(await anomalies(), known)
    assert.isAtMost(found.length, 10)
    // What was there at the first look was not announced; of the rest people are told of the warning alone.
    assert.lengthOf(await announced(), news.length)
    assert.deepEqual(
      (await notices()).map(({ title }) => title),
      ['Bookshop charged €49.90 twice'],
    )
  })

  test('says what was seen, what is usual, and where it can be seen', async ({ assert }) => {
    const { household, refresh, insights, anomalies } = await makeLife()
    await live(household, [feast])
    await refresh()
    const above = (await insights()).find(({ kind }) => kind === 'spending_above_usual')!
    assert.equal(above.title, 'Food has taken more than in a usual month')
    assert.match(above.body, /^€\d+\.\d\d in November 2026 so far, €\d+\.\d\d more than usual; in the 16 months/)
    assert.equal(above.category!.name, 'Food')
    assert.equal(above.transactions!.href, `/transactions?category=${above.category!.id}&from=2026-11-01&to=2026-11-30`)
    assert.equal(above.transactions!.count, 4)
    const [odd] = await anomalies()
    assert.equal(odd!.kind, 'large')
    assert.match(
      odd!.reasons[0]!,
      /^Grocer took €610\.00, 1\d times as much as usual; mostly it is €3\d\.\d\d to €5\d\.\d\d\.$/,
    )
    assert.equal(odd!.transaction.amount.amount, '-610.00')
  })

  test('finds nothing in books that have just begun', async ({ assert }) => {
    const { refresh, insights, anomalies } = await makeLife([...usualLife('2026-10-20'), ...twice])
    assert.deepEqual(await refresh(), { anomalies: 0, found: 0, expired: 0 })
    assert.isEmpty(await insights())
    assert.isEmpty(await anomalies())
  })

  test('begins quietly: of what is older than a month nothing is told, and nobody is notified', async ({ assert }) => {
    const old = { ...feast, on: '2026-09-20' }
    const { refresh, anomalies, announced, notices } = await makeLife([...usualLife(), old, ...twice])
    await refresh()
    assert.deepEqual(
      (await anomalies()).map(({ kind }) => kind),
      ['duplicate'],
    )
    assert.isEmpty(await announced())
    assert.isEmpty(await notices())
  })

  test('lets insights expire by their day, and when they are not so any more', async ({ assert }) => {
    const { household, refresh, insights, clock, ids } = await makeLife([...usualLife(), feast])
    await refresh()
    assert.include(
      (await insights()).map(({ kind }) => kind),
      'unusual_transaction',
    )
    const gateway = await app.container.make('florin.gateway')
    const { changeSetId } = await new DeleteTransactions(gateway).handle(household.id, [ids.at(-1)!], household.actor)
    await refresh()
    const kinds = async (state: 'open' | 'expired') => (await insights(state)).map(({ kind }) => kind)
    assert.notInclude(await kinds('open'), 'unusual_transaction')
    assert.include(await kinds('expired'), 'unusual_transaction')
    await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    await refresh()
    assert.include(await kinds('open'), 'unusual_transaction')
    clock.advance(60 * DAY_MS)
    await refresh()
    assert.include(await kinds('expired'), 'unusual_transaction')
  })
})

test.group('What people say of anomalies', () => {
  test('that one was expected is learned for its payee and size, for ever', async ({ assert }) => {
    const { household, refresh, anomalies, insights, clock } = await makeLife([...usualLife(), feast])
    await refresh()
    const [one] = await anomalies()
    const judged = await (await judging()).handle(household.id, one!.id, 'expected', 'Ada')
    assert.equal(judged.verdict, 'expected')
    assert.deepEqual(
      (await insights('acted')).map(({ kind }) => kind),
      ['unusual_transaction'],
    )
    await live(household, [{ ...feast, on: TODAY, amount: -66_000 }])
    assert.equal((await refresh()).anomalies, 0)
    await live(household, [{ ...feast, on: TODAY, amount: -160_000 }])
    assert.equal((await refresh()).anomalies, 1)
    clock.advance(200 * DAY_MS)
    await refresh()
    assert.include(
      (await anomalies()).map(({ verdict }) => verdict),
      'expected',
    )
  })

  test('outlasts that the payment is gone, and is taken back by another verdict', async ({ assert }) => {
    const { household, refresh, anomalies, insights, ids } = await makeLife([...usualLife(), feast])
    await refresh()
    const [one] = await anomalies()
    const judge = await judging()
    await judge.handle(household.id, one!.id, 'wrong', 'Ada')
    const gateway = await app.container.make('florin.gateway')
    const { changeSetId } = await new DeleteTransactions(gateway).handle(household.id, [ids.at(-1)!], household.actor)
    await refresh()
    assert.isEmpty(await anomalies())
    await new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
    await refresh()
    assert.equal((await anomalies())[0]!.verdict, 'wrong')
    assert.equal((await judge.handle(household.id, one!.id, null, 'Ada')).verdict, null)
    await refresh()
    assert.include(
      (await insights()).map(({ kind }) => kind),
      'unusual_transaction',
    )
  })
})

/*
 * Method: in one household, payments that insights are told of are made larger and smaller, deleted and brought back by undo, in random
 * order, with looks in between. What a person has dismissed is never open again, and nothing is told twice.
 */
test.group('A dismissed insight', () => {
  const step = fc.constantFrom('look', 'dismiss', 'edit', 'delete', 'undo', 'tomorrow')

  test('does not come back, whatever happens', async ({ assert }) => {
    const { household, refresh, insights, clock, ids } = await makeLife([...usualLife(), ...twice, feast])
    const gateway = await app.container.make('florin.gateway')
    const [settle, undo] = [await settling(), new UndoChangeSet(gateway)]
    const targets = ids.slice(-3)
    const dismissed = new Set<number>()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(step, fc.nat(1_000)), { minLength: 3, maxLength: 6 }), async (steps) => {
        const changeSets: number[] = []
        for (const [what, number] of steps) {
          if (what === 'dismiss') {
            const open = await insights()
            if (open.length === 0) continue
            const { id } = open[number % open.length]!
            await settle.close(household.id, id, 'dismissed', 'Ada')
            dismissed.add(id)
          } else if (what === 'tomorrow') clock.advance(number < 100 ? DAY_MS : 0)
          else if (what === 'edit' || what === 'delete') {
            const made = await change(what, targets[number % targets.length]!, number)
            if (made !== null) changeSets.push(made)
          } else if (what === 'undo' && changeSets.length > 0)
            await undo.handle(household.id, changeSets.pop()!, household.actor)
          else await refresh()
        }
        for (const changeSet of changeSets.reverse()) await undo.handle(household.id, changeSet, household.actor)
        await refresh()
        const open = await insights()
        for (const { id } of open) assert.isFalse(dismissed.has(id))
        assert.equal(new Set(open.map(({ title, period }) => `${title} ${period?.from}`)).size, open.length)
      }),
      { numRuns: 12 },
    )
    assert.sameMembers(
      (await insights('dismissed')).map(({ id }) => id),
      [...dismissed],
    )

    async function change(what: 'edit' | 'delete', id: number, number: number): Promise<number | null> {
      const isThere = await household.database.read(household.id, (queries) =>
        queries.first('SELECT id FROM transactions WHERE id = ?', [id]),
      )
      if (!isThere) return null
      if (what === 'delete')
        return (await new DeleteTransactions(gateway).handle(household.id, [id], household.actor)).changeSetId
      const edit = { occurred_on: TODAY, note: String(number), status: number % 2 === 0 ? 'void' : 'posted' } as const
      return (await new EditTransaction(gateway).handle(household.id, id, edit, household.actor)).changeSetId
    }
  })
})
