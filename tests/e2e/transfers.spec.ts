import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'
import { pressInToast } from '#tests/support/pages/form'
import { settled } from '#tests/support/pages/settled'

/*
 * Method: two accounts with the halves of two transfers, as their banks' files would bring them; then what a person does who uses the
 * keyboard alone.
 */

const AMOUNTS = ['100.00', '250.00']

test.group('Transfers to confirm', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('are reached from the dashboard, confirmed or kept apart by key, and undone', async ({ assert }) => {
    const household = await makeHousehold()
    const checking = await accountOf(household, 'Assets:Checking')
    const savings = await accountOf(household, 'Assets:Savings')
    const occurred_on = new Date().toISOString().slice(0, 10)
    for (const amount of AMOUNTS)
      for (const [account_id, sign] of [
        [checking, '-'],
        [savings, ''],
      ])
        await household.client.post('/transactions', {
          occurred_on,
          account_id,
          amount: `${sign}${amount}`,
          memo: 'Transfer',
        })

    const { page } = await visitAs(browser, household.client, '/')
    await settled(page, 'Dashboard')
    await page.getByRole('link', { name: '2 transfers to confirm' }).click()
    await settled(page, 'Transfers to confirm')
    const confirmButtons = page.getByRole('button', { name: /^Confirm transfer/ })
    await confirmButtons.nth(1).waitFor()

    await confirmButtons.first().focus()
    await page.keyboard.press('Enter')
    await confirmButtons.nth(1).waitFor({ state: 'detached' })
    assert.equal(await confirmButtons.count(), 1)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('No transfers to confirm').waitFor()

    await pressInToast(page, 'Kept apart', 'Undo')
    await confirmButtons.first().waitFor()
    assert.equal(await confirmButtons.count(), 1)
    await page.context().close()
  })
})
