import type { Page } from 'playwright-core'
import { serverAddress } from '../client.js'

/** Hands a push message to the service worker of a page, as the browser does when its push service brings one. */
export async function deliver(page: Page, payload: unknown): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations.filter(({ scopeURL }) => scopeURL.startsWith(serverAddress()))
      if (own) resolve(own.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  const data = typeof payload === 'string' ? payload : JSON.stringify(payload)
  await devtools.send('ServiceWorker.deliverPushMessage', {
    origin: serverAddress(),
    registrationId: await registered,
    data,
  })
  await devtools.detach()
}

export interface Shown {
  title: string
  body: string
  tag: string
  link: string | null
}

/**
 * The headless shell that tests run in has no place to show notifications and refuses to. There the worker's own call is what is looked
 * at; a whole Chromium, named by FLORIN_CHROMIUM, is asked what it shows.
 */
export async function watchNotifications(page: Page): Promise<() => Promise<Shown[]>> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => null)')
  const [worker] = page.context().serviceWorkers()
  const tell = '({ title, body, tag, data }) => ({ title, body, tag, link: data.link })'
  const asked = 'self.registration.getNotifications()'
  if ((await page.evaluate('Notification.permission')) !== 'granted')
    await worker!.evaluate(`
      self.shown = []
      ServiceWorkerRegistration.prototype.showNotification = async (title, options) => void self.shown.push({ title, ...options })
      ServiceWorkerRegistration.prototype.getNotifications = async () => self.shown`)
  return async () => {
    for (let looks = 0; looks < 50; looks++) {
      const shown = await worker!.evaluate<Shown[]>(`${asked}.then((all) => all.map(${tell}))`)
      if (shown.length > 0) return shown
      await page.waitForTimeout(100)
    }
    return []
  }
}
