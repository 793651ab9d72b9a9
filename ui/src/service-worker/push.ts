import { self as worker } from '$app/service-worker'

interface Message {
  title: string
  body: string
  severity: 'info' | 'warning' | 'critical'
  link: string | null
  tag: string
}

/** Android takes no SVG for these; the badge stands, in one colour, where the clock is. */
const ICON = '/icons/192.png'
const BADGE = '/icons/badge.png'

export function showMessage(data: PushMessageData | null): Promise<void> {
  const message = read(data)
  return worker.registration.showNotification(message.title, {
    body: message.body,
    tag: message.tag,
    icon: ICON,
    badge: BADGE,
    requireInteraction: message.severity === 'critical',
    data: { link: message.link },
  })
}

/** A browser shows something for every push, so what cannot be read is shown as that. */
function read(data: PushMessageData | null): Message {
  try {
    const message = data!.json() as Message
    if (typeof message.title === 'string') return message
  } catch {
    // What it brought is no JSON.
  }
  return { title: 'Florin', body: 'There is something new in your inbox.', severity: 'info', link: null, tag: 'florin' }
}

/**
 * Links come from the server as paths; whatever else they may be, they lead nowhere but here. A page that shows something else is left as
 * it is: somebody may be writing there.
 */
export async function openSubject(notification: Notification): Promise<void> {
  notification.close()
  const { link } = notification.data as { link: string | null }
  const url = new URL(link ?? '/inbox', worker.location.origin)
  const target = url.origin === worker.location.origin ? url.href : `${worker.location.origin}/inbox`
  const pages = await worker.clients.matchAll({ type: 'window' })
  const page = pages.find((client) => client.url === target)
  await (page ? page.focus() : worker.clients.openWindow(target))
}

/** The push service gives this browser another address. A browser that nobody is signed in to any more does not need one. */
export async function renewAddress({ newSubscription, oldSubscription }: PushSubscriptionChangeEvent): Promise<void> {
  const { pushManager } = worker.registration
  const subscription =
    newSubscription ?? (await pushManager.subscribe(oldSubscription?.options ?? (await ownOptions())))
  // Browsers that hand no cookies to workers say it when a page is opened.
  const token = await worker.cookieStore?.get('XSRF-TOKEN')
  if (!token) return
  const { endpoint, keys } = subscription.toJSON()
  const answer = await fetch('/api/v1/push-subscriptions/current', {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'X-XSRF-TOKEN': decodeURIComponent(token.value!) },
    body: JSON.stringify({ endpoint, keys }),
  })
  if (answer.status === 401 || answer.status === 404) await subscription.unsubscribe()
}

async function ownOptions(): Promise<PushSubscriptionOptionsInit> {
  const answer = await fetch('/api/v1/push-key')
  const { public_key: applicationServerKey } = (await answer.json()) as { public_key: string }
  return { userVisibleOnly: true, applicationServerKey }
}
