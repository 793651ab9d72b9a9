import { test } from '@japa/runner'
import type { Browser } from 'playwright-core'
import { launchBrowser, visit, visitAs } from '#tests/support/browser'
import { makeHousehold, PASSWORD } from '#tests/support/household'
import { addExpenses } from '#tests/support/pages/ledger'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { settled } from '#tests/support/pages/settled'

const WRITE_CONTROLS: Record<string, RegExp> = {
  '/': /^Import a file$/,
  '/transactions': /^Add$|^Category: /,
  '/accounts': /^Add an account$/,
  '/categories': /^Add a category$|^More for/,
  '/payees': /^More for/,
  '/rules': /^Make a rule$/,
  '/history': /^Undo/,
  '/import': /^Choose files$/,
}

test.group('A household', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is joined by a link, and a viewer is offered nothing to change', async ({ assert }) => {
    const household = await makeHousehold({ name: 'Lighthouse' })
    await addExpenses(household, ['Bakery'])
    const { page: owner } = await visitAs(browser, household.client, '/settings/members')
    await owner.getByRole('button', { name: 'Invite somebody' }).click()
    await owner.getByRole('combobox', { name: 'Role' }).selectOption('viewer')
    await owner.getByRole('button', { name: 'Make a link' }).click()
    const link = await owner.getByRole('textbox', { name: 'Link' }).inputValue()
    await owner.getByRole('button', { name: 'Done' }).click()
    await owner.getByText('Anybody with the link').waitFor()
    await owner.context().close()

    const { page, complaints } = await visit(browser, new URL(link).pathname + new URL(link).search)
    await page.getByLabel('Your name').fill('Grandma')
    await page.getByLabel('Email').fill(`grandma.${process.pid}@example.org`)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.getByRole('button', { name: 'Create account and join' }).click()
    await settled(page, 'Dashboard')
    await page.getByRole('button', { name: /Lighthouse/ }).waitFor()
    for (const [path, control] of Object.entries(WRITE_CONTROLS)) {
      await page.goto(path)
      await settled(page)
      const main = page.getByRole('main')
      const offered = main.getByRole('button', { name: control }).or(main.getByRole('link', { name: control }))
      assert.equal(await offered.count(), 0, `${path} offers a viewer what the server refuses`)
    }
    await page.goto('/transactions')
    await page.getByRole('button', { name: 'Bakery' }).click()
    await page.getByRole('dialog').getByRole('tab', { name: 'History' }).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Save' }).count(), 0)
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('is switched to another one', async () => {
    const { client } = await makeHousehold({ name: 'Lighthouse' })
    await client.post('/households', {
      name: 'Allotment club',
      base_currency: 'EUR',
      time_zone: 'Europe/Berlin',
      locale: 'en',
      starter_set: 'none',
    })
    const { page } = await visitAs(browser, client, '/')
    await page.getByRole('button', { name: /Allotment club/ }).click()
    await page.getByRole('menuitem', { name: 'Switch to Lighthouse' }).click()
    await page.getByRole('button', { name: /Lighthouse/ }).waitFor()
    await page.context().close()
  })

  test('leaves as a file and comes back from it, and a household with books takes none', async ({ assert }) => {
    const household = await makeHousehold({ name: 'Lighthouse' })
    await addExpenses(household, ['Bakery', 'Cinema'])
    const { page, complaints } = await visitAs(browser, household.client, '/settings/export')
    await page.getByRole('link', { name: 'Download JSON' }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download JSON' }).click(),
    ])
    const file = await download.path()
    await page.getByLabel('Exported file').setInputFiles(file)
    await page.getByText('The household has books of its own').waitFor()
    assert.deepEqual(complaints, [])

    const { client } = await makeHousehold({ name: 'New lighthouse' })
    const { page: other, complaints: others } = await visitAs(browser, client, '/settings/export')
    await other.getByLabel('Exported file').setInputFiles(file)
    await other.getByText('It is all here again.').waitFor()
    await other.getByText('Transactions: 2').waitFor()
    await keepScreenshot(other, 'restored')
    await other.goto('/transactions')
    await other.getByRole('button', { name: 'Bakery' }).waitFor()
    assert.deepEqual(others, [])
    for (const visited of [page, other]) await visited.context().close()
  })
})

test.group('The command palette', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('leads to pages and transactions from the keyboard', async () => {
    const household = await makeHousehold()
    await addExpenses(household, ['Bakery', 'Cinema'])
    const { page } = await visitAs(browser, household.client, '/')
    await settled(page, 'Dashboard')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Go to or find' }).fill('payees')
    await page.getByRole('option', { name: 'Payees', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await settled(page, 'Payees')

    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Go to or find' }).fill('cinema')
    await page.getByRole('option', { name: /^Cinema/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog', { name: 'Cinema' }).waitFor()
    await page.context().close()
  })
})
