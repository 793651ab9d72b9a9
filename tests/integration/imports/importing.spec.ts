import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import fc from 'fast-check'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { addDays } from '#core/plain_date'
import { CheckLedger } from '#ledger/services/check_ledger'
import { bankFile, type BankLine } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile, previewFile } from '#tests/support/import_runs'
import { accountOf } from '#tests/support/journal'

/** Days, amounts and texts that repeat often, with and without references: what makes rows hard to tell apart. */
const lines: fc.Arbitrary<BankLine[]> = fc
  .array(
    fc.record({
      date: fc.integer({ min: 0, max: 9 }).map((days) => addDays('2026-03-01', days)),
      payee: fc.constantFrom('Grocer', 'Kaffeehaus', 'Bäckerei Öz'),
      text: fc.constantFrom('', 'Card 12', 'Ref 7'),
      amount: fc.constantFrom('-4.20', '-10.00', '100.00'),
      isReferenced: fc.boolean(),
    }),
    { minLength: 1, maxLength: 25 },
  )
  .map((all) =>
    all
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .map(({ isReferenced, ...line }, at) => ({ ...line, reference: isReferenced ? `REF-${1000 + at}` : '' })),
  )

/** What the ledger says, without ids and times. */
async function ledgerOf({ id, database }: TestHousehold) {
  return database.read(id, (queries) =>
    queries.all(
      `SELECT t.occurred_on, t.status, y.name AS payee, t.memo, t.note, t.raw_description, t.provenance, p.position, a.name AS account,
         p.quantity, p.value, p.clearing, p.counted, r.external_id, r.payload, r.line
       FROM transactions t JOIN postings p ON p.transaction_id = t.id JOIN accounts a ON a.id = p.account_id
       LEFT JOIN payees y ON y.id = t.payee_id LEFT JOIN source_records r ON r.transaction_id = t.id
       ORDER BY t.occurred_on, r.external_id, r.line, p.position`,
    ),
  )
}

async function undo(household: TestHousehold, changeSetId: number | null) {
  const gateway = await app.container.make('florin.gateway')
  return new UndoChangeSet(gateway).handle(household.id, changeSetId!, household.actor)
}

async function problems({ id }: TestHousehold) {
  const { problems: found } = await new CheckLedger(await app.container.make('florin.gateway')).handle(id)
  return found
}

const HARD = { numRuns: 12 }

test.group('Importing', (group) => {
  group.teardown(endImportRuns)

  test('twice adds nothing', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        const household = await makeHousehold()
        const account = await accountOf(household, 'Assets:Checking')
        const first = await importFile(household, bankFile(rows), account)
        assert.equal(first.counts.new, rows.length)
        const before = await ledgerOf(household)
        const again = await importFile(household, bankFile(rows), account)
        assert.deepInclude(again.counts, { new: 0, matched: 0, suggested: 0, duplicate: rows.length })
        assert.isNull(again.changeSetId)
        assert.deepEqual(await ledgerOf(household), before)
      }),
      HARD,
    )
  })

  test('an overlapping file adds only what is new', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(
        lines,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (rows, a, b) => {
          const household = await makeHousehold()
          const account = await accountOf(household, 'Assets:Checking')
          // Banks cut files between days; what a file has of a day it has of all its payments of that day.
          const days = [...new Set(rows.map(({ date }) => date))]
          const [until, from] = [
            days[Math.floor(a * (days.length - 1))],
            days[Math.floor(Math.min(a, b) * (days.length - 1))],
          ]
          const early = rows.filter(({ date }) => date <= until)
          const late = rows.filter(({ date }) => date >= from)
          await importFile(household, bankFile(early), account)
          const { counts } = await importFile(household, bankFile([...late].reverse()), account)
          assert.equal(counts.new, rows.length - early.length)
          const { count } = (await household.database.read(household.id, (queries) =>
            queries.first<{ count: number }>('SELECT COUNT(*) AS count FROM transactions'),
          ))!
          assert.equal(count, rows.length)
        },
      ),
      HARD,
    )
  })

  test('undoing and importing again is importing once', async ({ assert }) => {
    await fc.assert(
      fc.asyncProperty(lines, async (rows) => {
        const household = await makeHousehold()
        const account = await accountOf(household, 'Assets:Checking')
        const first = await importFile(household, bankFile(rows), account)
        const once = await ledgerOf(household)
        const undone = await undo(household, first.changeSetId)
        assert.deepEqual(await ledgerOf(household), [])
        await importFile(household, bankFile(rows), account)
        assert.deepEqual(await ledgerOf(household), once)
        assert.isNotNull(undone.changeSetId)
        assert.deepEqual(await problems(household), [])
      }),
      HARD,
    )
  })

  test('a redone import is there as before', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const rows = [{ date: '2026-03-01', payee: 'Grocer', amount: '-4.20' }]
    const { changeSetId } = await importFile(household, bankFile(rows), account)
    const once = await ledgerOf(household)
    const undone = await undo(household, changeSetId)
    await undo(household, undone.changeSetId)
    assert.deepEqual(await ledgerOf(household), once)
    assert.equal((await importFile(household, bankFile(rows), account)).counts.duplicate, 1)
  })

  test('200 equal payments are 200 payments', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const twins = Array.from({ length: 200 }, () => ({ date: '2026-03-01', payee: 'Kiosk', amount: '-1.00' }))
    assert.equal((await importFile(household, bankFile(twins), account)).counts.new, 200)
    assert.equal((await importFile(household, bankFile([...twins, twins[0]]), account)).counts.new, 1)
    assert.equal((await importFile(household, bankFile(twins), account)).counts.new, 0)
  })

  test('a transaction that a person deleted stays deleted', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const file = bankFile([{ date: '2026-03-01', payee: 'Grocer', amount: '-4.20' }])
    await importFile(household, file, account)
    const { DeleteTransactions } = await import('#ledger/services/delete_transactions')
    const [{ id }] = await household.database.read(household.id, (queries) =>
      queries.all<{ id: number }>('SELECT id FROM transactions'),
    )
    await new DeleteTransactions(await app.container.make('florin.gateway')).handle(household.id, [id], household.actor)
    assert.equal((await importFile(household, file, account)).counts.duplicate, 1)
    assert.deepEqual(await ledgerOf(household), [])
  })

  test('rules set category, payee and tags, and say that they did', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    const food = await accountOf(household, 'Expenses:Food')
    const gateway = await app.container.make('florin.gateway')
    const origin = { actor: household.actor, cause: 'test', summary: 'A rule' }
    await gateway.change(household.id, origin, (changes) =>
      changes.insert('rules', {
        name: 'Shops',
        stage: 'main',
        position: 0,
        condition: JSON.stringify({ field: 'description', op: 'contains', value: 'grocer' }),
        actions: JSON.stringify([
          { type: 'set_category', category_id: food },
          { type: 'set_payee', payee: 'My shop' },
          { type: 'add_tag', tag: 'daily' },
        ]),
        created_at: gateway.clock.now(),
      }),
    )
    const rows = ['GROCER 12', 'Grocer 99', 'Baker'].map((payee) => ({ date: '2026-03-01', payee, amount: '-4.20' }))
    await importFile(household, bankFile(rows), account)
    const { body } = await readTransactions(household)
    const shops = body.filter(({ payee }) => payee.name === 'My shop')
    assert.lengthOf(shops, 2)
    assert.containSubset(shops[0], {
      splits: [{ category: { id: food } }],
      tags: [{ name: 'daily' }],
      provenance: { category: { by: 'rule', label: 'Shops' }, payee: { by: 'rule' }, tags: { by: 'rule' } },
    })
    assert.deepEqual(await problems(household), [])
  })

  test('several accounts of one file go to their own, in their currencies', async ({ assert }) => {
    const household = await makeHousehold()
    await accountOf(household, 'Assets:Checking')
    await accountOf(household, 'Assets:Dollars', 'USD')
    const file = [
      'id,date,account,payee,amount,currency',
      'T-1001,2026-03-01,Checking,Grocer,-4.20,EUR',
      'T-1002,2026-03-01,Dollars,Diner,-9.99,USD',
      'T-1003,2026-03-02,Dollars,Diner,-1.01,USD',
      '',
    ].join('\n')
    const { counts } = await importFile(household, file)
    assert.equal(counts.new, 3)
    const rows = await household.database.read(household.id, (queries) =>
      queries.all(
        `SELECT a.name, CAST(SUM(m.quantity) AS BIGINT) AS balance FROM month_totals m JOIN accounts a ON a.id = m.account_id
         WHERE a.kind = 'asset' GROUP BY a.name ORDER BY a.name`,
      ),
    )
    assert.deepEqual(rows, [
      { name: 'Checking', balance: -420 },
      { name: 'Dollars', balance: -1100 },
    ])
  })

  test('a currency in small letters is the same currency, and one that is none is told', async ({ assert }) => {
    const household = await makeHousehold()
    const rows = ['Date;Payee;Amount;Currency', '2026-03-01;Kaffeehaus;-4.20;eur', '2026-03-02;Grocer;-10.00;EUR']
    const account = await accountOf(household, 'Assets:Checking')
    const { counts } = await importFile(household, rows.join('\n'), account)
    assert.deepInclude(counts, { new: 2, skipped: 0 })
    const unheardOf = `OFXHEADER:100\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>BON<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST>
<STMTTRN><DTPOSTED>20260303<TRNAMT>-5.00<FITID>A-17<NAME>Grocer</STMTTRN></BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>`
    const batch = await previewFile(household, unheardOf, account, 'statement.ofx')
    const { issues } = (await household.database.read(household.id, (queries) =>
      queries.first<{ issues: string }>('SELECT issues FROM import_batches WHERE id = ?', [batch]),
    ))!
    assert.include(issues, 'unknown_currency')
  })

  test('the same payment in another format is not a second one', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    await importFile(household, bankFile([{ date: '2026-03-02', payee: 'Grocer Nord', amount: '-42.10' }]), account)
    const { counts } = await importFile(
      household,
      ofx([['20260302', '-42.10', 'F-20260302', 'GROCER NORD']]),
      account,
      'export.ofx',
    )
    assert.deepInclude(counts, { new: 0, matched: 1 })
    const again = await importFile(
      household,
      bankFile([{ date: '2026-03-02', payee: 'Grocer Nord', amount: '-42.10' }]),
      account,
    )
    assert.deepInclude(again.counts, { new: 0, duplicate: 1 })
  })
})

async function readTransactions({ id, database }: TestHousehold) {
  const { listTransactions } = await import('#ledger/services/list_transactions')
  const page = await database.read(id, (queries) => listTransactions(queries, {}))
  return { body: page.data as ((typeof page.data)[number] & { payee: { name: string } })[] }
}

function ofx(rows: [day: string, amount: string, id: string, name: string][]): string {
  const entries = rows.map(
    ([day, amount, id, name]) =>
      `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>${day}<TRNAMT>${amount}<FITID>${id}<NAME>${name}</STMTTRN>`,
  )
  return `OFXHEADER:100
DATA:OFXSGML
VERSION:102

<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>1<ACCTID>12345678<ACCTTYPE>CHECKING</BANKACCTFROM>
<BANKTRANLIST>${entries.join('\n')}</BANKTRANLIST></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
`
}
