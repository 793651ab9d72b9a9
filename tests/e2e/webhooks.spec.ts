import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { DESKTOP, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways, settled } from '#tests/support/pages/settled'

test.group('The webhooks page', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  for (const [view, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`makes webhooks out and in, and shows what went through them, on a ${view}`, async ({ assert }) => {
      const { client } = await makeHousehold()
      const { page, complaints } = await visitAs(browser, client, '/settings/webhooks', options)
      await settled(page, 'Settings')
      await page.getByRole('button', { name: 'New webhook' }).click()
      const editor = page.getByRole('dialog')
      await editor.getByRole('textbox', { name: 'Name' }).fill('Home')
      await editor.getByLabel('Address').fill('https://127.0.0.1:9/hook')
      await editor.getByLabel('A goal is reached').check()
      await editor.getByRole('button', { name: 'Make the webhook' }).click()
      assert.match(await editor.getByRole('textbox', { name: 'Secret' }).inputValue(), /^whsec_/)
      await editor.getByRole('button', { name: 'Done' }).click()
      await page.getByRole('button', { name: /^Test\s+Home/ }).click()
      await page.getByText(/is not an address that may be asked/).waitFor()
      await page.getByRole('button', { name: 'More about Home' }).click()
      await page.getByRole('menuitem', { name: 'Messages' }).click()
      const log = page.getByRole('dialog', { name: 'Messages of Home' })
      await log.getByText('Given up').waitFor()
      await log.getByText('webhook.test').first().waitFor()
      await keepScreenshot(page, `webhook_log.${view}`)
      await log.getByRole('button', { name: 'Close' }).click()

      await page.getByRole('button', { name: 'New address' }).click()
      await editor.getByLabel('Name').fill('Scales')
      await editor.getByRole('button', { name: 'Make the address' }).click()
      const address = await editor.getByRole('textbox', { name: 'Address' }).inputValue()
      await editor.getByRole('button', { name: 'Done' }).click()
      const headers = { 'Content-Type': 'application/json' }
      assert.equal((await fetch(address, { method: 'POST', headers, body: '{"weight":82.5}' })).status, 202)
      await page.getByRole('button', { name: 'More about Scales' }).click()
      await page.getByRole('menuitem', { name: 'Calls' }).click()
      const calls = page.getByRole('dialog', { name: 'Calls of Scales' })
      await calls.getByText('{"weight":82.5}').waitFor()
      await calls.getByRole('button', { name: /^Run again/ }).click()
      await calls.getByText('run 2 times').waitFor()
      await calls.getByRole('button', { name: 'Close' }).click()
      assert.isFalse(await scrollsSideways(page))
      await keepScreenshot(page, `webhooks.${view}`)
      assert.deepEqual(complaints, [])
      await page.context().close()
    })
  }
})
