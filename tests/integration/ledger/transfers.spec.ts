import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import fc from 'fast-check'
import { UndoConflictException } from '#changes/exceptions'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { addDays } from '#core/plain_date'
import { CheckLedger } from '#ledger/services/check_ledger'
import { LinkTransfers } from '#ledger/services/link_transfers'
import { RejectTransfers } from '#ledger/services/reject_transfers'
import { findTransfers } from '#ledger/services/suggest_transfers'
import { bankFile, type BankLine } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, everyRow } from '#tests/support/journal'

const YEAR = { from: '2026-01-01', to: '2026-12-31' }

const suggested = ({ id, database }: TestHousehold) =>
  database
    .read(id, (queries) => findTransfers(queries, YEAR))
    .then((pairs) => pairs.map(({ from, to }) => ({ from, to })))

async function link({ id, actor }: TestHousehold, pairs: { from: number; to: number }[]): Promise<number> {
  const { changeSetId } = await new LinkTransfers(await app.container.make('florin.gateway')).handle(id, pairs, actor)
  return changeSetId!
}

async function undo({ id, actor }: TestHousehold, changeSetId: number | null) {
  return new UndoChangeSet(await app.container.make('florin.gateway')).handle(id, changeSetId!, actor)
}

async function problemsOf({ id }: TestHousehold): Promise<string[]> {
  const { problems } = await new CheckLedger(await app.container.make('florin.gateway')).handle(id)
  return problems.map(({ message }) => message)
}

const LEFT = {
  date: '2026-03-02',
  payee: 'Own savings',
  text: 'Set aside',
  amount: '-500.00',
  reference: 'REF-1001',
}
const ARRIVED = {
  date: '2026-03-03',
  payee: 'Ada',
  text: 'Set aside for later',
  amount: '500.00',
  reference: 'REF-2001',
}

/** Two accounts, and the file of either. */
async function twoImports(left: BankLine[] = [LEFT], arrived: BankLine[] = [ARRIVED]) {
  const household = await makeHousehold()
  const checking = await accountOf(household, 'Assets:Checking')
  const savings = await accountOf(household, 'Assets:Savings')
  const [outgoing, incoming] = [bankFile(left), bankFile(arrived)]
  const first = await importFile(household, outgoing, checking)
  const second = await importFile(household, incoming, savings)
  const again = async () => [
    await importFile(household, outgoing, checking),
    await importFile(household, incoming, savings),
  ]
  return { household, checking, savings, first, second, again }
}

test.group('Transfers', (group) => {
  group.teardown(endImportRuns)

  test('of two imports become one transaction that keeps what both banks said', async ({ assert }) => {
    const { household, checking, savings } = await twoImports()
    const pairs = await suggested(household)
    assert.lengthOf(pairs, 1)
    await link(household, pairs)
    const rows = await household.database.read(household.id, (queries) =>
      queries.all(
        `SELECT t.raw_description, p.account_id, p.quantity, (SELECT COUNT(*) FROM source_records s WHERE s.transaction_id = t.id) AS records
         FROM transactions t JOIN postings p ON p.transaction_id = t.id ORDER BY p.position`,
      ),
    )
    const shared = { raw_description: 'Own savings Set aside / Ada Set aside for later', records: 2 }
    assert.deepEqual(rows, [
      { ...shared, account_id: checking, quantity: -50000 },
      { ...shared, account_id: savings, quantity: 50000 },
    ])
    assert.isEmpty(await suggested(household))
    assert.isEmpty(await problemsOf(household))
  })

  test('importing either file again after linking adds nothing', async ({ assert }) => {
    const { household, again } = await twoImports()
    await link(household, await suggested(household))
    const before = await everyRow(household)
    for (const { counts, changeSetId } of await again()) {
      assert.deepInclude(counts, { new: 0, duplicate: 1 })
      assert.isNull(changeSetId)
    }
    assert.deepEqual(await everyRow(household), before)
  })

  test('an import waits with its undoing until its transfers are apart again', async ({ assert }) => {
    const { household, first, second } = await twoImports()
    const linked = await link(household, await suggested(household))
    for (const { changeSetId } of [first, second]) {
      const refusal = await undo(household, changeSetId).catch((error: unknown) => error)
      assert.instanceOf(refusal, UndoConflictException)
      assert.containSubset(refusal, { extras: { conflicts: [{ id: linked }] } })
    }
    await undo(household, linked)
    await undo(household, first.changeSetId)
    await undo(household, second.changeSetId)
    assert.isEmpty(await problemsOf(household))
  })

  test('a rejected pair stays rejected until the rejection is undone', async ({ assert }) => {
    const { household, again } = await twoImports()
    const gateway = await app.container.make('florin.gateway')
    const reject = new RejectTransfers(gateway)
    const pairs = await suggested(household)
    const { changeSetId } = await reject.handle(household.id, pairs, household.actor)
    await again()
    assert.isEmpty(await suggested(household))
    assert.equal((await reject.handle(household.id, pairs, household.actor)).result, 0)
    await undo(household, changeSetId)
    assert.deepEqual(await suggested(household), pairs)
  })

  test('between currencies keep what arrived', async ({ assert }) => {
    const household = await makeHousehold()
    const euros = await accountOf(household, 'Assets:Checking')
    const dollars = await accountOf(household, 'Assets:Dollars', 'USD')
    await household.database.write(household.id, async (writes) => {
      const idOf = async (code: string) =>
        (await writes.first<{ id: number }>('SELECT id FROM commodities WHERE code = ?', [code]))!.id
      const rate = { on_day: '2026-03-01', rate: '1.10', source: 'manual' }
      await writes.insert('rates', { base_id: await idOf('EUR'), quote_id: await idOf('USD'), ...rate })
    })
    await importFile(household, bankFile([LEFT]), euros)
    await importFile(household, bankFile([{ ...ARRIVED, amount: '545.00' }]), dollars)
    await link(household, await suggested(household))
    const postings = await household.database.read(household.id, (queries) =>
      queries.all('SELECT account_id, quantity, value FROM postings ORDER BY position'),
    )
    assert.deepEqual(postings, [
      { account_id: euros, quantity: -50000, value: -50000 },
      { account_id: dollars, quantity: 54500, value: 50000 },
    ])
  })

  test('linking is undone to the last byte, and redone', async ({ assert }) => {
    const lines = (sign: '' | '-') =>
      fc.array(
        fc.record({
          date: fc.nat(6).map((days) => addDays('2026-03-01', days)),
          payee: fc.constantFrom('Ada', 'Grace'),
          text: fc.constantFrom('Order', 'Card 12'),
          amount: fc.constantFrom('10.00', '25.00').map((amount) => sign + amount),
        }),
        { minLength: 1, maxLength: 6 },
      )
    await fc.assert(
      fc.asyncProperty(lines('-'), lines(''), async (left, arrived) => {
        const { household, again } = await twoImports(left, arrived)
        const pairs = await suggested(household)
        if (pairs.length === 0) return
        const before = await everyRow(household)
        const linked = await link(household, pairs)
        const after = await everyRow(household)
        const undone = await undo(household, linked)
        assert.deepEqual(await everyRow(household), before)
        await undo(household, undone.changeSetId)
        assert.deepEqual(await everyRow(household), after)
        for (const { counts } of await again()) assert.equal(counts.new, 0)
        assert.isEmpty(await problemsOf(household))
      }),
      { numRuns: 8 },
    )
  })
})
