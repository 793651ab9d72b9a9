import { test } from '@japa/runner'
import { ChooseCategories } from '#categorizing/services/choose_categories'
import type { TransactionsToCategorize } from '#sdk'
import { ImportFile } from '#imports/services/import_file'
import { EditPayee } from '#ledger/services/edit_payee'
import { bankFile } from '#tests/support/bank_file'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, openContext } from '#tests/support/import_runs'
import { accountOf, journal } from '#tests/support/journal'

const LINES = [
  { date: '2026-03-10', payee: 'Xylq Vrtz', amount: '-1.40' },
  { date: '2026-03-11', payee: 'Wqpl Mnfk', amount: '-2.40' },
  { date: '2026-03-12', payee: 'Brzk Tglo', amount: '-3.40' },
]

/** Imports while somebody does something as the model is asked; answers the counts and whom the model was asked about. */
async function importMeanwhile(household: TestHousehold, accountId: number, meanwhile: () => Promise<unknown>) {
  const context = await openContext()
  const asked: string[][] = []
  const model = {
    async categorize({ payee }: TransactionsToCategorize) {
      asked.push([...payee])
      if (asked.length === 1) await meanwhile()
      return payee.map(() => null)
    },
  }
  const importer = new ImportFile({ ...context, chooser: new ChooseCategories(model) })
  async function* content() {
    yield Buffer.from(bankFile(LINES))
  }
  const { counts } = await importer.handle(
    household.id,
    { name: 'march.csv', content: content(), accountId },
    household.actor,
  )
  return { new: counts.new, matched: counts.matched, asked }
}

/** Lets what is under way end, and rejects what has to wait for the import itself. */
async function within<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('It had to wait for the import.')), 5_000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

test.group('A commit that asks a model', (group) => {
  group.teardown(endImportRuns)

  test('lets others write meanwhile, and sees what they wrote', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'none' })
    const checking = await accountOf(household, 'Assets:Checking')
    // A new category would be one more to choose from.
    await accountOf(household, 'Expenses:Food')
    const enter = () => journal(household, '2026-03-11 Wqpl Mnfk | Assets:Checking -2.40 EUR | Expenses:Food')
    const outcome = await importMeanwhile(household, checking, () => within(enter()))
    assert.deepEqual(outcome, { new: 2, matched: 1, asked: [LINES.map(({ payee }) => payee)] })
  })

  test('asks again only about what somebody has changed', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'none' })
    const checking = await accountOf(household, 'Assets:Checking')
    const [id] = await journal(household, '2026-01-11 Wqpl Mnfk | Assets:Other -9.40 EUR | Assets:Checking')
    const rename = async () => {
      const known = await household.database.read(household.id, (queries) =>
        queries.first<{ payee_id: number }>('SELECT payee_id FROM transactions WHERE id = ?', [id]),
      )
      const { gateway } = await openContext()
      await new EditPayee(gateway).handle(household.id, known!.payee_id, 'Harbour Kiosk', household.actor)
    }
    const outcome = await importMeanwhile(household, checking, () => within(rename()))
    assert.deepEqual(outcome, { new: 3, matched: 0, asked: [LINES.map(({ payee }) => payee), ['Harbour Kiosk']] })
  })

  test('is planned once where nothing was changed', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'none' })
    const checking = await accountOf(household, 'Assets:Checking')
    const outcome = await importMeanwhile(household, checking, () => Promise.resolve())
    assert.deepEqual(outcome, { new: 3, matched: 0, asked: [LINES.map(({ payee }) => payee)] })
  })
})
