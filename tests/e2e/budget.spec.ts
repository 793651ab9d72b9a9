import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright-core'
import { addMonths, monthOf } from '#core/plain_date'
import { launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { settled } from '#tests/support/pages/settled'

interface Named {
  id: number
  name: string
}

/** A household with three months of income and groceries, the last one the current month. */
async function spendingHousehold() {
  const household = await makeHousehold()
  const { client } = household
  const { body: account } = await client.post<Named>('/accounts', {
    name: 'Everyday',
    subtype: 'checking',
    currency: 'EUR',
  })
  const { body: categories } = await client.get<{ data: Named[] }>('/categories')
  const idOf = (name: string) => categories.data.find((category) => category.name === name)!.id
  const month = monthOf(new Date().toISOString().slice(0, 10))
  for (const [back, groceries] of [
    [2, '-310.00'],
    [1, '-290.00'],
    [0, '-120.00'],
  ] as const) {
    const occurred_on = `${addMonths(month, -back)}-01`
    const common = { occurred_on, account_id: account.id }
    await client.post('/transactions', { ...common, amount: '2000.00', category_id: idOf('Salary') })
    await client.post('/transactions', { ...common, amount: groceries, category_id: idOf('Groceries') })
  }
  await client.post('/transactions', {
    occurred_on: `${month}-01`,
    account_id: account.id,
    amount: '-30.00',
    category_id: idOf('Leisure'),
  })
  return { ...household, month, idOf }
}

const assignedTo = (page: Page, name: string) => page.getByRole('textbox', { name: `Assigned to ${name}`, exact: true })

async function showsAssigned(page: Page, name: string, amount: string) {
  await page.waitForFunction(`document.querySelector('[aria-label="Assigned to ${name}"]')?.value === '${amount}'`)
}

test.group('The budget', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('begins with what is usual, is written by keyboard, and covers what was overspent', async ({ assert }) => {
    const { client, month } = await spendingHousehold()
    const { page, complaints } = await visitAs(browser, client, '/budget')
    await settled(page, 'Budget')
    await page.getByRole('cell', { name: '300.00' }).first().waitFor()
    await page.getByRole('button', { name: 'Begin with usual spending' }).click()

    const groceries = assignedTo(page, 'Groceries')
    await groceries.waitFor()
    await showsAssigned(page, 'Groceries', '300.00')
    await groceries.fill('+20')
    await groceries.press('Enter')
    await page.getByText('Groceries changed in the budget').waitFor()
    await showsAssigned(page, 'Groceries', '320.00')
    const focused = await page.evaluate(`document.activeElement?.getAttribute('aria-label')`)
    assert.equal(focused, 'Assigned to Eating out')

    await page.getByText('30.00 overspent.').waitFor()
    await page.getByRole('button', { name: /Leisure: cover what is overspent/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: /From/ }).click()
    await page.getByRole('option', { name: /To assign/ }).click()
    await dialog.getByRole('button', { name: 'Move' }).click()
    await page.getByText('30.00 overspent.').waitFor({ state: 'detached' })
    await showsAssigned(page, 'Leisure', '30.00')
    await page.getByRole('button', { name: 'Undo' }).last().click()
    await page.getByText('30.00 overspent.').waitFor()

    await page.getByRole('link', { name: 'Propose' }).click()
    await page.getByText('2 of 3 periods').waitFor()
    await page.getByRole('link', { name: 'Budget', exact: true }).last().click()

    await page.getByRole('link', { name: 'The period before' }).click()
    await page.waitForURL(`**/budget?period=${addMonths(month, -1)}`)
    await page.getByText('The budget had not begun yet.').waitFor()
    await page.goto('/')
    await page.getByRole('heading', { name: 'Safe to spend today' }).waitFor()
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('shows on a phone what a template would do before it does it', async ({ assert }) => {
    const { client, month, idOf } = await spendingHousehold()
    await client.put('/budget/settings', { starts_on: `${month}-01` })
    await client.put(`/budget/categories/${idOf('Travel')}/templates`, {
      templates: [{ priority: 1, kind: 'fixed', amount: '75.00' }],
    })
    const { page } = await visitAs(browser, client, '/budget', PHONE)
    await settled(page, 'Budget')
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Budget' }).waitFor()
    await page.getByRole('button', { name: 'Fill' }).click()
    await page.getByRole('dialog').getByText('A fixed amount').waitFor()
    assert.equal(await assignedTo(page, 'Travel').inputValue(), '0.00')
    await page.getByRole('dialog').getByRole('button', { name: 'Apply' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await showsAssigned(page, 'Travel', '75.00')
    await page.context().close()
  })
})
