import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoConflictException, AlreadyUndoneException } from '#changes/exceptions'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { CheckLedger } from '#ledger/services/check_ledger'
import { CreateAccount } from '#ledger/services/create_account'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { listTransactions } from '#ledger/services/list_transactions'
import { PostTransaction } from '#ledger/services/post_transaction'
import { makeHousehold } from '#tests/support/household'
import { accountOf, balances, journal } from '#tests/support/journal'

test.group('Ledger', () => {
  test('keeps the month totals of what was entered', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(
      household,
      `2026-01-01 Employer | Assets:Checking 1000.00 EUR | Income:Salary
       2026-01-03 Grocer   | Assets:Checking -42.10 EUR  | Expenses:Food -40.00 | Expenses:Home -2.10
       2026-02-01 Bank     | Assets:Checking -100.00 EUR | Assets:Savings`,
    )
    assert.deepEqual(await balances(household), {
      Checking: '857.90 EUR',
      Food: '40.00 EUR',
      Home: '2.10 EUR',
      Salary: '-1000.00 EUR',
      Savings: '100.00 EUR',
    })
  })

  test('moves between currencies with what leaves and what arrives', async ({ assert }) => {
    const gateway = await app.container.make('florin.gateway')
    const household = await makeHousehold()
    const [euro, yen] = [await accountOf(household, 'Assets:Euro'), await accountOf(household, 'Assets:Yen', 'JPY')]
    const input = {
      occurred_on: '2026-03-01',
      account_id: euro,
      amount: '-100.00',
      transfer_account_id: yen,
      arrives: '16000',
    }
    await new PostTransaction(gateway).handle(household.id, input, household.actor)
    assert.deepEqual(await balances(household), { Euro: '-100.00 EUR', Yen: '16000 JPY' })
    const seenFromYen = await household.database.read(household.id, (queries) =>
      listTransactions(queries, { account: yen }),
    )
    assert.deepEqual(seenFromYen.data[0].amount, { amount: '16000', currency: 'JPY' })
  })

  test('a void transaction stays and counts in no total', async ({ assert }) => {
    const gateway = await app.container.make('florin.gateway')
    const household = await makeHousehold()
    const [id] = await journal(household, '2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food')
    await new EditTransaction(gateway).handle(household.id, id, { status: 'void' }, household.actor)
    assert.deepEqual(await balances(household), {})
    await new EditTransaction(gateway).handle(household.id, id, { status: 'posted' }, household.actor)
    assert.deepEqual(await balances(household), { Checking: '-42.10 EUR', Food: '42.10 EUR' })
  })

  test('refuses to undo what a later change was built on, and names it', async ({ assert }) => {
    const gateway = await app.container.make('florin.gateway')
    const household = await makeHousehold()
    const [id] = await journal(household, '2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food')
    const edit = (memo: string) => new EditTransaction(gateway).handle(household.id, id, { memo }, household.actor)
    const [first, second] = [await edit('one'), await edit('two')]
    const undo = (changeSetId: number) => new UndoChangeSet(gateway).handle(household.id, changeSetId, household.actor)
    const refused = await undo(first.changeSetId!).catch((error: UndoConflictException) => error)
    assert.instanceOf(refused, UndoConflictException)
    const { conflicts } = (refused as UndoConflictException).extras as { conflicts: { id: number }[] }
    assert.deepEqual(
      conflicts.map((conflict) => conflict.id),
      [second.changeSetId],
    )
    await undo(second.changeSetId!)
    await undo(first.changeSetId!)
    await assert.rejects(() => undo(first.changeSetId!), AlreadyUndoneException)
  })

  test('undoing what brought the first account in a currency takes the currency along', async ({ assert }) => {
    const gateway = await app.container.make('florin.gateway')
    const household = await makeHousehold()
    const input = { name: 'Dollars', subtype: 'checking', currency: 'USD', opening_balance: '5.00' } as const
    const made = await new CreateAccount(gateway).handle(household.id, input, '2026-01-01', household.actor)
    await new UndoChangeSet(gateway).handle(household.id, made.changeSetId!, household.actor)
    const codes = await household.database.read(household.id, (queries) => queries.all('SELECT code FROM commodities'))
    assert.deepEqual(codes, [{ code: 'EUR' }])
  })

  test('finds by words, in the order of the list, page by page', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(
      household,
      `2026-01-05 Blue Bottle Coffee | Assets:Checking -4.00 EUR | Expenses:Food
       2026-01-03 Coffee Circle      | Assets:Checking -9.00 EUR | Expenses:Food
       2026-01-04 Grocer             | Assets:Checking -5.00 EUR | Expenses:Food
       2026-01-06 Coffee Circle      | Assets:Checking -3.00 EUR | Expenses:Food`,
    )
    const list = (query: object) => household.database.read(household.id, (queries) => listTransactions(queries, query))
    const first = await list({ search: 'coffee', limit: 2, total: true })
    assert.deepEqual(
      first.data.map((row) => row.occurred_on),
      ['2026-01-06', '2026-01-05'],
    )
    assert.equal(first.total!.count, 3)
    const second = await list({ search: 'coffee', limit: 2, cursor: first.next_cursor! })
    assert.deepEqual(
      second.data.map((row) => row.occurred_on),
      ['2026-01-03'],
    )
    assert.isNull(second.next_cursor)
    assert.lengthOf((await list({ search: 'circ' })).data, 2)
    assert.lengthOf((await list({ min: '4.00', max: '5.00' })).data, 2)
  })

  test('finds an edited transaction under its new day and words only', async ({ assert }) => {
    const gateway = await app.container.make('florin.gateway')
    const household = await makeHousehold()
    const [id] = await journal(household, '2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food')
    await new EditTransaction(gateway).handle(
      household.id,
      id,
      { occurred_on: '2026-05-05', payee: 'Baker' },
      household.actor,
    )
    const find = async (search: string) =>
      (await household.database.read(household.id, (queries) => listTransactions(queries, { search }))).data.length
    assert.deepEqual([await find('grocer'), await find('baker')], [0, 1])
    const { problems } = await new CheckLedger(gateway).handle(household.id)
    assert.deepEqual(problems, [])
  })

  test('the check finds a total that was tampered with, and a row that no change set knows', async ({ assert }) => {
    const gateway = await app.container.make('florin.gateway')
    const household = await makeHousehold()
    await journal(household, '2026-01-03 Grocer | Assets:Checking -42.10 EUR | Expenses:Food')
    const tamper = (by: number) =>
      household.database.systemWrite((writes) =>
        writes.run('UPDATE month_totals SET quantity = quantity + ? WHERE quantity > 0 AND household_id = ?', [
          by,
          household.id,
        ]),
      )
    await tamper(1)
    await household.database.write(household.id, (writes) =>
      writes.insert('tags', { name: 'smuggled', match_key: 'smuggled' }),
    )
    const { problems } = await new CheckLedger(gateway).handle(household.id)
    const told = problems.map(({ message }) => message)
    assert.lengthOf(told, 2)
    assert.match(told.join(' '), /differs from a recount/)
    assert.match(told.join(' '), /tags \d+ is in no change set/)
    await tamper(-1)
    await household.database.systemWrite((writes) =>
      writes.run('DELETE FROM tags WHERE household_id = ?', [household.id]),
    )
  })
})
