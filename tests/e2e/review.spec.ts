import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser } from 'playwright-core'
import { accessibilityProblems } from '#tests/support/accessibility'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
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
  test('leads to what was learned: versions appear, are compared, and taken back', async ({ assert }) => {
    const household = await makeHousehold()
    const lines = Array.from({ length: 40 }, (_, at) => {
      const [payee, category] = at % 2 === 0 ? ['Zwumpel Plork', 'Snorks'] : ['Kvitta Brommel', 'Blumps']
      return `2026-0${1 + Math.floor(at / 20)}-${10 + (at % 20)} ${payee} | Assets:Checking -12.00 EUR | Expenses:${category}`
    })
    await journal(household, lines.join('\n'))
    const { page, complaints } = await visitAs(browser, household.client, '/settings/models')
    const trainModel = await app.container.make('florin.trainModel')
    const version = (number: number) => page.getByRole('article', { name: `Version ${number}`, exact: true })
    for (const number of [1, 2]) {
      await page.getByRole('button', { name: 'Learn anew' }).click()
      await page.getByText('A new version is being learned').first().waitFor()
      await trainModel.handle(household.id)
      await version(number).getByText('answers 100%').waitFor()
    }
    await version(1).getByRole('button', { name: 'More about version 1' }).click()
    await version(1).getByText('Names and texts').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await version(1).getByRole('button', { name: 'Try with 20%' }).click()
    await version(1).getByText('answers 20%').waitFor()
    await version(2).getByText('answers 80%').waitFor()
    await version(2).getByRole('button', { name: 'Take version 2 back' }).click()
    await version(1).getByText('answers 100%').waitFor()
    assert.deepEqual(complaints, [])
    await page.context().close()
  })
})
