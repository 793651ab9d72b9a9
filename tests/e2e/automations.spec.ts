import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { addExpenses } from '#tests/support/pages/ledger'
import { settled } from '#tests/support/pages/settled'

test.group('An automation', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is made as a sentence, tried out, run and looked at', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Bakery North'])
    const { page } = await visitAs(browser, household.client, '/automations/new')
    await settled(page, 'Make an automation')
    await page.getByRole('textbox', { name: 'Value' }).fill('bakery')
    await page.getByRole('button', { name: 'Show what it would do' }).click()
    await page.getByText('Would tell everyone in the household: “Bakery North').waitFor()

    await page.getByRole('tab', { name: 'JSON' }).click()
    const json = page.getByRole('textbox', { name: 'The automation as JSON' })
    assert.include(await json.inputValue(), '"value": "bakery"')
    await page.getByRole('tab', { name: 'Sentence' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Bread')
    await page.getByRole('button', { name: 'Save' }).click()
    await settled(page, 'Bread')

    await page.goto('/automations')
    await page.getByRole('button', { name: 'More for Bread' }).click()
    await page.getByRole('menuitem', { name: 'Run now' }).click()
    await settled(page, 'Run of Bread')
    await page
      .getByText('Waits for its turn')
      .or(page.getByText('Running'))
      .or(page.getByText('Done'))
      .first()
      .waitFor()
    await page.context().close()
  })

  test('is made of a blueprint that asks for what differs', async () => {
    const household = await makeHousehold()
    const { page } = await visitAs(browser, household.client, '/automations/blueprints')
    await settled(page, 'Blueprints')
    await page.getByRole('button', { name: 'Use A summary every week' }).click()
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByText('It starts switched off.').waitFor()
    await page.getByRole('button', { name: 'Add it' }).click()
    await settled(page, 'A summary every week')
    await page.context().close()
  })
})
