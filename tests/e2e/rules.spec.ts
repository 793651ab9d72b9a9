import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { addExpenses } from '#tests/support/pages/ledger'
import { settled } from '#tests/support/pages/settled'

test.group('A rule', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is the same as a sentence and as JSON, and says what it matches', async ({ assert }) => {
    const household = await makeHousehold()
    await addExpenses(household, ['Bakery North', 'Bakery South', 'Cinema'])
    const { page } = await visitAs(browser, household.client, '/rules/new')
    await settled(page, 'Make a rule')
    await page.getByRole('textbox', { name: 'Value' }).fill('bakery')
    await page.getByText('2 of 3 match').waitFor()

    await page.getByRole('tab', { name: 'JSON' }).click()
    const json = page.getByRole('textbox', { name: 'The rule as JSON' })
    assert.include(await json.inputValue(), '"value": "bakery"')
    await json.fill('{ "condition": ')
    await page.locator('textarea[aria-invalid=true]').waitFor()
    await json.fill(
      JSON.stringify({
        condition: { all: [{ field: 'payee', op: 'contains', value: 'cinema' }] },
        actions: [{ type: 'add_tag', tag: 'fun' }],
      }),
    )
    await page.getByText('This is a rule.').waitFor()
    await page.getByText('1 of 3 match, 1 would change').waitFor()

    await page.getByRole('tab', { name: 'Sentence' }).click()
    assert.equal(await page.getByRole('textbox', { name: 'Value' }).inputValue(), 'cinema')
    assert.equal(await page.getByRole('textbox', { name: 'Text' }).inputValue(), 'fun')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Change 1 transaction' }).click()
    await page.getByRole('link', { name: /cinema/i }).waitFor()
    await page.goto('/transactions')
    await page
      .getByRole('row', { name: /Cinema/ })
      .getByText('fun')
      .waitFor()
    await page.context().close()
  })
})
