import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { CheckLedger } from '#ledger/services/check_ledger'
import { EditPayee } from '#ledger/services/edit_payee'
import { readBankNames } from '#ledger/services/list_payee_names'
import { SplitPayee } from '#ledger/services/split_payee'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, everyRow, journal } from '#tests/support/journal'

let day = 0

async function importNames(household: TestHousehold, ...names: string[]) {
  const account = await accountOf(household, 'Assets:Checking')
  const date = `2026-03-${String((day++ % 28) + 1).padStart(2, '0')}`
  const lines = names.map((payee, at) => ({ date, payee, amount: `-${at + 1}.${String(day).padStart(2, '0')}` }))
  return importFile(household, bankFile(lines), account)
}

async function payees({ id, database }: TestHousehold): Promise<Record<string, number>> {
  const rows = await database.read(id, (queries) =>
    queries.all<{ name: string; count: number }>(
      `SELECT y.name, COUNT(t.id) AS count FROM payees y JOIN transactions t ON t.payee_id = y.id GROUP BY y.name ORDER BY y.name`,
    ),
  )
  return Object.fromEntries(rows.map(({ name, count }) => [name, count]))
}

async function payeeId({ id, database }: TestHousehold, name: string): Promise<number> {
  const found = await database.read(id, (queries) =>
    queries.first<{ id: number }>('SELECT id FROM payees WHERE name = ?', [name]),
  )
  return found!.id
}

const gatewayOf = () => app.container.make('florin.gateway')

async function undo({ id, actor }: TestHousehold, changeSetId: number | null) {
  return new UndoChangeSet(await gatewayOf()).handle(id, changeSetId!, actor)
}

async function problemsOf({ id }: TestHousehold): Promise<string[]> {
  const { problems } = await new CheckLedger(await gatewayOf()).handle(id)
  return problems.map(({ message }) => message)
}

/** Undone and redone, to the last byte. */
async function canBeUndone(household: TestHousehold, change: () => Promise<{ changeSetId: number | null }>) {
  const before = await everyRow(household)
  const { changeSetId } = await change()
  const after = await everyRow(household)
  const undone = await undo(household, changeSetId)
  const restored = await everyRow(household)
  await undo(household, undone.changeSetId)
  return { before, restored, after, redone: await everyRow(household) }
}

test.group('Payees of imports', (group) => {
  group.teardown(endImportRuns)

  test('are cleaned, and the text of the bank is kept', async ({ assert }) => {
    const household = await makeHousehold()
    await importNames(household, 'SUMUP *CAFE KOLLEKTIV', 'POS PURCHASE CAFE KOLLEKTIV #0123', 'Grocer')
    assert.deepEqual(await payees(household), { 'CAFE KOLLEKTIV': 2, Grocer: 1 })
    const raw = await household.database.read(household.id, (queries) =>
      queries.all<{ raw_description: string }>('SELECT raw_description FROM transactions ORDER BY id'),
    )
    assert.includeMembers(
      raw.map((row) => row.raw_description),
      ['SUMUP *CAFE KOLLEKTIV', 'POS PURCHASE CAFE KOLLEKTIV #0123'],
    )
  })

  test('one that a person has under the whole name stays that one', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, '2026-01-01 REWE SAGT DANKE | Assets:Checking -1.00 EUR | Expenses:Food')
    await importNames(household, 'REWE SAGT DANKE', 'REWE')
    assert.deepEqual(await payees(household), { REWE: 1, 'REWE SAGT DANKE': 2 })
  })

  test('renamed once, they have the name in the past and in files to come', async ({ assert }) => {
    const household = await makeHousehold()
    await importNames(household, 'RWE MKT 00123')
    const id = await payeeId(household, 'RWE MKT')
    const edit = new EditPayee(await gatewayOf())
    const seen = await canBeUndone(household, () => edit.handle(household.id, id, 'Rewe', household.actor))
    assert.deepEqual(seen.restored, seen.before)
    assert.deepEqual(seen.redone, seen.after)
    await importNames(household, 'RWE MKT 00999')
    assert.deepEqual(await payees(household), { Rewe: 2 })
    await edit.handle(household.id, id, 'My grocer', household.actor)
    await importNames(household, 'RWE MKT 00555', 'Rewe')
    assert.deepEqual(await payees(household), { 'My grocer': 4 })
    assert.isEmpty(await problemsOf(household))
  })

  test('renamed back, a name is its own again', async ({ assert }) => {
    const household = await makeHousehold()
    await importNames(household, 'Bistro')
    const edit = new EditPayee(await gatewayOf())
    const id = await payeeId(household, 'Bistro')
    await edit.handle(household.id, id, 'Lunch', household.actor)
    await edit.handle(household.id, id, 'Bistro', household.actor)
    await importNames(household, 'Bistro', 'Lunch')
    assert.deepEqual(await payees(household), { Bistro: 3 })
  })

  test('merged, they stay one in files to come', async ({ assert }) => {
    const household = await makeHousehold()
    await importNames(household, 'Amazon', 'AMZN Mktp')
    const [amazon, market] = [await payeeId(household, 'Amazon'), await payeeId(household, 'AMZN Mktp')]
    const edit = new EditPayee(await gatewayOf())
    const seen = await canBeUndone(household, () => edit.merge(household.id, market, amazon, household.actor))
    assert.deepEqual(seen.restored, seen.before)
    assert.deepEqual(seen.redone, seen.after)
    await importNames(household, 'AMZN Mktp*2K4GH61')
    assert.deepEqual(await payees(household), { Amazon: 3 })
    assert.isEmpty(await problemsOf(household))
  })

  test('split, the names that left stay with the other payee', async ({ assert }) => {
    const household = await makeHousehold()
    await importNames(household, 'UBER TRIP', 'UBER EATS', 'UBER EATS')
    const edit = new EditPayee(await gatewayOf())
    const [trip, eats] = [await payeeId(household, 'UBER TRIP'), await payeeId(household, 'UBER EATS')]
    await edit.merge(household.id, eats, trip, household.actor)
    await edit.handle(household.id, trip, 'Uber', household.actor)
    const names = await household.database.read(household.id, (queries) => readBankNames(queries, trip))
    assert.deepEqual(
      names.map(({ key, transaction_count: count }) => [key, count]),
      [
        ['uber eats', 2],
        ['uber trip', 1],
      ],
    )
    const split = new SplitPayee(await gatewayOf())
    const input = { names: ['uber eats'], name: 'Takeaway' }
    const seen = await canBeUndone(household, () => split.handle(household.id, trip, input, household.actor))
    assert.deepEqual(seen.restored, seen.before)
    assert.deepEqual(seen.redone, seen.after)
    await importNames(household, 'UBER EATS', 'UBER TRIP')
    assert.deepEqual(await payees(household), { Takeaway: 3, Uber: 2 })
    assert.isEmpty(await problemsOf(household))
  })

  test('a rule names a payee by an old name, and means the one it has become', async ({ assert }) => {
    const household = await makeHousehold()
    await importNames(household, 'Corner shop')
    const id = await payeeId(household, 'Corner shop')
    await new EditPayee(await gatewayOf()).handle(household.id, id, 'Ada & sons', household.actor)
    const gateway = await gatewayOf()
    const origin = { actor: household.actor, cause: 'test', summary: 'A rule' }
    await gateway.change(household.id, origin, (changes) =>
      changes.insert('rules', {
        name: 'Corner',
        stage: 'main',
        position: 0,
        condition: JSON.stringify({ field: 'description', op: 'contains', value: 'kiosk' }),
        actions: JSON.stringify([{ type: 'set_payee', payee: 'Corner shop' }]),
        created_at: gateway.clock.now(),
      }),
    )
    await importNames(household, 'KIOSK 7')
    assert.deepEqual(await payees(household), { 'Ada & sons': 2 })
  })
})
