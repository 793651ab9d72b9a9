import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { csvFile } from '#tests/support/pages/bank_files'

test.group('Plugins', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('can be switched off, which importing then explains, and on again', async () => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/plugins?tab=installed')
    const drop = async () => {
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(csvFile('march.csv', ['Bakery']))
      await page.waitForURL(/\/import\/\d+$/)
    }

    await page.getByRole('switch', { name: 'Use CSV', checked: true }).click()
    await page.getByRole('switch', { name: 'Use CSV', checked: false }).waitFor()
    await page.goto('/import')
    await drop()
    await page.getByText(/CSV.* is switched off\./).waitFor()
    await page.getByRole('button', { name: 'Discard' }).click()
    await page.waitForURL(/\/import$/)

    await page.goto('/plugins?tab=installed')
    await page.getByRole('link', { name: 'CSV' }).click()
    await page.getByRole('button', { name: 'Turn on' }).click()
    await page.getByRole('button', { name: 'Turn off' }).waitFor()
    await page.goto('/import')
    await drop()
    await page.getByRole('button', { name: 'Import 1 transaction' }).waitFor()
    await page.context().close()
  })
})
