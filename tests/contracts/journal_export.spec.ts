import { execFileSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import { parseAmount } from '#core/money'
import { beancountSymbol } from '#ledger/export/commodity_symbols'
import { EditTransaction } from '#ledger/services/edit_transaction'
import { EditPayee } from '#ledger/services/edit_payee'
import { type ExportFormat, exportJournal } from '#ledger/services/export_journal'
import { PostTransaction } from '#ledger/services/post_transaction'
import { CreateRecurring } from '#recurring/services/create_recurring'
import { portableSections } from '#start/portable_sections'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf, balances, journal } from '#tests/support/journal'

/*
 * Method: a ledger with everything that journals find hard (odd names, quotes, several currencies, void and pending, tags, splits) is
 * exported, read by hledger and beancount themselves, and their balances are compared with ours.
 */

/** Its text is UTF-8, which hledger believes only when the locale says so. */
function hledger(file: string, ...words: string[]): string {
  return execFileSync('hledger', ['-f', file, ...words], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  })
}

function isInstalled(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

async function difficultLedger(): Promise<TestHousehold> {
  const household = await makeHousehold()
  const gateway = await app.container.make('florin.gateway')
  const ids = await journal(
    household,
    `2026-01-01 Employer          | Assets:Checking 2500.00 EUR | Income:Salary
     2026-01-03 O"Neil; & \\Sons  | Assets:Checking -42.10 EUR  | Expenses:Food_(fresh) -40.00 | Expenses:home:rent -2.10
     2026-01-04 Ünïcode ☕        | Liabilities:Card -3.40 EUR  | Expenses:Food_(fresh)
     2026-01-05 Card              | Assets:Checking -3.40 EUR   | Liabilities:Card
     2026-01-06 Mistake           | Assets:Checking -9.99 EUR   | Expenses:éclair
     2026-01-07 Refund            | Assets:Checking 5.00 EUR    | Expenses:éclair`,
  )
  const edit = (id: number, change: object) =>
    new EditTransaction(gateway).handle(household.id, id, change, household.actor)
  await edit(ids[4], { status: 'void' })
  await edit(ids[1], { tags: ['tax 2026', 'ä:b'], note: 'first line\nsecond "line"; *odd*', memo: '[x] (y) | z' })
  await edit(ids[5], { status: 'pending' })
  const [checking, yen] = [
    await accountOf(household, 'Assets:Checking'),
    await accountOf(household, 'Assets:Yen', 'JPY'),
  ]
  const transfer = {
    occurred_on: '2026-01-08',
    account_id: checking,
    amount: '-100.00',
    transfer_account_id: yen,
    arrives: '16000',
  }
  await new PostTransaction(gateway).handle(household.id, transfer, household.actor)
  const back = { ...transfer, account_id: yen, amount: '-1000', transfer_account_id: checking, arrives: '6.20' }
  await new PostTransaction(gateway).handle(household.id, back, household.actor)
  await tradeSecurities(household)
  return household
}

/** Leaves one transaction out of reports. Journals have it whole, so our balances are read before. */
async function leaveOut(household: TestHousehold): Promise<void> {
  const coffee = await household.database.read(household.id, (queries) =>
    queries.first<{ id: number }>(
      "SELECT t.id FROM transactions t JOIN payees y ON y.id = t.payee_id WHERE y.name = 'Ünïcode ☕'",
    ),
  )
  const edit = new EditTransaction(await app.container.make('florin.gateway'))
  await edit.handle(household.id, coffee!.id, { excluded: true, needs_review: true }, household.actor)
}

/** Securities with digits, blanks and one letter in their names, bought, sold, reinvested and carried in. */
async function tradeSecurities(household: TestHousehold): Promise<void> {
  const quicken = `!Account
NBrokerage
TInvst
^
!Type:Invst
D2/6/24
NBuy
YUS0378331005
I25.50
Q100
T2,559.95
O9.95
^
D3/1/24
NSell
YUS0378331005
I30
Q40
T1,190.05
O9.95
^
D3/15/24
NReinvDiv
YOther Fund
I11.03
Q1.088
^
D3/24/24
NShrsIn
YF
Q5
^
`
  const { counts } = await importFile(household, quicken, await accountOf(household, 'Assets:Broker'), 'broker.qif')
  if (counts.new !== 4) throw new Error(`Of four trades ${counts.new} are in the ledger.`)
}

const HOUSEHOLD = { name: 'Test', base_currency: 'EUR', time_zone: 'Europe/Berlin', locale: 'en' }

async function exportTo(household: TestHousehold, format: ExportFormat): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'florin-export-')), `ledger.${format}`)
  let text = ''
  await household.database.read(household.id, (queries) =>
    exportJournal(
      queries,
      { format, household: HOUSEHOLD, sections: portableSections },
      async (piece) => void (text += piece),
    ),
  )
  writeFileSync(file, text)
  return file
}

/** Our balances as sorted `amount currency` pairs: names differ by format, the amounts must not. */
async function ourAmounts(household: TestHousehold): Promise<string[]> {
  return Object.values(await balances(household)).sort()
}

test.group('Journal export', (group) => {
  group.teardown(endImportRuns)

  test('hledger accepts the journal and finds the same balances', async ({ assert }) => {
    const household = await difficultLedger()
    const ours = await ourAmounts(household)
    await leaveOut(household)
    const file = await exportTo(household, 'hledger')
    hledger(file, 'check', 'accounts', 'commodities', 'balancednoautoconversion', 'ordereddates')
    const csv = hledger(file, 'balance', '--flat', '-O', 'csv', '--no-total')
    const amounts = csv
      .trim()
      .split('\n')
      .slice(1)
      .flatMap((line) =>
        line
          .replace(/^"(?:[^"]|"")*",/, '')
          .replace(/"/g, '')
          .split(', '),
      )
      .map((amount) => amount.replace(/^(-?\d+)\. /, '$1 '))
    assert.deepEqual(amounts.sort(), ours)
    const marked = hledger(file, 'print', 'tag:excluded', 'tag:needs-review')
    assert.deepEqual(marked.match(/^\d.*/gm), ['2026-01-04 * Ünïcode ☕'])
  }).skip(!isInstalled('hledger'), 'hledger is not installed')

  test('beancount accepts the file and finds the same balances', async ({ assert }) => {
    const household = await difficultLedger()
    const amountsOfOurs = await ourAmounts(household)
    await leaveOut(household)
    const file = await exportTo(household, 'beancount')
    execFileSync('bean-check', [file])
    const table = execFileSync(
      'bean-query',
      ['-f', 'csv', file, 'SELECT account, sum(position) GROUP BY account, currency'],
      {
        encoding: 'utf8',
      },
    )
    const amounts = table
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map((cell) => cell.trim()))
      .map(([, amount]) => amount.replace(/\s+/g, ' '))
      .filter((amount) => amount !== '')
    const ours = amountsOfOurs.map((amount) => amount.replace(/(?<= ).*/, beancountSymbol))
    assert.deepEqual(amounts.sort(), ours.sort())
    const marked = execFileSync('bean-query', ['-f', 'csv', file, "SELECT payee WHERE entry_meta('excluded') = TRUE"], {
      encoding: 'utf8',
    })
    assert.include(marked, 'Ünïcode ☕')
    assert.notInclude(marked, 'Refund')
  }).skip(!isInstalled('bean-check'), 'beancount is not installed')

  test('the JSON document holds every posting and balances', async ({ assert }) => {
    const household = await difficultLedger()
    await leaveOut(household)
    const gateway = await app.container.make('florin.gateway')
    const employer = await household.database.read(household.id, (queries) =>
      queries.first<{ id: number }>("SELECT id FROM payees WHERE name = 'Employer'"),
    )
    await new EditPayee(gateway).handle(household.id, employer!.id, 'Work', household.actor)
    const pay = { name: 'Pay', payee: 'Work', direction: 'in', cadence: 'month', next_due_on: '2026-02-01' } as const
    const amount = { from: '2500.00', to: '2500.00' }
    const account = { account_id: await accountOf(household, 'Assets:Checking') }
    await new CreateRecurring(gateway).handle(household.id, { ...pay, ...account, amount }, household.actor)
    const { readFileSync } = await import('node:fs')
    const document = JSON.parse(readFileSync(await exportTo(household, 'json'), 'utf8')) as {
      accounts: { name: string; subtype: string; currency: string | null }[]
      payees: { id: number; name: string; aliases: string[] }[]
      tags: { name: string }[]
      recurring_payments: { name: string; amount_low: string; transaction_ids: number[] }[]
      transactions: {
        id: number
        payee: string | null
        status: string
        excluded: boolean
        flagged_at: string | null
        reviewed_at: string | null
        postings: { value: string }[]
      }[]
    }
    const byPayee = (name: string) => document.transactions.find(({ payee }) => payee === name)!
    assert.deepInclude(byPayee('Ünïcode ☕'), { excluded: true })
    assert.isString(byPayee('Ünïcode ☕').flagged_at)
    assert.deepInclude(byPayee('Work'), { excluded: false, flagged_at: null })
    assert.deepInclude(
      document.accounts.find(({ name }) => name === 'Checking'),
      { subtype: 'checking', currency: 'EUR' },
    )
    assert.deepEqual(
      document.tags.map(({ name }) => name),
      ['tax 2026', 'ä:b'],
    )
    assert.deepEqual(document.payees.find(({ name }) => name === 'Work')?.aliases, ['employer'])
    assert.containsSubset(document.recurring_payments, [
      { name: 'Pay', amount_low: '2500.00', payee: 'Work', transaction_ids: [] },
    ])
    assert.lengthOf(document.transactions, 12)
    for (const { postings } of document.transactions)
      assert.equal(
        postings.reduce((sum, posting) => sum + parseAmount(posting.value, 2), 0),
        0,
      )
  })
})
