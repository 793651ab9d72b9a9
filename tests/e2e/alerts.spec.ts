import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser, Page } from 'playwright-core'
import type { PushMessage } from '#notifications/services/send_push'
import { accessibilityProblems, contrastProblems } from '#tests/support/accessibility'
import { enter, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold, type TestHousehold } from '#tests/support/household'
import { accountOf, journal } from '#tests/support/journal'
import { startMailServer } from '#tests/support/mail_server'
import { openNotifiedBrowser, WHERE_IT_SHOWS } from '#tests/support/pages/browser_notifications'
import { chooseFromMenu, pick } from '#tests/support/pages/form'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways, settled } from '#tests/support/pages/settled'
import { openPostOffice } from '#tests/support/post_office'
import { startPushService, TestBrowser } from '#tests/support/push_service'

const NAME = 'Spending in Groceries passes €400.00 this month'
const MINUTE_MS = 60_000
const today = () => new Date().toISOString().slice(0, 10)

/** A month that it is not now, so that the exception does not hold whenever this runs. */
const [month, monthName] = today().slice(5, 7) === '12' ? ['june', 'June'] : ['december', 'December']

/** What a server does by itself after each commit. */
async function hear({ id }: TestHousehold) {
  await (await app.container.make('florin.announcements')).drain(id)
}

async function spend(page: Page, amount: string) {
  await page.keyboard.press('n')
  const composer = page.getByRole('dialog', { name: 'Add a transaction' })
  await composer.getByLabel('Amount').fill(amount)
  await pick(page, 'Category', 'Groceries')
  await composer.getByRole('button', { name: 'Add', exact: true }).click()
  await composer.waitFor({ state: 'detached' })
}

test.group('Alerts', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test(`tell when groceries pass 400 this month, unless it is December: inbox, e-mail, browser (${WHERE_IT_SHOWS})`, async ({
    assert,
  }) => {
    const [mail, push] = [await startMailServer(), await startPushService()]
    const now = new Date(Date.now() + 10 * MINUTE_MS).toISOString()
    const office = await openPostOffice({ mail, pushNetwork: push.network, now })
    const household = await makeHousehold()
    await journal(household, `${today()} Grocer | Assets:Checking -390.00 EUR | Expenses:Groceries`)
    const device = new TestBrowser('/laptop')
    await office.subscriptions.add(household.owner.id, device.address, '')
    const notified = await openNotifiedBrowser(browser, household.client)
    const { page, complaints } = await enter(notified.context, '/alerts')

    await page.getByRole('link', { name: 'Add an alert' }).click()
    await settled(page, 'Add an alert')
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('link', { name: 'Spending passes an amount' }).click()
    await pick(page, 'Categories', 'Groceries')
    await page.getByRole('textbox', { name: 'Amount' }).fill('400')
    await page.getByRole('button', { name: 'Unless…' }).click()
    const exception = page.getByRole('group', { name: 'Condition', exact: true })
    await exception.getByRole('combobox', { name: 'Field' }).selectOption({ label: 'month' })
    await exception.getByRole('combobox').last().selectOption(month)
    await page.getByRole('button', { name: 'Try it on the last 12 months' }).click()
    await page.getByText('It would not have fired in the last 12 months.').waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'alert_sentence')
    await page.getByRole('button', { name: 'Add the alert' }).click()
    await page.getByText(`passes €400.00 this month, unless month is ${monthName}`).waitFor()
    await hear(household)
    await page.getByText('Firing now').waitFor({ state: 'detached' })

    await spend(page, '25')
    await hear(household)
    await office.work()
    await page.goto('/')
    await page.getByRole('link', { name: '1 alert fires' }).click()
    const words = 'Spending in Groceries is at €415.00; the limit is €400.'
    await page.getByText(words).waitFor()
    await settled(page, 'Alerts')
    assert.deepEqual(await accessibilityProblems(page), [])
    await keepScreenshot(page, 'alerts_desktop')
    await page.emulateMedia({ colorScheme: 'dark' })
    assert.deepEqual(await contrastProblems(page), [])

    assert.equal(mail.mails[0]!.subject, NAME)
    assert.include(mail.mails[0]!.text!, words)
    const message = device.read(Buffer.from(push.seen[0]!.body, 'latin1')) as PushMessage
    const [shown] = await notified.show(page, message)
    assert.equal(shown!.title, NAME)
    assert.include(shown!.body, words)

    await page.goto('/inbox')
    await page.getByRole('link', { name: NAME }).click()
    const incident = page.getByRole('dialog', { name: /Groceries, / })
    await incident.getByText('Why it fired').waitFor()
    await incident
      .getByText(/spent more than/)
      .or(incident.getByText(/spent is more than/))
      .first()
      .waitFor()
    assert.deepEqual(await accessibilityProblems(page), [])
    assert.deepEqual(complaints, [])
    assert.lengthOf(mail.mails, 1)
    await notified.close()
    push.close()
    await mail.close()
  })

  test('are seen, put off, switched off and on a phone', async ({ assert }) => {
    const household = await makeHousehold()
    const checking = await accountOf(household, 'Assets:Checking')
    await journal(household, `${today()} Start | Assets:Checking 20.00 EUR | Income:Other`)
    const settings = { account_ids: [checking], amount: '100' }
    await household.client.post('/alerts', { kind: 'low_balance', name: 'Low', settings })
    await hear(household)
    const { page } = await visitAs(browser, household.client, '/alerts', PHONE)
    await page.getByText('Checking is at €20.00; the limit is €100.').waitFor()
    await chooseFromMenu(page, 'More about Low, Checking', 'Put off for an hour')
    await page.getByText(/put off until/).waitFor()
    await page.getByRole('button', { name: /^Seen/ }).click()
    await page.getByText(/seen by/).waitFor()
    assert.isFalse(await scrollsSideways(page))
    assert.deepEqual(await accessibilityProblems(page), [])
    await page.getByRole('switch', { name: 'Low' }).click()
    await page.getByText('Alert switched off').waitFor()
    const { body } = await household.client.get<{ data: { enabled: boolean }[] }>('/alerts')
    assert.isFalse(body.data[0]!.enabled)
    await keepScreenshot(page, 'alerts_phone')
    await page.context().close()
  })
})
