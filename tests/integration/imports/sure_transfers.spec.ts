import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { NotLinkedException } from '#ledger/exceptions'
import { CheckLedger } from '#ledger/services/check_ledger'
import { listLinkedTransfers } from '#ledger/services/list_linked_transfers'
import { SeparateTransfer } from '#ledger/services/separate_transfer'
import { findTransfers } from '#ledger/services/suggest_transfers'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { bankFile, type BankLine } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, balances, everyRow } from '#tests/support/journal'

const LEFT: BankLine = { date: '2026-03-02', payee: 'Ada', text: 'Transfer', amount: '-500.00' }
const ARRIVED: BankLine = { date: '2026-03-03', payee: 'Ada', text: 'Umbuchung', amount: '500.00' }

async function gatewayOf() {
  return app.container.make('florin.gateway')
}

async function undo({ id, actor }: TestHousehold, changeSetId: number | null) {
  return new UndoChangeSet(await gatewayOf()).handle(id, changeSetId!, actor)
}

async function separate({ id, actor }: TestHousehold, transactionId: number) {
  return new SeparateTransfer(await gatewayOf()).handle(id, transactionId, actor)
}

const linked = ({ id, database }: TestHousehold) =>
  database.read(id, async (queries) => (await listLinkedTransfers(queries, 10)).data)

const suggestions = ({ id, database }: TestHousehold) =>
  database.read(id, (queries) => findTransfers(queries, { from: '2026-01-01', to: '2026-12-31' }))

async function problemsOf({ id }: TestHousehold): Promise<string[]> {
  const { problems } = await new CheckLedger(await gatewayOf()).handle(id)
  return problems.map(({ message }) => message)
}

async function twoImports(left: BankLine[] = [LEFT], arrived: BankLine[] = [ARRIVED]) {
  const household = await makeHousehold()
  const checking = await accountOf(household, 'Assets:Checking')
  const savings = await accountOf(household, 'Assets:Savings')
  const [outgoing, incoming] = [bankFile(left), bankFile(arrived)]
  const first = await importFile(household, outgoing, checking)
  const before = await everyRow(household)
  const second = await importFile(household, incoming, savings)
  return { household, checking, savings, outgoing, incoming, first, second, before }
}

/** One euro is 1.10 dollars from March on. */
async function exchangingHousehold(): Promise<TestHousehold> {
  const household = await makeHousehold()
  await accountOf(household, 'Assets:Checking')
  await accountOf(household, 'Assets:Dollars', 'USD')
  const change = { actor: household.actor, cause: 'test.rates', summary: 'Rates' }
  await (
    await gatewayOf()
  ).change(household.id, change, async (changes) => {
    const idOf = async (code: string) =>
      (await changes.first<{ id: number }>('SELECT id FROM commodities WHERE code = ?', [code]))!.id
    const rate = { on_day: '2026-03-01', rate: '1.10', source: 'manual' }
    await changes.insert('rates', { base_id: await idOf('EUR'), quote_id: await idOf('USD'), ...rate })
  })
  return household
}

function exchange(left: string, arrived: string, payee = 'Exchanged', date = '2026-03-02'): string {
  return [
    'id,date,account,payee,amount,currency',
    `X-1${date},${date},Checking,${payee} to USD,${left},EUR`,
    `X-2${date},${date},Dollars,${payee} from EUR,${arrived},USD`,
    '',
  ].join('\n')
}

test.group('Sure transfers', (group) => {
  group.teardown(endImportRuns)

  test('are linked by the import that brings the second half', async ({ assert }) => {
    const { household, second } = await twoImports()
    assert.equal(second.counts.new, 1)
    const [{ transaction, by_import: byImport }, ...others] = await linked(household)
    assert.isEmpty(others)
    assert.isTrue(byImport)
    assert.containSubset(transaction, {
      raw_description: 'Ada Transfer / Ada Umbuchung',
      splits: [{ category: null, transfer_account: { name: 'Savings' } }],
      provenance: { category: { by: 'import' } },
    })
    assert.deepEqual(await balances(household), { Checking: '-500.00 EUR', Savings: '500.00 EUR' })
    assert.isEmpty(await suggestions(household))
    assert.isEmpty(await problemsOf(household))
  })

  test('go with the import that is undone, to the last byte, and come back with its redo', async ({ assert }) => {
    const { household, second, before, incoming, savings } = await twoImports()
    const after = await everyRow(household)
    const undone = await undo(household, second.changeSetId)
    assert.deepEqual(await everyRow(household), before)
    await undo(household, undone.changeSetId)
    assert.deepEqual(await everyRow(household), after)
    assert.equal((await importFile(household, incoming, savings)).counts.duplicate, 1)
  })

  test('taken apart are as before, and are remembered to be none', async ({ assert }) => {
    const { household, checking, savings, outgoing, incoming } = await twoImports()
    const [{ transaction }] = await linked(household)
    const { changeSetId } = await separate(household, transaction.id)
    assert.isEmpty(await linked(household))
    assert.isEmpty(await suggestions(household))
    const rows = await household.database.read(household.id, (queries) =>
      queries.all(
        `SELECT t.raw_description, p.account_id, p.quantity, (SELECT COUNT(*) FROM source_records s WHERE s.transaction_id = t.id) AS records
         FROM transactions t JOIN postings p ON p.transaction_id = t.id AND p.position = 0 ORDER BY t.occurred_on`,
      ),
    )
    assert.deepEqual(rows, [
      { raw_description: 'Ada Transfer', account_id: checking, quantity: -50000, records: 1 },
      { raw_description: 'Ada Umbuchung', account_id: savings, quantity: 50000, records: 1 },
    ])
    assert.equal((await importFile(household, outgoing, checking)).counts.new, 0)
    assert.equal((await importFile(household, incoming, savings)).counts.new, 0)
    assert.isEmpty(await linked(household))
    assert.isEmpty(await problemsOf(household))
    const refusal = await separate(household, transaction.id).catch((error: unknown) => error)
    assert.instanceOf(refusal, NotLinkedException)
    await undo(household, changeSetId)
    assert.lengthOf(await linked(household), 1)
    assert.isEmpty(await problemsOf(household))
  })

  test('keep what a person wrote since when they are taken apart', async ({ assert }) => {
    const { household } = await twoImports()
    const [{ transaction }] = await linked(household)
    const origin = { actor: household.actor, cause: 'test', summary: 'A note' }
    await (
      await gatewayOf()
    ).change(household.id, origin, (changes) => changes.update('transactions', transaction.id, { note: 'Holiday' }))
    await separate(household, transaction.id)
    const notes = await household.database.read(household.id, (queries) =>
      queries.all('SELECT note FROM transactions ORDER BY occurred_on'),
    )
    assert.deepEqual(notes, [{ note: 'Holiday' }, { note: '' }])
    assert.isEmpty(await problemsOf(household))
  })

  test('with a rival are left to a person', async ({ assert }) => {
    const rival = { ...ARRIVED, date: '2026-03-04' }
    const { household } = await twoImports([LEFT], [ARRIVED, rival])
    assert.isEmpty(await linked(household))
    assert.lengthOf(await suggestions(household), 1)
  })

  test('are found in one file of several accounts, and undone with it', async ({ assert }) => {
    const household = await makeHousehold()
    await accountOf(household, 'Assets:Checking')
    await accountOf(household, 'Assets:Savings')
    const before = await everyRow(household)
    const file = [
      'id,date,account,payee,amount',
      'T-1001,2026-03-01,Checking,Transfer to savings,-40.00',
      'T-1002,2026-03-01,Savings,Transfer from checking,40.00',
      '',
    ].join('\n')
    const { changeSetId } = await importFile(household, file)
    assert.lengthOf(await linked(household), 1)
    assert.isEmpty(await problemsOf(household))
    await undo(household, changeSetId)
    assert.deepEqual(await everyRow(household), before)
  })

  test('are found across currencies by the rate of the day, and taken apart stay apart', async ({ assert }) => {
    const household = await exchangingHousehold()
    const { changeSetId } = await importFile(household, exchange('-100.00', '108.90'))
    const [{ transaction }, ...others] = await linked(household)
    assert.isEmpty(others)
    assert.deepEqual(await balances(household), { Checking: '-100.00 EUR', Dollars: '108.90 USD' })
    assert.isEmpty(await problemsOf(household))
    const before = await everyRow(household)
    const undone = await undo(household, changeSetId)
    await undo(household, undone.changeSetId)
    assert.deepEqual(await everyRow(household), before)

    await separate(household, transaction.id)
    const later = ['id,date,account,payee,amount,currency', 'X-3,2026-03-03,Checking,Exchanged to USD,-7.00,EUR', '']
    await importFile(household, later.join('\n'))
    assert.isEmpty(await linked(household))
    assert.isEmpty(await suggestions(household))
  })

  test('are left alone across currencies where the rate says otherwise or nothing calls them so', async ({
    assert,
  }) => {
    const household = await exchangingHousehold()
    await importFile(household, exchange('-100.00', '120.00'))
    await importFile(household, exchange('-50.00', '55.00', 'Ada', '2026-04-01'))
    assert.isEmpty(await linked(household))
    const [pair] = await suggestions(household)
    assert.isFalse(pair.isSure)
  })

  test('of a register that names the other account need no words', async ({ assert }) => {
    const household = await makeHousehold()
    const checking = await accountOf(household, 'Assets:Checking')
    const savings = await accountOf(household, 'Assets:Savings')
    const register = (amount: string, other: string) =>
      ['!Type:Bank', 'D03/15/2026', `T${amount}`, 'PAda', `L[${other}]`, '^', ''].join('\n')
    await importFile(household, register('-75.00', 'Savings'), checking, 'checking.qif')
    await importFile(household, register('75.00', 'Checking'), savings, 'savings.qif')
    assert.lengthOf(await linked(household), 1)
    assert.deepEqual(await balances(household), { Checking: '-75.00 EUR', Savings: '75.00 EUR' })
  })
})
