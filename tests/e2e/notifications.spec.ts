import { test } from '@japa/runner'
import app from '@adonisjs/core/services/app'
import type { Browser } from 'playwright-core'
import type { PushMessage } from '#notifications/services/send_push'
import { DESKTOP, enter, launchBrowser, PHONE, visitAs } from '#tests/support/browser'
import { makeHousehold } from '#tests/support/household'
import { MAIL_PASSWORD, startMailServer } from '#tests/support/mail_server'
import { deliver, openAskedBrowser } from '#tests/support/pages/browser_notifications'
import { openDesktopBrowser, WHOLE_CHROMIUM } from '#tests/support/pages/desktop_browser'
import { keepScreenshot } from '#tests/support/pages/screenshots'
import { scrollsSideways, settled } from '#tests/support/pages/settled'
import { openPostOffice } from '#tests/support/post_office'
import { startPushService, TestBrowser } from '#tests/support/push_service'

const NOTICE = {
  topic: 'alert.firing',
  severity: 'warning',
  title: 'Groceries are over budget',
  body: 'Groceries have passed 400.00 EUR this month.',
  link: '/transactions',
} as const

/** A household whose owner has a device, and what came to the device. */
async function pushed() {
  const service = await startPushService()
  const office = await openPostOffice({ pushNetwork: service.network })
  const household = await makeHousehold()
  const device = new TestBrowser('/laptop')
  await office.subscriptions.add(household.owner.id, device.address, '')
  await office.tell(household.id, NOTICE)
  const message = device.read(Buffer.from(service.seen[0]!.body, 'latin1')) as PushMessage
  service.close()
  return { client: household.client, message }
}

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

  test('are asked for by the service worker, as the push service brings them', async ({ assert }) => {
    const { client, message } = await pushed()
    const asked = await openAskedBrowser(browser, client)
    const { page } = await enter(asked.context, '/settings/notifications')
    assert.containSubset(await asked.show(page, message), [
      { title: message.title, body: message.body, tag: message.tag, data: { link: NOTICE.link } },
    ])
    assert.include(message.body, NOTICE.body)
    await asked.close()
  })

  test('stand on the desktop until they are clicked, and open what they are about', async ({ assert }) => {
    const { client, message } = await pushed()
    const { context, desktop, close } = await openDesktopBrowser(client)
    const { page } = await enter(context, '/settings/notifications')
    await settled(page, 'Settings')
    await deliver(page, message)
    const [banner] = await desktop.banners(1)
    assert.equal(banner!.title, message.title)
    assert.include(banner!.body, message.body)
    const kept =
      'navigator.serviceWorker.ready.then((own) => own.getNotifications()).then((all) => all.map((each) => each.tag))'
    assert.deepEqual(await page.evaluate(kept), [message.tag])
    desktop.click(banner!)
    await page.waitForURL(`**${NOTICE.link}`)
    await settled(page, 'Transactions')
    assert.lengthOf(await desktop.banners(0), 0)
    await close()
  }).skip(!WHOLE_CHROMIUM, 'there is no Chromium here that shows notifications')

  test('are allowed for a browser in the settings, and taken back', async () => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/inbox', { permissions: ['notifications'] })
    const address = JSON.stringify(new TestBrowser('/chromium').address)
    // The vendors' push services cannot be reached from here, so what they hand out is ours.
    await page.addInitScript(`
      Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
      Notification.requestPermission = async () => 'granted'
      const subscription = { toJSON: () => (${address}), unsubscribe: async () => { delete sessionStorage.subscribed; return true } }
      PushManager.prototype.subscribe = async () => { sessionStorage.subscribed = 1; return subscription }
      PushManager.prototype.getSubscription = async () => (sessionStorage.subscribed ? subscription : null)
    `)
    await page.goto('/settings/notifications')
    await settled(page, 'Settings')
    await page.getByRole('button', { name: 'Show messages in this browser' }).click()
    await page.getByText('push.example.net').waitFor()
    await page.getByRole('button', { name: 'Stop showing messages in this browser' }).waitFor()
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.getByText('push.example.net').waitFor({ state: 'detached' })
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
