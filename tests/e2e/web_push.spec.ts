import { test } from '@japa/runner'
import type { Browser, Page } from 'playwright-core'
import { linkInto } from '#notifications/domain/notice'
import type { PushMessage } from '#notifications/services/send_push'
import { enter, launchBrowser, signIn, visitAs } from '#tests/support/browser'
import type { Client } from '#tests/support/client'
import { makeHousehold, signedIn } from '#tests/support/household'
import { deliver, openAskedBrowser } from '#tests/support/pages/browser_notifications'
import { openDesktopBrowser, WHOLE_CHROMIUM } from '#tests/support/pages/desktop_browser'
import { pushedAddress, renewAddress, standInForPushService } from '#tests/support/pages/push_addresses'
import { settled } from '#tests/support/pages/settled'
import { openPostOffice } from '#tests/support/post_office'
import { startPushService, TestBrowser } from '#tests/support/push_service'
import { until } from '#tests/support/until'

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

const servicesOf = async (client: Client) => {
  const { body } = await client.get<{ data: { service: string }[] }>('/push-subscriptions')
  return body.data.map(({ service }) => service)
}

async function leave(page: Page) {
  await page.getByRole('button', { name: /Ada/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in*')
}

test.group('Web push', (group) => {
  let browser: Browser
  group.setup(async () => {
    browser = await launchBrowser()
    return () => browser.close()
  })

  test('is shown by the service worker, as the push service brings it', async ({ assert }) => {
    const { client, message } = await pushed()
    const asked = await openAskedBrowser(browser, client)
    const { page } = await enter(asked.context, '/settings/notifications')
    assert.containSubset(await asked.show(page, message), [
      { title: message.title, body: message.body, tag: message.tag, data: { link: message.link } },
    ])
    assert.include(message.body, NOTICE.body)
    for (const unreadable of ['no JSON', 'null', '{"title":1}'])
      assert.containSubset(await asked.show(page, unreadable), [{ title: 'Florin', data: { link: null } }])
    await asked.close()
  })

  test('stands on the desktop until it is clicked or the person leaves, and opens what it is about', async ({
    assert,
  }) => {
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

    const opening = context.waitForEvent('page')
    desktop.click(banner!)
    const opened = await opening
    await opened.waitForURL(`**${message.link}`)
    await settled(opened, 'Transactions')
    assert.lengthOf(await desktop.banners(0), 0)
    // Somebody may be writing on the page that was there.
    assert.match(page.url(), /settings\/notifications$/)

    await deliver(page, message)
    assert.lengthOf(await desktop.banners(1), 1)
    await page.bringToFront()
    await leave(page)
    assert.lengthOf(await desktop.banners(0), 0)
    await close()
  }).skip(!WHOLE_CHROMIUM, 'there is no Chromium here that shows notifications')

  test('opens the books it is about, whichever were open last', async ({ assert }) => {
    const household = await makeHousehold({ name: 'Choir' })
    const draft = { name: 'Home', base_currency: 'EUR', time_zone: 'Europe/Berlin', locale: 'en', starter_set: 'none' }
    await household.client.post('/households', draft)
    const { page } = await visitAs(browser, household.client, '/inbox')
    await page.getByRole('button', { name: /Home/ }).waitFor()
    await page.goto(linkInto(household.id, '/transactions'))
    await page.getByRole('button', { name: /Choir/ }).waitFor()
    await page.goto('/inbox?household=1000000000')
    await settled(page, 'Inbox')
    assert.isTrue(await page.getByRole('button', { name: /Choir/ }).isVisible())
    await page.context().close()
  })

  test('is allowed for a browser in the settings, and taken back', async ({ assert }) => {
    const { client } = await makeHousehold()
    const { page } = await visitAs(browser, client, '/inbox')
    await standInForPushService(page, new TestBrowser('/chromium').address)
    await page.goto('/settings/notifications')
    await settled(page, 'Settings')
    await page.getByRole('button', { name: 'Show messages in this browser' }).click()
    await page.getByText(/this browser · .* push\.example\.net/).waitFor()
    await page.getByRole('button', { name: 'Stop showing messages in this browser' }).waitFor()
    assert.isNotNull(await pushedAddress(page))
    await page.getByRole('button', { name: /^Remove/ }).click()
    await page.getByText('push.example.net').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Show messages in this browser' }).waitFor()
    assert.isNull(await pushedAddress(page))
    await page.context().close()
  })

  test('follows the address of a browser, and stops when somebody else comes', async ({ assert }) => {
    const [ada, grace] = [await makeHousehold(), await makeHousehold()]
    await ada.client.post('/push-subscriptions', new TestBrowser('/a').address)
    const { page } = await visitAs(browser, ada.client, '/sign-in')
    await standInForPushService(page, new TestBrowser('/b', 'moved.example.net').address)
    await page.goto('/inbox')
    await until(async () => (await servicesOf(ada.client)).includes('moved.example.net'))
    assert.deepEqual(await servicesOf(ada.client), ['moved.example.net'])

    await signIn(page.context(), grace.client)
    await page.goto('/inbox')
    await until(async () => (await pushedAddress(page)) === null)
    assert.isNull(await pushedAddress(page))
    assert.deepEqual(await servicesOf(grace.client), [])
    await page.context().close()
  })

  test('ends with signing out', async ({ assert }) => {
    const { client, owner } = await makeHousehold()
    await client.post('/push-subscriptions', new TestBrowser('/a').address)
    const { page } = await visitAs(browser, client, '/sign-in')
    await standInForPushService(page, new TestBrowser('/b').address)
    await page.goto('/inbox')
    await until(async () => (await pushedAddress(page)) !== null)
    assert.isNotNull(await pushedAddress(page))
    await leave(page)
    await until(async () => (await pushedAddress(page)) === null)
    assert.isNull(await pushedAddress(page))
    assert.deepEqual(await servicesOf(await signedIn(owner)), [])
    await page.context().close()
  })

  test('goes on when the push service changes the address while no page is open', async ({ assert }) => {
    const { client } = await makeHousehold()
    const moved = new TestBrowser('/b', 'moved.example.net').address
    await client.post('/push-subscriptions', new TestBrowser('/a').address)
    const { page } = await visitAs(browser, client, '/inbox')
    assert.equal(await renewAddress(page, moved), 'kept')
    assert.deepEqual(await servicesOf(client), ['moved.example.net'])
    const { body } = await client.get<{ data: { id: number }[] }>('/push-subscriptions')
    await client.delete(`/push-subscriptions/${body.data[0]!.id}`)
    assert.equal(await renewAddress(page, moved), 'unsubscribed')
    assert.deepEqual(await servicesOf(client), [])
    await page.context().close()
  })
})
