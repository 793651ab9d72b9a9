import { addDevice, getPushKey } from '#lib/api/notifications.ts'

export type PushState = 'unsupported' | 'denied' | 'off' | 'on'

/** What this browser can do, and does. Pages that do not come by https, and private windows of some browsers, cannot. */
export async function pushState(): Promise<PushState> {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  const registration = await navigator.serviceWorker.getRegistration()
  return (await registration?.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks the person, then the browser's push service, and tells the server where to send. */
export async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted')
    throw new Error('The browser was not allowed to show messages.')
  const { public_key } = await getPushKey()
  const registration = await navigator.serviceWorker.ready
  const key = bytesOf(public_key)
  const known = await registration.pushManager.getSubscription()
  // One that was made for another server's key cannot be used by this one.
  if (known) await known.unsubscribe()
  const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key })
  await addDevice(subscription.toJSON())
}

export async function unsubscribe(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}
