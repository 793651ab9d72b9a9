import { test } from '@japa/runner'
import { UndoConflictException } from '#changes/exceptions'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { makeAutomations, step } from '#tests/support/automations'
import { accountOf, journal } from '#tests/support/journal'

const onNew = [{ type: 'transaction', on: ['created'] }]
const grocery = '2026-03-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food'

test.group('Runs that change the ledger', () => {
  test('tag, enter transactions and are undone as a whole', async ({ assert }) => {
    const automations = await makeAutomations()
    const { household, add, settle, runs, people, gateway } = automations
    const savings = await accountOf(household, 'Assets:Savings')
    await add('Save', {
      triggers: onNew,
      condition: { field: 'payee', op: 'is', value: 'Employer' },
      steps: [
        step('tag', 'edit_transaction@1', { add_tags: ['salary'], note: 'from {{ trigger.transaction.payee }}' }),
        step('save', 'create_transaction@1', {
          ...{ account_id: '{{ trigger.transaction.account_id }}', transfer_account_id: savings },
          ...{ amount: '{{ trigger.transaction.amount | negate }}', percent: 10, payee: 'Savings plan' },
        }),
      ],
    })
    const rows = () =>
      household.database.read(household.id, async (queries) => {
        const all: Record<string, unknown> = {}
        for (const table of ['transactions', 'postings', 'transaction_tags', 'tags', 'payees', 'month_totals'])
          all[table] = await queries.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)
        return all
      })
    await journal(household, '2026-03-01 Employer | Assets:Checking 2000 EUR | Income:Salary')
    const before = await rows()
    await settle()
    const [run] = await runs()
    assert.equal(run.state, 'done', run.message)
    const moved = await household.database.read(household.id, (queries) =>
      queries.all<{ quantity: number }>('SELECT quantity FROM postings WHERE account_id = ?', [savings]),
    )
    assert.deepEqual(
      moved.map(({ quantity }) => quantity),
      [20_000],
    )
    assert.notDeepEqual(await rows(), before)
    assert.lengthOf(await people.undo(household.id, run.id, household.actor), 2)
    assert.deepEqual(await rows(), before)
    await settle()
    assert.lengthOf(await runs(), 1, 'an undo sets nothing off')
    assert.isDefined(gateway)
  })

  test('are not undone by half when later changes stand in the way of a part', async ({ assert }) => {
    const { household, add, settle, runs, people, gateway } = await makeAutomations()
    const { id, database, actor } = household
    await add('Twice', {
      triggers: onNew,
      steps: [
        step('note', 'edit_transaction@1', { note: 'first' }),
        step('tag', 'edit_transaction@1', { add_tags: ['second'] }),
      ],
    })
    await journal(household, grocery)
    await settle()
    const [run] = await runs()
    const state = () =>
      database.read(id, async (queries) => ({
        transaction: await queries.first<{ id: number; note: string }>('SELECT * FROM transactions'),
        tags: await queries.all('SELECT * FROM transaction_tags'),
        undone: await queries.all('SELECT id FROM change_sets WHERE undone_by_id IS NOT NULL OR undoes_id IS NOT NULL'),
      }))
    const { transaction } = await state()
    const { changeSetId } = await new EditTransaction(gateway).handle(id, transaction!.id, { note: 'mine' }, actor)
    const before = await state()
    assert.deepEqual([before.transaction!.note, before.tags.length, before.undone.length], ['mine', 1, 0])
    const refused = await people.undo(id, run.id, actor).catch((error: unknown) => error as UndoConflictException)
    assert.instanceOf(refused, UndoConflictException)
    assert.deepEqual(await state(), before)

    await new UndoChangeSet(gateway).handle(id, changeSetId!, actor)
    assert.lengthOf(await people.undo(id, run.id, actor), 2)
    const after = await state()
    assert.deepEqual([after.transaction!.note, after.tags.length], ['', 0])
  })
})
