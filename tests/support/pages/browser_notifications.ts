import type { Browser, BrowserContext, Page } from 'playwright-core'
import { DESKTOP, settings, signIn } from '../browser.js'
import { serverAddress, type Client } from '../client.js'
import { openDesktopBrowser, WHOLE_CHROMIUM } from './desktop_browser.js'

export interface Shown {
  title: string
  body: string
}

/** A browser of one person that push messages are brought to. */
export interface NotifiedBrowser {
  context: BrowserContext
  /** Brings a message to a page's service worker and tells what is shown then. */
  show(page: Page, payload: unknown): Promise<Shown[]>
  close(): Promise<void>
}

/** For the name of a test, so that a run says what it saw. */
export const WHERE_IT_SHOWS = WHOLE_CHROMIUM ? 'on the desktop' : 'as asked for: no Chromium here shows it'

/** A whole Chromium that shows messages on a desktop or, where there is none, the packaged one that is asked to. */
export function openNotifiedBrowser(packaged: Browser, client: Client): Promise<NotifiedBrowser> {
  return WHOLE_CHROMIUM ? openShowingBrowser(client) : openAskedBrowser(packaged, client)
}

async function openShowingBrowser(client: Client): Promise<NotifiedBrowser> {
  const { context, desktop, close } = await openDesktopBrowser(client)
  return {
    context,
    close,
    async show(page, payload) {
      await deliver(page, payload)
      return desktop.banners(1)
    },
  }
}

/** The packaged Chromium has no place to show notifications and refuses to; the call of the service worker is what there is to see. */
export async function openAskedBrowser(packaged: Browser, client: Client): Promise<NotifiedBrowser> {
  const context = await packaged.newContext({ ...settings(), ...DESKTOP })
  await signIn(context, client)
  return {
    context,
    close: () => context.close(),
    async show(page, payload) {
      await page.evaluate('navigator.serviceWorker.ready.then(() => null)')
      const [worker] = context.serviceWorkers()
      await worker!.evaluate(`
        self.asked = new Promise((resolve) => {
          ServiceWorkerRegistration.prototype.showNotification = async (title, options) => resolve({ title, ...options })
        })
        null`)
      await deliver(page, payload)
      return [await worker!.evaluate<Shown>('self.asked')]
    },
  }
}

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
