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

/** A browser shows something for every push, so what cannot be read is shown as that. */
function read(data: PushMessageData | null): Message {
  try {
    return data!.json() as Message
  } catch {
    return {
      title: 'Florin',
      body: 'There is something new in your inbox.',
      severity: 'info',
      link: null,
      tag: 'florin',
    }
  }
}

/** Links come from the server as paths; whatever else they may be, they lead nowhere but here. */
async function open(url: URL): Promise<void> {
  const target = url.origin === worker.location.origin ? url.href : `${worker.location.origin}/inbox`
  const pages = await worker.clients.matchAll({ type: 'window' })
  const page = pages.find((client) => client.url === target) ?? pages[0]
  if (!page) return void (await worker.clients.openWindow(target))
  await page.focus()
  if (page.url !== target) await page.navigate(target)
}

export {}
