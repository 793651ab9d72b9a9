import { existsSync } from 'node:fs'
import { test } from '@japa/runner'
import type { Browser, Locator, Page } from 'playwright-core'
import app from '@adonisjs/core/services/app'
import { CheckLedger } from '#ledger/services/check_ledger'
import { launchBrowser, visit } from '#tests/support/browser'
import { PASSWORD } from '#tests/support/household'
import { until } from '#tests/support/until'

/*
 * Method: what a person does in the first hour, in a real browser against the real server: sign up, drop two bank files, look at the
 * dashboard, make a rule, undo an import. Real bank files are used where they are at hand, otherwise our own. An instance has a first
 * hour once: by its name this file comes before the others, which make people of their own.
 */

function bankFile(shared: string, own: string): string {
  const real = app.makePath('../shared/data/imports', shared)
  return existsSync(real) ? real : app.makePath('plugins', own)
}

async function signUp(page: Page) {
  await page.getByLabel('Your name').fill('Ada Lovelace')
  await page.getByLabel('Email').fill('first.hour@example.org')
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Your household' }).waitFor()
  await page.getByLabel('Name', { exact: true }).fill('Home')
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('heading', { name: 'Your first account' }).waitFor()
}

/** What the page guesses by itself meanwhile may shut the list. */
async function pickNewAccount(page: Page, picker: Locator) {
  const chosen = picker.filter({ hasText: 'New account' })
  await until(async () => {
    if (await chosen.isVisible()) return true
    await picker.click()
    const option = page.getByRole('option', { name: /^New account/ })
    await option.click({ timeout: 2_000 }).catch(() => undefined)
    return chosen.isVisible()
  })
}

/** Drops a file, gives it a new account, imports it, and answers how many transactions were added. */
async function importFile(page: Page, file: string): Promise<number> {
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.waitForURL(/\/import\/\d+$/)
  // Nothing is ready for import while a file's account is unknown.
  await page.getByRole('button', { name: /^(Import [\d,]+ transactions?|Finish)$/ }).waitFor()
  const pickers = page.getByRole('button', { name: /^Account for/ })
  for (let at = 0; at < (await pickers.count()); at++) await pickNewAccount(page, pickers.nth(at))
  const enabled = page.locator('button:enabled', { hasText: /^\s*Import [1-9]/ })
  await enabled.click()
  const result = page.getByRole('heading', { name: /added$/ })
  await result.waitFor()
  return Number.parseInt((await result.textContent())!.replace(/\D/g, ''), 10)
}

/** Other tests of this run have left people, and the first hour begins where nobody has been yet. */
async function forgetEverybody() {
  const database = await app.container.make('florin.database')
  await database.systemWrite((writes) => writes.run('DELETE FROM users'))
}

async function newestHousehold(): Promise<number> {
  const database = await app.container.make('florin.database')
  const newest = await database.systemRead((queries) =>
    queries.first<{ id: number }>('SELECT MAX(id) AS id FROM households'),
  )
  return newest!.id
}

test.group('The first hour', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('from signing up over two bank files and a rule to undoing an import', async ({ assert }) => {
    await forgetEverybody()
    const { page, complaints } = await visit(browser, '/')
    await page.waitForURL(/\/welcome$/)
    await signUp(page)

    const fromOfx = await importFile(
      page,
      bankFile('ofx/ofxparse/bank_medium.ofx', 'ofx_import/fixtures/bank_sgml.ofx'),
    )
    assert.isAbove(fromOfx, 0)
    await page.goto('/import')
    const fromCsv = await importFile(
      page,
      bankFile('csv/sure/windows1250.csv', 'csv_import/fixtures/british_account.csv'),
    )
    assert.isAbove(fromCsv, 0)

    await page.goto('/')
    await page.getByRole('heading', { name: 'Net worth' }).waitFor()
    await page.getByRole('link', { name: 'All transactions' }).click()
    await page.getByText(new RegExp(`^\\s*${fromOfx + fromCsv} transactions`)).waitFor()

    await makeRule(page)
    await page.getByText(/^\s*Rule applied/).waitFor()

    await page.goto('/import')
    await page.locator('main a[href^="/import/"]').last().click()
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('This import was undone').waitFor()
    await page.goto('/transactions')
    await page.getByText(new RegExp(`^\\s*${fromCsv} transactions?`)).waitFor()
    const report = await new CheckLedger(await app.container.make('florin.gateway')).handle(await newestHousehold())
    assert.deepEqual(report.problems, [])
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
})

/** A rule on the first payee in the list, with a category that nothing guesses for it, saved and applied to what is already here. */
async function makeRule(page: Page) {
  await page.goto('/transactions')
  const payee = await page.locator('button.payee').first().textContent()
  await page.goto(`/rules/new?payee=${encodeURIComponent(payee!.trim())}`)
  await page.getByLabel('Category').click()
  await page.getByRole('option', { name: 'Travel' }).click()
  await page.getByText(/would change/).waitFor()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: /^Change \d+ transaction/ }).click()
}
