import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { settled } from '#tests/support/pages/settled'

test.group('A goal', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is made for a loan and tells what paying more would do', async ({ assert }) => {
    const { client } = await makeHousehold()
    await client.post('/accounts', {
      name: 'Car loan',
      subtype: 'loan',
      currency: 'EUR',
      opening_balance: '-1200.00',
      opening_on: '2026-01-01',
    })
    const { page, complaints } = await visitAs(browser, client, '/goals')
    await settled(page, 'Goals')
    await page.getByRole('button', { name: 'Add a goal' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Pay down').click()
    await dialog.getByRole('textbox', { name: 'Name' }).fill('No more car loan')
    await dialog.getByRole('button', { name: /Account it is owed on/ }).click()
    await page.getByRole('option', { name: /Car loan/ }).click()
    await dialog.getByRole('textbox', { name: /Paid each month/ }).fill('100')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()

    await settled(page, 'No more car loan')
    await page.getByText('after 12 months').waitFor()
    await page.getByText('1,200.00 to go').waitFor()
    await page.getByRole('textbox', { name: /Extra each month/ }).fill('100')
    await page.getByRole('textbox', { name: /Extra each month/ }).press('Enter')
    await page.getByText('after 6 months').waitFor()
    assert.equal(await page.getByRole('region', { name: 'Month by month' }).getByRole('row').count(), 7)

    await page.goto('/')
    await settled(page, 'Dashboard')
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
})
