import { test } from '@japa/runner'
import { strToU8, zipSync } from 'fflate'
import type { Browser } from 'playwright-core'
import { accessibilityProblems } from '#tests/support/accessibility'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { endImportRuns, importFile } from '#tests/support/import_runs'
import { accountOf } from '#tests/support/journal'
import { bankFile } from '#tests/support/pages/bank_files'
import { chooseFromMenu, confirm } from '#tests/support/pages/form'
import { settled } from '#tests/support/pages/settled'

const table = (...rows: string[]) => ['Date,Payee,Amount', ...rows, ''].join('\n')

/** A bank's statement of one month that says what the balance was. */
const statement = (month: string, opening: string, amount: string, closing: string) =>
  [
    ':20:STARTUMS',
    ':25:10020030/1234567',
    `:60F:C26${month}01EUR${opening}`,
    `:61:26${month}15${month}15D${amount}NMSCNONREF`,
    `:86:005?00Card?20Groceries ${month}?32Grocer`,
    `:62F:C26${month}28EUR${closing}`,
    '-',
    '',
  ].join('\r\n')

test.group('Statements', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return async () => {
      await browser.close()
      endImportRuns()
    }
  })

  test('in one archive are imports of their own, and what is none is named', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/import')
    const files = {
      'may.csv': table('2026-05-02,Bakery,-4.20', '2026-05-03,Cinema,-11.00'),
      'june.csv': table('2026-06-02,Drugstore,-7.30', '2026-06-03,Grocer,-15.00'),
      'logo.png': 'x',
    }
    const packed = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])))
    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles(bankFile('statements.zip', Buffer.from(packed)))
    // The first file of a run starts the sandbox, and three more are read.
    await page.getByText('statements.zip: logo.png: It is no bank file.').waitFor({ timeout: 60_000 })
    for (const name of ['may.csv', 'june.csv']) await page.getByRole('link', { name }).waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('link', { name: 'may.csv' }).click()
    await page.getByRole('button', { name: 'Import 2 transactions', exact: true, disabled: false }).click()
    await page.getByRole('heading', { name: '2 transactions added' }).waitFor()
    await page.context().close()
  })

  test('name payees as a person named them once, in the past and in files to come', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    await importFile(household, table('2026-05-02,Quux Bakeries Ltd,-4.20', '2026-05-09,Cinema,-11.00'), account)
    const { page } = await visitAs(browser, household.client, '/payees')
    await settled(page, 'Payees')
    await chooseFromMenu(page, 'More for Quux Bakeries Ltd', 'Rename')
    await page.getByRole('textbox', { name: 'Name' }).fill('The baker')
    await confirm(page, 'Rename')
    await page.getByRole('main').getByRole('link', { name: 'The baker', exact: true }).waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])

    await importFile(household, table('2026-06-02,Quux Bakeries Ltd,-5.10', '2026-06-09,Grocer,-8.00'), account)
    await page.reload()
    await page
      .getByRole('listitem')
      .filter({ hasText: /The baker\s+2/ })
      .waitFor()
    await page.context().close()
  })

  test('of an account say for each month whether they are complete', async ({ assert }) => {
    const household = await makeHousehold()
    const account = await accountOf(household, 'Assets:Checking')
    await importFile(household, statement('01', '100,00', '10,00', '90,00'), account, 'january.sta')
    await importFile(household, statement('03', '75,00', '5,00', '70,00'), account, 'march.sta')
    const { page } = await visitAs(browser, household.client, `/accounts/${account}`)
    await settled(page, 'Checking')
    await chooseFromMenu(page, 'More', 'Statements')
    const months = page.getByRole('list', { name: 'Statements by month' })
    await months.getByRole('listitem').filter({ hasText: 'February 2026' }).getByText('No statement').waitFor()
    await months.getByRole('listitem').filter({ hasText: 'March 2026' }).getByText('Gap before it').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.context().close()
  })
})
