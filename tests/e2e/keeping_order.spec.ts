import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { chooseFromMenu, confirm, pick, pressInToast } from '#tests/support/pages/form'
import { addExpenses } from '#tests/support/pages/ledger'
import { settled } from '#tests/support/pages/settled'

/*
 * Method: what a person does to keep the books in order, on the pages of categories, payees and accounts.
 */

const link = (page: Page, name: string) => page.getByRole('main').getByRole('link', { name, exact: true })

test.group('Keeping order', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  async function open(path: string, heading: string) {
    const household = await makeHousehold()
    await addExpenses(household, ['Bakery', 'Baker Jones', 'Cinema'])
    const { page } = await visitAs(browser, household.client, path)
    await settled(page, heading)
    return page
  }

  test('categories are added, renamed and merged', async () => {
    const page = await open('/categories', 'Categories')
    await page.getByRole('button', { name: 'Add a category' }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Beekeeping')
    await confirm(page, 'Add')
    await link(page, 'Beekeeping').waitFor()

    await chooseFromMenu(page, 'More for Beekeeping', 'Edit')
    await page.getByRole('textbox', { name: 'Name' }).fill('Bees')
    await confirm(page, 'Save')
    await link(page, 'Bees').waitFor()

    await chooseFromMenu(page, 'More for Bees', 'Merge')
    await page.getByRole('dialog').getByRole('button', { name: 'Merge' }).click()
    await page.getByRole('dialog').getByText('Choose a category first.').waitFor()
    await pick(page, 'Into', 'Groceries')
    await confirm(page, 'Merge')
    await link(page, 'Bees').waitFor({ state: 'detached' })
    await page.context().close()
  })

  test('payees are renamed and merged, which can be undone', async () => {
    const page = await open('/payees', 'Payees')
    await chooseFromMenu(page, 'More for Cinema', 'Rename')
    await page.getByRole('textbox', { name: 'Name' }).fill('Film palace')
    await confirm(page, 'Rename')
    await link(page, 'Film palace').waitFor()

    await page.getByRole('searchbox', { name: 'Search payees' }).fill('jones')
    await link(page, 'Bakery').waitFor({ state: 'detached' })
    await chooseFromMenu(page, 'More for Baker Jones', 'Merge')
    await pick(page, 'Into', 'Bakery')
    await confirm(page, 'Merge')
    await link(page, 'Baker Jones').waitFor({ state: 'detached' })
    await page.getByRole('searchbox', { name: 'Search payees' }).fill('')
    await page
      .getByRole('listitem')
      .filter({ hasText: /Bakery\s+2/ })
      .waitFor()
    await pressInToast(page, 'Payees merged', 'Undo')
    await link(page, 'Baker Jones').waitFor()
    await page.context().close()
  })

  test('accounts are opened with what is in them, and archived when they are not used any more', async () => {
    const page = await open('/accounts', 'Accounts')
    await page.getByRole('link', { name: 'Add an account' }).click()
    const form = page.getByRole('dialog', { name: 'Add an account' })
    await form.getByRole('textbox', { name: 'Name' }).fill('Rainy days')
    await form.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Savings' })
    await form.getByRole('textbox', { name: 'Balance' }).fill('1000+250.50')
    await form.getByRole('button', { name: 'Add account' }).click()
    await settled(page, 'Rainy days')
    await page.getByRole('main').getByText('1,250.50').first().waitFor()

    await chooseFromMenu(page, 'More', 'Archive')
    await page.getByRole('group', { name: 'Archived' }).waitFor()
    await page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('link', { name: 'Rainy days' })
      .waitFor({ state: 'detached' })
    await page.goto('/accounts')
    await page.getByText('Archived (1)').click()
    await page
      .getByRole('main')
      .getByRole('link', { name: /Rainy days/ })
      .waitFor()
    await page.context().close()
  })
})
