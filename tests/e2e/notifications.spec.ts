import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser } from 'playwright-core'
import { DESKTOP, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { MAIL_PASSWORD, startMailServer } from '#tests/support/mail_server'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways, settled } from '#tests/support/pages/settled'

const NOTICE = {
  topic: 'alert.firing',
  severity: 'warning',
  title: 'Groceries are over budget',
  body: 'Groceries have passed 400.00 EUR this month.',
  link: '/transactions',
} as const

test.group('Notifications', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  for (const [view, options] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    test(`arrive in the inbox while the page is open, on a ${view}`, async ({ assert }) => {
      const { client, id } = await makeHousehold()
      const { page, complaints } = await visitAs(browser, client, '/inbox', options)
      await settled(page, 'Inbox')
      await page.getByText('Nothing to tell').waitFor()
      const notify = await app.container.make('florin.notify')
      await notify.handle(id, NOTICE)
      await notify.handle(id, { ...NOTICE, title: 'Rent was paid', severity: 'info', link: undefined })
      await page.getByText('Rent was paid').waitFor()
      if (view === 'desktop') await page.getByRole('link', { name: 'Inbox, 2 unread' }).waitFor()
      else await page.getByRole('button', { name: /More.*unread messages/ }).waitFor()
      assert.isFalse(await scrollsSideways(page))
      await keepScreenshot(page, `inbox.${view}`)
      await page.getByRole('button', { name: 'Archive: Rent was paid' }).click()
      await page.getByText('Rent was paid').waitFor({ state: 'detached' })
      await page.getByRole('link', { name: NOTICE.title }).click()
      await settled(page, 'Transactions')
      if (view === 'desktop') await page.getByRole('link', { name: 'Inbox', exact: true }).waitFor()
      assert.deepEqual(complaints, [])
      await page.context().close()
    })
  }

  test('are read by the keyboard alone', async () => {
    const { client, id } = await makeHousehold()
    const notify = await app.container.make('florin.notify')
    for (const title of ['First', 'Second']) await notify.handle(id, { ...NOTICE, title, link: undefined })
    const { page } = await visitAs(browser, client, '/inbox')
    await settled(page, 'Inbox')
    await page.getByText('Second').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('e')
    await page.getByText('First').waitFor({ state: 'detached' })
    await page.keyboard.press('k')
    await page.keyboard.press('r')
    await page.getByRole('button', { name: 'Mark unread: Second' }).waitFor()
    await page.getByText('Archived', { exact: true }).click()
    await page.getByText('First').waitFor()
    await page.context().close()
  })

  test('are chosen by channel and topic', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page, complaints } = await visitAs(browser, client, '/settings/notifications')
    await settled(page, 'Settings')
    await page.getByRole('combobox', { name: 'E-mail', exact: true }).first().selectOption('critical')
    await page.getByText('By topic').first().click()
    await page.getByRole('combobox', { name: 'Bills' }).first().selectOption('info')
    await page.getByRole('switch', { name: 'Quiet hours' }).click()
    await page.getByLabel('From').fill('21:30')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    const { body } = await client.get<{ quiet_hours: object; channels: object[] }>('/notification-preferences')
    assert.deepEqual(body.quiet_hours, { from: '21:30', to: '07:00' })
    assert.containSubset(body.channels, [{ kind: 'email', least: 'critical', groups: { bill: 'info' } }])
    assert.deepEqual(complaints, [])
    await page.context().close()
  })

  test('are worded by administrators', async () => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/settings/notifications?tab=words')
    await settled(page, 'Settings')
    await page.getByRole('button', { name: /An alert fires, English/ }).click()
    const editor = page.getByRole('dialog', { name: 'An alert fires' })
    await editor.getByLabel('Subject').fill('Look: {{title}}')
    await editor.getByText('Look: Groceries are over budget').waitFor()
    await editor.getByLabel('Text').fill('{{#if body}}')
    await editor.getByText(/^Line 1: /).waitFor()
    await editor.getByLabel('Text').fill('{{body}}')
    await editor.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Your words').waitFor()
    await page.context().close()
  })

  test('are mailed once an administrator has set it up', async ({ assert }) => {
    const mail = await startMailServer({ security: 'none' })
    const { client, owner, database } = await makeHousehold()
    await database.systemWrite((writes) =>
      writes.run('UPDATE users SET is_instance_admin = 1 WHERE id = ?', [owner.id]),
    )
    const { page } = await visitAs(browser, client, '/settings/mail')
    await settled(page, 'Settings')
    await page.getByLabel('Server').fill('127.0.0.1')
    await page.getByLabel('Security').selectOption('none')
    await page.getByLabel('Port').fill(String(mail.port))
    await page.getByLabel('User').fill('florin')
    await page.getByLabel('Password').fill('wrong')
    await page.getByLabel('From').fill('Florin <florin@example.org>')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Saved').waitFor()
    await page.getByRole('button', { name: 'Send a test message' }).click()
    await page.getByText(/does not take the user florin/).waitFor()
    await page.getByLabel('Password').fill(MAIL_PASSWORD)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('There is one.').waitFor()
    await page.getByRole('button', { name: 'Send a test message' }).click()
    await page.getByText(`The server took a message to ${owner.email}`).waitFor()
    assert.equal(mail.mails[0]!.subject, 'Florin can send e-mail')
    await database.systemWrite((writes) => writes.run("DELETE FROM instance_settings WHERE name = 'mail'"))
    await mail.close()
    await page.context().close()
  })
})
