import { test } from '@japa/runner'
import fc from 'fast-check'
import app from '@adonisjs/core/services/app'
import { UndoChangeSet } from '#changes/services/undo_change_set'
import { CheckLedger } from '#ledger/services/check_ledger'
import { DeleteTransactions } from '#ledger/services/delete_transactions'
import { EditCategory } from '#ledger/services/edit_category'
import { EditPayee } from '#ledger/services/edit_payee'
import { EditTransaction, type TransactionEdit } from '#ledger/services/edit_transaction'
import { EditTransactions } from '#ledger/services/edit_transactions'
import { makeHousehold } from '#tests/support/household'
import { accountOf, everyRow, journal } from '#tests/support/journal'

/*
 * Method: on one small ledger, random edits of every kind are made one after the other. Each is undone at once, and every row must
 * be as before it, byte for byte; then it is redone and must equal what it made. In the end the whole record must replay.
 */

const RUNS = 25

interface Step {
  kind: 'edit' | 'bulk' | 'delete' | 'rename payee' | 'merge category'
  at: number
  amount: number
  day: string
  text: string
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom<Step['kind'][]>('edit', 'edit', 'bulk', 'delete', 'rename payee', 'merge category'),
  at: fc.nat(1000),
  amount: fc.integer({ min: -100_000, max: 100_000 }),
  day: fc.constantFrom('2026-01-31', '2026-02-28', '2027-01-01'),
  text: fc.string({ minLength: 1, maxLength: 12 }),
})

async function smallLedger() {
  const household = await makeHousehold()
  await accountOf(household, 'Assets:Savings')
  await journal(
    household,
    `2026-01-01 Employer | Assets:Checking 2500.00 EUR  | Income:Salary
     2026-01-03 Grocer   | Assets:Checking -42.10 EUR   | Expenses:Food -40.00 | Expenses:Household -2.10
     2026-01-05 Bank     | Assets:Checking -500.00 EUR  | Assets:Savings
     2026-01-07 Café     | Assets:Checking -3.40 EUR    | Expenses:Food
     2026-01-09 Exchange | Assets:Checking -100.00 EUR  | Expenses:Travel`,
  )
  return household
}

test.group('Undo', () => {
  test('restores every row of any change, and redo makes them again', async ({ assert }) => {
    const gateway = await app.container.make('florin.gateway')
    const household = await smallLedger()
    const undo = new UndoChangeSet(gateway)

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
        for (const one of steps) {
          const before = await everyRow(household)
          const changeSetId = await perform(one)
          if (changeSetId === null) continue
          const after = await everyRow(household)
          const undone = await undo.handle(household.id, changeSetId, household.actor)
          assert.deepEqual(await everyRow(household), before)
          const redone = await undo.handle(household.id, undone.changeSetId!, household.actor)
          assert.deepEqual(await everyRow(household), after)
          if (one.kind === 'delete' || one.kind === 'merge category')
            await undo.handle(household.id, redone.changeSetId!, household.actor)
        }
      }),
      { numRuns: RUNS },
    )
    const report = await new CheckLedger(gateway).handle(household.id)
    assert.deepEqual(report.problems, [])

    async function perform({ kind, at, amount, day, text }: Step): Promise<number | null> {
      const ids = await idsOf('transactions')
      const id = ids[at % ids.length]
      const decimal = (amount / 100).toFixed(2)
      const { id: book, actor } = household
      if (kind === 'delete') return (await new DeleteTransactions(gateway).handle(book, [id], actor)).changeSetId
      if (kind === 'bulk') {
        const set = { payee: text, add_tags: ['a', text.trim() || 'b'], note: text }
        return (await new EditTransactions(gateway).handle(book, ids.slice(0, 3), set, actor)).changeSetId
      }
      if (kind === 'rename payee') {
        const payees = await idsOf('payees')
        return (await new EditPayee(gateway).handle(book, payees[at % payees.length], `${text} ${at} ${amount}`, actor))
          .changeSetId
      }
      const [food, travel] = [
        await accountOf(household, 'Expenses:Food'),
        await accountOf(household, 'Expenses:Travel'),
      ]
      if (kind === 'merge category')
        return (await new EditCategory(gateway).merge(book, food, travel, actor)).changeSetId
      const edits: TransactionEdit[] = [
        { occurred_on: day, memo: text },
        { splits: [{ category_id: food, amount: decimal }], amount: decimal },
        { category_id: travel, status: at % 2 === 0 ? 'void' : 'posted' },
        { tags: [text.trim() || 'c'], payee: text },
        { transfer_account_id: await accountOf(household, 'Assets:Savings') },
      ]
      return (await new EditTransaction(gateway).handle(book, id, edits[at % edits.length], actor)).changeSetId
    }

    async function idsOf(table: string) {
      const rows = await household.database.read(household.id, (queries) =>
        queries.all<{ id: number }>(`SELECT id FROM ${table} ORDER BY id`),
      )
      return rows.map((row) => row.id)
    }
  })
})
