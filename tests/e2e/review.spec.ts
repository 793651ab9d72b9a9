import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { accessibilityProblems } from '#tests/support/accessibility'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf } from '#tests/support/journal'
import { settled } from '#tests/support/pages/settled'

async function spend(household: TestHousehold, payees: string[]): Promise<void> {
  const account_id = await accountOf(household, 'Assets:Checking', 'EUR')
  for (const [at, payee] of payees.entries())
    await household.client.post('/transactions', { occurred_on: `2026-03-1${at}`, account_id, amount: '-12.00', payee })
}

test.group('The review', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is worked through by keyboard', async ({ assert }) => {
    const household = await makeHousehold({ starter_set: 'everyday' })
    await spend(household, ['Quibbel', 'Shell 4711', 'Rewe Markt'])
    const { page } = await visitAs(browser, household.client, '/review')
    await settled(page, 'Review')
    await page.getByRole('img', { name: '3 of 3 left to review' }).waitFor()
    await page.getByText('"rewe" is a supermarket or food shop.').waitFor()

    assert.deepEqual(await accessibilityProblems(page), [])
    await page.keyboard.press('Enter')
    await page.getByText('Put under Groceries').waitFor()
    await page.getByRole('img', { name: '2 of 3 left to review' }).waitFor()

    await page.keyboard.press('j')
    await page.locator('article[aria-current]', { hasText: 'Quibbel' }).waitFor()
    await page.keyboard.press('c')
    await page.getByRole('combobox', { name: 'Category of Quibbel' }).fill('leis')
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: '1 of 3 left to review' }).waitFor()

    await page.keyboard.press('r')
    await page.getByText('1 of 3 transactions match').waitFor()
    await page.getByRole('button', { name: 'Make the rule' }).click()
    await page.getByText('Every transaction has its category.').waitFor()
    const rules = await household.client.get<{ data: { name: string }[] }>('/rules')
    assert.deepEqual(
      rules.body.data.map(({ name }) => name),
      ['Shell 4711: Transport'],
    )
    await page.goto('/settings/models')
    await page.getByText('Once thirty transactions have a category').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.context().close()
  })
})
