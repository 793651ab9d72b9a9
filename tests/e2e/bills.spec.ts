import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { addMonths, monthOf } from '#core/plain_date'
import { accessibilityProblems, contrastProblems } from '#tests/support/accessibility'
import { DESKTOP, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { journal } from '#tests/support/journal'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways, settled } from '#tests/support/pages/settled'

/** Half a year of rent, a subscription and a salary, until last month. */
async function billedHousehold() {
  const household = await makeHousehold()
  const now = monthOf(new Date().toISOString())
  const lines = [6, 5, 4, 3, 2, 1].flatMap((ago) => {
    const month = addMonths(now, -ago)
    return [
      `${month}-28 Landlord | Assets:Checking -850.00 EUR | Expenses:Rent`,
      `${month}-27 Streaming | Assets:Checking -12.99 EUR | Expenses:Leisure`,
      `${month}-26 Employer | Assets:Checking 2400.00 EUR | Income:Salary`,
    ]
  })
  await journal(household, lines.join('\n'))
  return household
}

test.group('Bills', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('are found, confirmed by keyboard, and stand in the calendar', async ({ assert }) => {
    const { client } = await billedHousehold()
    const { page, complaints } = await visitAs(browser, client, '/', DESKTOP)
    await page.getByRole('link', { name: 'Bills' }).first().click()
    const suggested = page.getByRole('region', { name: 'Found in your transactions' })
    await suggested.getByRole('link', { name: 'Landlord' }).waitFor()
    await page.keyboard.press('i')
    await page.getByText('ignored').first().waitFor()
    await suggested.getByRole('listitem').nth(1).waitFor()
    await page.keyboard.press('c')
    await page.getByRole('table', { name: /Bills in/ }).waitFor()
    await suggested.getByRole('button', { name: 'Confirm' }).click()
    await suggested.waitFor({ state: 'detached' })
    const calendar = page.getByRole('table', { name: /Bills in/ })
    await calendar.getByText('Landlord').last().waitFor()
    await settled(page)
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'bills_desktop')
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await contrastProblems(page), [])
    await page.getByRole('button', { name: 'Make an address' }).click()
    const address = await page.getByRole('textbox', { name: 'Address of the calendar' }).inputValue()
    assert.match(address, /\/calendar\/[\w-]{43}\.ics$/)
    await calendar.getByText('Landlord').last().click()
    await page.getByRole('heading', { name: 'Landlord' }).waitFor()
    assert.equal(await page.getByRole('region', { name: 'Payments' }).getByRole('listitem').count(), 6)
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('button', { name: 'Change' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Rent of the flat')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Rent of the flat' }).waitFor()
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('are added by hand before they were ever paid', async ({ assert }) => {
    const household = await makeHousehold()
    await journal(household, '2026-01-05 Grocer | Assets:Checking -41.10 EUR | Expenses:Groceries')
    const { page, complaints } = await visitAs(browser, household.client, '/bills', DESKTOP)
    await page.getByRole('button', { name: 'Add a bill' }).click()
    const dialog = page.getByRole('dialog', { name: 'Add a bill' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Gym')
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.getByText('Say how much it is.').waitFor()
    await dialog.getByLabel('Amount').fill('29.90')
    await dialog.getByRole('textbox', { name: 'Next on' }).fill('2035-03-12')
    assert.deepEqual(await accessibilityProblems(page), [])
    await dialog.getByRole('button', { name: 'Add', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('table').getByRole('link', { name: 'Gym' }).click()
    await page.getByText('Nothing was paid yet.').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('button', { name: 'Delete' }).click()
    await page.waitForURL('**/bills')
    await page.getByRole('group', { name: '“Gym” deleted' }).getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('table').getByRole('link', { name: 'Gym' }).waitFor()
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('fit a phone, as a list', async ({ assert }) => {
    const { client } = await billedHousehold()
    await client.post('/recurring-payments/detection')
    const { body } = await client.get<{ data: { id: number }[] }>('/recurring-payments')
    for (const { id } of body.data) await client.patch(`/recurring-payments/${id}`, { status: 'confirmed' })
    const { page } = await visitAs(browser, client, '/bills', PHONE)
    await page.getByRole('listitem').filter({ hasText: 'Streaming' }).first().waitFor()
    await settled(page)
    assert.isFalse(await page.getByRole('table', { name: /Bills in/ }).isVisible())
    assert.isFalse(await scrollsSideways(page))
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'bills_phone')
    await page.context().close()
  })
})
