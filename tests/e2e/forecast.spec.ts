import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { addDays, monthOf } from '#core/plain_date'
import { accessibilityProblems, contrastProblems } from '#tests/support/accessibility'
import { DESKTOP, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { journal } from '#tests/support/journal'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways, settled } from '#tests/support/pages/settled'

const today = () => new Date().toISOString().slice(0, 10)

/** Half a year in which more is spent than earned, so that the money runs out soon. */
async function thinningHousehold() {
  const household = await makeHousehold()
  const from = addDays(today(), -190)
  const lines = [`${from} Start | Assets:Everyday 4800.00 EUR | Income:Other`]
  for (let on = from, at = 0; on <= today(); on = addDays(on, 1), at++) {
    if (on.endsWith('-28')) lines.push(`${on} Employer | Assets:Everyday 1500.00 EUR | Income:Salary`)
    if (on.endsWith('-01')) lines.push(`${on} Landlord | Assets:Everyday -1200.00 EUR | Expenses:Housing`)
    if (at % 4 === 0) lines.push(`${on} Grocer | Assets:Everyday -${110 + ((at * 7) % 40)}.00 EUR | Expenses:Groceries`)
  }
  await journal(household, lines.join('\n'))
  return household
}

test.group('The forecast', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('shows a band, when money runs out, how well it did, and what categories will take', async ({ assert }) => {
    const { client } = await thinningHousehold()
    const { page, complaints } = await visitAs(browser, client, '/', DESKTOP)
    await page.getByRole('link', { name: 'Forecast' }).first().click()
    await page.getByText('ended inside the band').waitFor()
    await page
      .getByText(/below zero/)
      .first()
      .waitFor()
    await page.getByRole('radio', { name: '120 days' }).check({ force: true })
    await page.waitForURL(/days=120/)
    await page.getByRole('combobox', { name: 'Account' }).selectOption({ label: 'Everyday' })
    await page.waitForURL(/account=\d+/)
    await page.getByRole('heading', { name: 'Everyday' }).waitFor()
    const balance = page.getByRole('region', { name: 'Everyday' })
    await balance.getByRole('button', { name: 'Show as table' }).click()
    assert.isAbove(await balance.getByRole('row').count(), 120)
    await balance.getByRole('button', { name: 'Show as chart' }).click()
    await page.getByRole('slider', { name: /Balance by day/ }).press('End')
    await page.getByRole('link', { name: 'Groceries' }).waitFor()
    await page.getByRole('button', { name: 'Groceries' }).click()
    await page.getByRole('slider', { name: /Groceries by month/ }).waitFor()
    await settled(page)
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'forecast_desktop')
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await contrastProblems(page), [])
    await page.getByRole('link', { name: 'Groceries' }).click()
    await page.waitForURL(/\/transactions\?category=\d+/)
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('says honestly why there is none, and fits a phone', async ({ assert }) => {
    const young = await makeHousehold()
    await journal(young, `${addDays(today(), -11)} Grocer | Assets:Checking -30.00 EUR | Expenses:Groceries`)
    const first = await visitAs(browser, young.client, '/forecast', PHONE)
    await first.page.getByRole('heading', { name: 'No forecast yet' }).waitFor()
    await first.page.getByText('12 days of data').waitFor()
    assert.deepEqual(await accessibilityProblems(first.page), [])
    await first.page.context().close()

    const { client } = await thinningHousehold()
    const { page } = await visitAs(browser, client, '/forecast', PHONE)
    await page.getByText('ended inside the band').waitFor()
    await page.getByRole('link', { name: 'Groceries' }).waitFor()
    assert.isFalse(await scrollsSideways(page))
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'forecast_phone')
    assert.include(await page.getByRole('heading', { name: /Categories in/ }).innerText(), monthOf(today()).slice(0, 2))
    await page.context().close()
  })
})
