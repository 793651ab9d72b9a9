import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright-core'
import { DESKTOP, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { pick, pressInToast } from '#tests/support/pages/form'
import { addExpenses } from '#tests/support/pages/ledger'

const PAYEES = ['Bakery', 'Cinema', 'Drugstore', 'Electrician']

const row = (page: Page, payee: string) =>
  page.getByRole('row').filter({ has: page.getByRole('button', { name: payee, exact: true }) })

const category = (page: Page, payee: string) => row(page, payee).getByRole('button', { name: /^Category: / })

test.group('Transactions', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  async function open(path = '/transactions', options = DESKTOP) {
    const household = await makeHousehold()
    await addExpenses(household, PAYEES)
    const { page } = await visitAs(browser, household.client, path, options)
    await page.getByText(/^\s*\d+ transactions?\s*$/).waitFor()
    return page
  }

  test('get a category in their row, which can be undone and redone', async () => {
    const page = await open()
    await category(page, 'Cinema').click()
    await page.getByRole('combobox', { name: 'Category of Cinema' }).fill('groceries')
    await page.keyboard.press('Enter')
    await category(page, 'Cinema').filter({ hasText: 'Groceries' }).waitFor()
    await pressInToast(page, 'Groceries chosen', 'Undo')
    await category(page, 'Cinema').filter({ hasText: 'Choose a category' }).waitFor()
    await pressInToast(page, 'Undone: Groceries chosen', 'Redo')
    await category(page, 'Cinema').filter({ hasText: 'Groceries' }).waitFor()
    await page.context().close()
  })

  test('are searched by tokens that stay in the address', async ({ assert }) => {
    const page = await open()
    await page.getByRole('searchbox', { name: 'Search transactions' }).fill('>15 2026-03')
    await page.keyboard.press('Enter')
    await page.getByText(/^\s*3 transactions\s*$/).waitFor()
    assert.include(page.url(), 'min=15')
    await page.reload()
    await page.getByText(/^\s*3 transactions\s*$/).waitFor()
    await row(page, 'Bakery').waitFor({ state: 'detached' })
    await page.goBack()
    await row(page, 'Bakery').waitFor()
    await page.context().close()
  })

  test('are split into parts that must add up', async ({ assert }) => {
    const page = await open()
    await row(page, 'Drugstore').getByRole('button', { name: 'Drugstore' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('button', { name: 'Split', exact: true }).click()
    const part = sheet.getByRole('textbox', { name: 'Amount of part 2' })
    await part.fill('40')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await sheet.getByText('The parts are more than the whole').waitFor()
    await part.fill('12.50')
    assert.match((await sheet.getByLabel('Amount of part 1, the rest').textContent())!, /17\.50/)
    await pick(page, 'Category of part 1', 'Groceries')
    await sheet.getByRole('button', { name: 'Save' }).click()
    await sheet.waitFor({ state: 'detached' })
    await row(page, 'Drugstore').getByText('Split in 2').waitFor()
    await page.context().close()
  })

  test('are changed together after a preview', async () => {
    const page = await open()
    await page.getByRole('checkbox', { name: 'Select Bakery' }).click()
    await page.getByRole('checkbox', { name: 'Select Drugstore' }).click({ modifiers: ['Shift'] })
    const selection = page.getByRole('region', { name: 'Selection' })
    await selection.getByText('3 selected').waitFor()
    await selection.getByText('60.00').waitFor()
    await selection.getByRole('button', { name: 'Change' }).click()
    await pick(page, 'Category', 'Groceries')
    await page.getByText('3 will change').waitFor()
    await page.getByRole('button', { name: 'Change 3 transactions' }).click()
    for (const payee of ['Bakery', 'Cinema', 'Drugstore'])
      await category(page, payee).filter({ hasText: 'Groceries' }).waitFor()
    await category(page, 'Electrician').filter({ hasText: 'Choose a category' }).waitFor()
    await page.context().close()
  })

  test('are worked through from the keyboard', async () => {
    const page = await open()
    const focused = (payee: string) => page.locator('button.payee:focus', { hasText: payee }).waitFor()
    await page.keyboard.press('j')
    await focused('Cinema')
    await page.keyboard.press('j')
    await focused('Drugstore')
    await page.keyboard.press('k')
    await focused('Cinema')
    await page.keyboard.press('e')
    await page.getByRole('dialog', { name: 'Cinema' }).getByRole('button', { name: 'Save' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('c')
    await page.getByRole('combobox', { name: 'Category of Cinema' }).waitFor()
    await page.keyboard.press('Escape')
    await focused('Cinema')
    await page.keyboard.press('x')
    await page.getByText('1 selected').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('1 selected').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('go on by keyboard after a row was ticked with the mouse', async () => {
    const page = await open()
    await row(page, 'Cinema').getByRole('checkbox').click()
    await page.getByText('1 selected').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('1 selected').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('keep the buttons of a selection in reach on a phone', async ({ assert }) => {
    const page = await open('/transactions', PHONE)
    for (const payee of PAYEES.slice(0, 2)) await row(page, payee).getByRole('checkbox').click()
    const bar = page.getByRole('region', { name: 'Selection' })
    await bar.getByText('2 selected').waitFor()
    const edge = (await bar.boundingBox())!
    for (const button of await bar.getByRole('button').all()) {
      const { x, width } = (await button.boundingBox())!
      assert.isAtLeast(x, edge.x)
      assert.isAtMost(x + width, edge.x + edge.width)
    }
    await bar.getByRole('button', { name: 'Clear the selection' }).click()
    await bar.waitFor({ state: 'detached' })
    await page.context().close()
  })
})
