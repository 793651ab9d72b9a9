/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
/*
 * Shows messages that a push service brings while no page is open, and opens what they are about. It keeps no pages: Florin is used where
 * its server is.
 */
declare const self: ServiceWorkerGlobalScope
const worker = self

interface Message {
  title: string
  body: string
  severity: 'info' | 'warning' | 'critical'
  link: string | null
  tag: string
}

worker.addEventListener('install', () => void worker.skipWaiting())
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))

worker.addEventListener('push', (event) => {
  const message = read(event.data)
  event.waitUntil(
    worker.registration.showNotification(message.title, {
      body: message.body,
      tag: message.tag,
      icon: '/favicon.svg',
      requireInteraction: message.severity === 'critical',
      data: { link: message.link },
    }),
  )
})

worker.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const { link } = event.notification.data as { link: string | null }
  event.waitUntil(open(new URL(link ?? '/inbox', worker.location.origin)))
})

worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(event)))

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
async function open(url: URL): Promise<void> {
  const target = url.origin === worker.location.origin ? url.href : `${worker.location.origin}/inbox`
  const pages = await worker.clients.matchAll({ type: 'window' })
  const page = pages.find((client) => client.url === target)
  await (page ? page.focus() : worker.clients.openWindow(target))
}

/** The push service gives this browser another address. A browser that nobody is signed in to any more does not need one. */
async function renew({ newSubscription, oldSubscription }: PushSubscriptionChangeEvent): Promise<void> {
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

export {}
