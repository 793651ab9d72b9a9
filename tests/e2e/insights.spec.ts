import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser, Page } from 'playwright-core'
import { addDays } from '#core/plain_date'
import { accessibilityProblems } from '#tests/support/accessibility'
import { launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { journal } from '#tests/support/journal'
import { scrollsSideways, settled } from '#tests/support/pages/settled'

const today = () => new Date().toISOString().slice(0, 10)

/** Most of a year of even months, and lately one purchase that is like no other. */
async function steadyHousehold(): Promise<TestHousehold> {
  const household = await makeHousehold()
  const lines: string[] = []
  for (let on = addDays(today(), -300), at = 0; on < today(); on = addDays(on, 1), at++) {
    if (on.endsWith('-27')) lines.push(`${on} Employer | Assets:Everyday 2400.00 EUR | Income:Salary`)
    if (on.endsWith('-02')) lines.push(`${on} Landlord | Assets:Everyday -900.00 EUR | Expenses:Housing`)
    if (at % 4 === 0) lines.push(`${on} Grocer | Assets:Everyday -${30 + ((at * 7) % 20)}.00 EUR | Expenses:Groceries`)
  }
  lines.push(`${addDays(today(), -5)} Grocer | Assets:Everyday -780.00 EUR | Expenses:Groceries`)
  await journal(household, lines.join('\n'))
  await look(household)
  return household
}

async function look({ id }: TestHousehold): Promise<void> {
  await (await app.container.make('florin.refreshInsights')).handle(id)
}

const titles = (page: Page) => page.locator('article h3').allTextContents()

test.group('Insights', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('are judged by keyboard, taken back, and stay away for good', async ({ assert }) => {
    const household = await steadyHousehold()
    const { page, complaints } = await visitAs(browser, household.client, '/insights?tab=unusual')
    const unusual = page.getByRole('article', { name: 'Grocer' })
    await unusual.getByText('-780.00').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.keyboard.press('e')
    await page.getByText('Nothing unusual').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await unusual.waitFor()
    await page.keyboard.press('e')
    await page.getByText('Nothing unusual').waitFor()
    await page.getByRole('radio', { name: 'Expected' }).check({ force: true })
    await unusual.getByRole('button', { name: 'Judge again' }).waitFor()

    await page.goto('/insights')
    await settled(page, 'Insights')
    await page.getByRole('article').first().waitFor()
    const [first, ...others] = await titles(page)
    await page.keyboard.press('d')
    await page.getByText('Dismissed', { exact: true }).nth(1).waitFor()
    await look(household)
    await page.reload()
    await settled(page, 'Insights')
    await page.getByRole('article').or(page.getByText('Nothing to tell')).first().waitFor()
    assert.deepEqual(await titles(page), others)
    await page.getByRole('tab', { name: 'Dismissed' }).click()
    await page.waitForURL('**/insights?tab=dismissed')
    await page
      .getByRole('article', { name: first })
      .getByRole('button', { name: /^Open again/ })
      .click()
    await page.getByText('Nothing dismissed').waitFor()
    await page.goto('/insights?tab=unusual')
    await page.getByText('Nothing unusual').waitFor()
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('reports lead to transactions, and say what they need in a young household', async ({ assert }) => {
    const household = await steadyHousehold()
    const { page } = await visitAs(browser, household.client, '/reports/spending', PHONE)
    await page.getByRole('combobox', { name: 'Period' }).selectOption({ label: '90 days' })
    await page.waitForURL('**/reports/spending?period=quarter')
    const groceries = page.getByRole('link', { name: 'Groceries', exact: true })
    await groceries.waitFor()
    assert.isFalse(await scrollsSideways(page))
    await groceries.click()
    await page.waitForURL(/\/transactions\?category=\d+&from=.*&to=/)
    await page.goto('/reports/spending?period=quarter')
    const weekdays = page.getByRole('slider', { name: /^Spending by day of the week/ })
    await weekdays.focus()
    await weekdays.press('Home')
    await weekdays.press('Enter')
    await page.waitForURL(/\/transactions\?spent=1&from=.*&weekday=1$/)
    await page.goto('/reports/health')
    await page.getByRole('meter', { name: 'How safe you stand' }).waitFor()
    await page.goto('/budget/proposal')
    const line = page.getByRole('row', { name: /^Groceries/ })
    await line.getByRole('button').click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Amount' }).fill('100')
    await page.getByRole('dialog').getByRole('button', { name: 'Set' }).click()
    await line.getByRole('button', { name: /At most 100.00/ }).waitFor()
    await line.getByRole('cell', { name: '100.00', exact: true }).waitFor()
    await page.reload()
    await line.getByRole('button', { name: /At most 100.00/ }).waitFor()
    await page.context().close()

    const young = await makeHousehold()
    await journal(young, `${addDays(today(), -2)} Grocer | Assets:Everyday -12.00 EUR | Expenses:Groceries`)
    const { page: early } = await visitAs(browser, young.client, '/reports/health')
    await early.getByText('Too early to say').waitFor()
    await early.getByText('0 of 3 months').waitFor()
    await early.context().close()
  })
})
