import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import app from '@adonisjs/core/services/app'
import { test } from '@japa/runner'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { formatAmount } from '#core/money'
import { CheckLedger } from '#ledger/services/check_ledger'
import { listImportRows } from '#imports/services/list_import_rows'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { BUNDLED_PLUGINS } from '#plugins/installation'
import { balancesOf } from '#tests/support/balances'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile, previewFile } from '#tests/support/import_runs'
import { accountOf } from '#tests/support/journal'
import { brokerFile, trade } from '#tests/support/broker_file'

const fixture = (plugin: string, file: string) => readFileSync(join(BUNDLED_PLUGINS, plugin, 'fixtures', file), 'utf8')

async function balances(household: TestHousehold) {
  const found = await balancesOf(household)
  return Object.fromEntries([...found].map(([name, { units, scale }]) => [name, formatAmount(units, scale)]))
}

/** In cents, whatever categories were chosen. */
async function totals({ id, database }: TestHousehold) {
  const rows = await database.read(id, (queries) =>
    queries.all<{ kind: string; cents: number }>(
      `SELECT a.kind, CAST(SUM(p.quantity) AS BIGINT) AS cents FROM postings p JOIN accounts a ON a.id = p.account_id
       JOIN commodities c ON c.id = p.commodity_id WHERE c.code = 'USD' GROUP BY a.kind ORDER BY a.kind`,
    ),
  )
  return Object.fromEntries(rows.map(({ kind, cents }) => [kind, cents]))
}

async function rowsOf({ id, database }: TestHousehold, batchId: number) {
  const { data } = await database.read(id, (queries) => listImportRows(queries, batchId, { limit: 100 }))
  return data
}

async function problems({ id }: TestHousehold): Promise<unknown[]> {
  return (await new CheckLedger(await app.container.make('florin.gateway')).handle(id)).problems
}

/** Everything that a broker's OFX file books: 1,000 in, two purchases, a sale, income, a cost, a transfer, reinvested income. */
const FILE = brokerFile([
  '<INVBANKTRAN><STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20240105<TRNAMT>1000.00<FITID>CASH1<NAME>Deposit</STMTTRN><SUBACCTFUND>CASH</INVBANKTRAN>',
  trade('BUYSTOCK', 'BUY1', '20240110', { UNITS: '3', UNITPRICE: '190.10', COMMISSION: '1.00', TOTAL: '-571.30' }),
  trade('SELLSTOCK', 'SELL1', '20240112', { UNITS: '-0.125', UNITPRICE: '200', FEES: '0.50', TOTAL: '24.50' }),
  trade('INCOME', 'DIV1', '20240120', { INCOMETYPE: 'DIV', TOTAL: '0.72' }),
  trade('INVEXPENSE', 'COST1', '20240121', { TOTAL: '-2.00' }),
  trade('TRANSFER', 'MOVE1', '20240122', { UNITS: '1.5', TFERACTION: 'IN' }),
  trade('REINVEST', 'AGAIN1', '20240123', { INCOMETYPE: 'DIV', TOTAL: '-19.50', UNITS: '0.1', UNITPRICE: '195.00' }),
  trade('SPLIT', 'SPLIT1', '20240124', { OLDUNITS: '4.475', NEWUNITS: '8.95' }),
])

const BOOKED = {
  'Assets:Broker USD': '451.92',
  'Assets:Broker:Apple Inc. US0378331005': '8.950000',
  'Equity:Opening balances US0378331005': '-5.975000',
  'Expenses:Investment fees USD': '1.50',
}

test.group('Trades of a broker', (group) => {
  group.teardown(endImportRuns)

  test('move cash, units, income and fees, and the ledger agrees with itself', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Broker', 'USD')
    const { counts } = await importFile(household, FILE, account, 'broker.ofx')
    assert.deepEqual([counts.new, counts.skipped], [8, 0])
    assert.deepInclude(await balances(household), BOOKED)
    assert.deepEqual(await totals(household), { asset: 45_192, expense: 350, income: -102_022 })
    assert.deepEqual(await problems(household), [])
  })

  test('are explained, and what cannot be booked says why', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Broker', 'USD')
    const rows = await rowsOf(household, await previewFile(household, FILE, account, 'broker.ofx'))
    assert.deepEqual(
      rows.map(({ outcome, amount, reason }) => [outcome, amount.amount, reason]),
      [
        ['new', '1000.00', 'Florin has not seen this payment before.'],
        ['new', '-571.30', 'Buys 3 Apple Inc. for 571.30 USD, 1.00 USD of it fees.'],
        ['new', '24.50', 'Sells 0.125 Apple Inc. for 24.50 USD, after fees of 0.50 USD.'],
        ['new', '0.72', 'Pays 0.72 USD for Apple Inc.'],
        ['new', '-2.00', 'Costs 2.00 USD for Apple Inc.'],
        ['new', '0.00', 'Brings in 1.5 Apple Inc.'],
        ['new', '0.00', 'Reinvests 19.50 USD in 0.1 Apple Inc.'],
        ['new', '0.00', 'Adds by a split 4.475 Apple Inc.'],
      ],
    )
  })

  test('come once, however often; undone and redone they are as they were', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Broker', 'USD')
    const before = await balances(household)
    const { changeSetId } = await importFile(household, FILE, account, 'broker.ofx')
    const again = await importFile(household, FILE, account, 'copy.ofx')
    assert.deepEqual([again.counts.new, again.counts.duplicate, again.counts.skipped], [0, 8, 0])
    const once = await balances(household)

    const undo = new UndoChangeSet(await app.container.make('florin.gateway'))
    const undone = await undo.handle(household.id, changeSetId!, household.actor)
    assert.deepEqual(await balances(household), before)
    await undo.handle(household.id, undone.changeSetId!, household.actor)
    assert.deepEqual(await balances(household), once)
    assert.deepEqual(await problems(household), [])
  })

  test('of a later file add to the same security', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Broker', 'USD')
    await importFile(household, FILE, account, 'broker.ofx')
    const later = trade('BUYSTOCK', 'BUY2', '20240201', { UNITS: '0.525', UNITPRICE: '200', TOTAL: '-105.00' })
    await importFile(household, brokerFile([later]), account, 'later.ofx')
    assert.deepInclude(await balances(household), {
      'Assets:Broker USD': '346.92',
      'Assets:Broker:Apple Inc. US0378331005': '9.475000',
    })
  })

  test('of Quicken are booked the same way', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Broker')
    const file = fixture('qif_import', 'investments.qif')
    const { counts, batchId } = await importFile(household, file, account, 'broker.qif')
    assert.deepEqual([counts.new, counts.skipped], [12, 1])
    const found = await balances(household)
    // 5,000.00 - 2,559.95 + 1,190.05 + 12.00 + 1.23 - 5.00 - 100.00, and 110.00 in and out for what was bought with cash from elsewhere
    assert.equal(found['Assets:Broker EUR'], '3538.33')
    // 100 - 40, doubled by the split, - 5
    assert.equal(found['Assets:Broker:Example Corp EXMP'], '115.000000')
    assert.equal(found['Assets:Broker:Other Fund Other Fund'], '11.088000')
    assert.equal(found['Expenses:Investment fees EUR'], '19.90')
    const rows = await rowsOf(household, batchId)
    assert.deepEqual(
      rows.map(({ reason }) => reason),
      ['Florin cannot book what the file calls "vest".'],
    )
    const again = await importFile(household, file, account, 'copy.qif')
    assert.deepEqual([again.counts.new, again.counts.duplicate], [0, 12])
    assert.deepEqual(await problems(household), [])
  })

  test('that move units alone are the same in OFX and in QIF', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Broker', 'USD')
    const moves = [
      trade('TRANSFER', 'MOVE1', '20240122', { UNITS: '40', TFERACTION: 'IN' }),
      trade('TRANSFER', 'MOVE2', '20240122', { UNITS: '40', TFERACTION: 'IN' }),
      trade('SPLIT', 'SPLIT1', '20240201', { NUMERATOR: '3', DENOMINATOR: '2' }),
    ]
    await importFile(household, brokerFile(moves), account, 'broker.ofx')
    const once = await balances(household)
    assert.equal(once['Assets:Broker:Apple Inc. US0378331005'], '120.000000')
    const record = (on: string, action: string, units: string) => `D${on}\nN${action}\nYApple Inc.\nQ${units}\n^\n`
    const told = [
      record('1/22/24', 'ShrsIn', '40'),
      record('1/22/24', 'ShrsIn', '40'),
      record('2/1/24', 'StkSplit', '15'),
    ]
    const { counts } = await importFile(household, `!Type:Invst\n${told.join('')}`, account, 'broker.qif')
    assert.deepEqual([counts.new, counts.matched], [0, 3])
    assert.deepEqual(await balances(household), once)
    const third = await importFile(
      household,
      `!Type:Invst\n${record('1/22/24', 'ShrsIn', '40')}${told.join('')}`,
      account,
      'more.qif',
    )
    assert.deepEqual([third.counts.new, third.counts.duplicate], [1, 3], 'a third one of the day is another one')
    assert.deepEqual(await problems(household), [])
  })

  test('split of what the account does not hold is left out', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Broker', 'USD')
    const file = brokerFile([trade('SPLIT', 'SPLIT1', '20240201', { NUMERATOR: '3', DENOMINATOR: '2' })])
    const rows = await rowsOf(household, await previewFile(household, file, account, 'broker.ofx'))
    assert.deepEqual(
      rows.map(({ outcome, reason }) => [outcome, reason]),
      [['skipped', 'It splits a security of which the account holds nothing.']],
    )
  })

  test('keep their units when a person writes a note', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Broker', 'USD')
    await importFile(household, FILE, account, 'broker.ofx')
    const gateway = await app.container.make('florin.gateway')
    const ids = await household.database.read(household.id, (queries) =>
      queries.all<{ id: number }>('SELECT id FROM transactions'),
    )
    for (const { id } of ids)
      await new EditTransaction(gateway).handle(household.id, id, { note: 'looked at' }, household.actor)
    assert.deepInclude(await balances(household), BOOKED)
    assert.deepEqual(await problems(household), [])
  })
})
