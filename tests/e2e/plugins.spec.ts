import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { accessibilityProblems } from '#tests/support/accessibility'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { setUpPlugin } from '#tests/support/pages/plugin_instances'
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

  test('of others stand still in safe mode, which the page says', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/settings/sandbox')
    await page.getByText('Plugins run in processes of their own', { exact: false }).waitFor()
    const told = page.getByText('Florin runs in safe mode')
    assert.equal(await told.count(), 0)
    await page.route('**/api/v1/plugins/host', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...((await answer.json()) as object), safe_mode: true } })
    })
    for (const path of ['/settings/sandbox', '/plugins']) {
      await page.goto(path)
      await told.waitFor()
      assert.deepEqual(await accessibilityProblems(page), [])
    }
    await page.context().close()
  })

  test('are reached from the command palette', async () => {
    const { client } = await makeHousehold()
    await setUpPlugin(client, 'ecb_rates', { title: 'Rates of the bank' })
    const { page } = await visitAs(browser, client, '/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: 'Go to or find' })
    await field.fill('Rates of the bank')
    await page.getByRole('option', { name: 'Rates of the bank' }).first().waitFor()
    await field.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Rates of the bank' }).waitFor()
    await page.keyboard.press('Control+k')
    await field.fill('set up a plugin')
    await field.press('Enter')
    await page.getByRole('heading', { name: 'Reads files' }).waitFor()
    await page.context().close()
  })
})
