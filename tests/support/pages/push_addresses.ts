import type { Page } from 'playwright-core'
import type { PushAddress } from '#notifications/services/push_subscriptions'

/**
 * The vendors' push services cannot be reached from tests, so the address that a browser gets from one is ours, from the next page on. The
 * browser keeps it as it keeps a real one, over pages and people.
 */
export async function standInForPushService(page: Page, address: PushAddress): Promise<void> {
  await page.context().addInitScript(`
    Object.defineProperty(Notification, 'permission', { get: () => 'granted' })
    Notification.requestPermission = async () => 'granted'
    const subscription = {
      toJSON: () => JSON.parse(localStorage.address),
      unsubscribe: async () => { delete localStorage.address; return true },
    }
    PushManager.prototype.subscribe = async () => {
      localStorage.address = ${JSON.stringify(JSON.stringify(address))}
      return subscription
    }
    PushManager.prototype.getSubscription = async () => (localStorage.address ? subscription : null)`)
}

/** What the browser would be reached by; null where it has unsubscribed. */
export const pushedAddress = (page: Page) => page.evaluate<string | null>('localStorage.address ?? null')

/** What a browser says to its service worker when the push service has dropped an address and gives out this one. */
export async function renewAddress(page: Page, address: PushAddress): Promise<'kept' | 'unsubscribed'> {
  await page.evaluate('navigator.serviceWorker.ready.then(() => null)')
  const [worker] = page.context().serviceWorkers()
  return worker!.evaluate(`(async () => {
    let outcome = 'kept'
    PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
      if (!applicationServerKey) throw new Error('A subscription needs the key of the server.')
      return { toJSON: () => (${JSON.stringify(address)}), unsubscribe: async () => { outcome = 'unsubscribed'; return true } }
    }
    let done
    const waitUntil = (work) => { done = work }
    self.dispatchEvent(Object.assign(new Event('pushsubscriptionchange'), { newSubscription: null, oldSubscription: null, waitUntil }))
    await done
    return outcome
  })()`)
}
