import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { bankFile, csvFile, type BankFile } from '#tests/support/pages/bank_files'

const STATEMENT = csvFile('march.csv', ['Bakery', 'Cinema', 'Drugstore'])

const importButton = (page: Page, words: string) =>
  page.getByRole('button', { name: words, exact: true, disabled: false })

async function drop(page: Page, file: BankFile) {
  await page.locator('input[type=file]').first().setInputFiles(file)
  await page.waitForURL(/\/import\/\d+$/)
}

async function importAll(page: Page) {
  await drop(page, STATEMENT)
  await importButton(page, 'Import 3 transactions').click()
  await page.getByRole('heading', { name: '3 transactions added' }).waitFor()
}

test.group('Import', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  async function open() {
    const { client } = await makeHousehold()
    return (await visitAs(browser, client, '/import')).page
  }

  test('shows what the columns become, and opens the first account by itself', async () => {
    const page = await open()
    await drop(page, STATEMENT)
    await page.getByText('CSV and spreadsheets: 3 transactions').waitFor()
    await page
      .getByRole('button', { name: /^Account for/ })
      .filter({ hasText: 'New account “march”' })
      .waitFor()
    const become = page.locator('ul.preview')
    await become.getByText('Bakery').waitFor()
    await page.getByRole('combobox', { name: 'What “Payee” is' }).selectOption('memo')
    await become.getByText('No payee').first().waitFor()
    await page.getByRole('combobox', { name: 'What “Payee” is' }).selectOption('payee')
    await become.getByText('Bakery').waitFor()
    await page.getByRole('switch', { name: 'Turn signs around' }).click()
    await become.getByText('+10.50').waitFor()
    await page.context().close()
  })

  test('leaves out rows on demand, and all of them when it is discarded', async () => {
    const page = await open()
    await drop(page, STATEMENT)
    await importButton(page, 'Import 3 transactions').waitFor()
    await page.getByRole('checkbox', { name: /^Import Cinema/ }).click()
    await importButton(page, 'Import 2 transactions').waitFor()
    await page.getByText('You left this row out.').waitFor()
    await page.getByRole('checkbox', { name: /^Import Cinema/ }).click()
    await importButton(page, 'Import 3 transactions').waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.waitForURL(/\/import$/)
    await page.getByText('march.csv').waitFor({ state: 'detached' })
    await page.goto('/transactions')
    await page.getByText('No transactions yet').waitFor()
    await page.context().close()
  })

  test('finds what is already here, and can be undone as a whole', async () => {
    const page = await open()
    await importAll(page)
    const address = page.url()
    await page.getByRole('link', { name: 'Import another file' }).click()
    await page.waitForURL(/\/import$/)
    await drop(page, STATEMENT)
    await page.getByRole('tab', { name: /Already here/ }).waitFor()
    await importButton(page, 'Finish').click()
    await page.getByRole('heading', { name: 'Everything was already here' }).waitFor()

    await page.goto(address)
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByText('This import was undone').waitFor()
    await page.goto('/transactions')
    await page.getByText('No transactions yet').waitFor()
    await page.context().close()
  })

  test('says what is wrong with a file it cannot read', async () => {
    const page = await open()
    await drop(page, bankFile('letter.pdf', '%PDF-1.7\n\u0000\u0001 no statement in here'))
    await page.getByRole('heading', { name: 'This file could not be imported' }).waitFor()
    await page.getByText('The PDF document is damaged: it cannot be opened.').waitFor()
    await page.getByRole('button', { name: 'Discard' }).waitFor()
    await page.context().close()
  })
})
