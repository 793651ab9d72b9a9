import { addDevice, getPushKey, listDevices, renewDevice } from '#lib/api/notifications.ts'
import { Problem } from '#lib/api/problem.ts'
import { isInstalled, isIos } from '#lib/features/session/installed.ts'

export type PushSupport = 'unsupported' | 'install_first' | 'denied' | 'possible'

/** What this browser can do. Pages that do not come by https, and private windows of some browsers, cannot. */
export function pushSupport(): PushSupport {
  // There messages reach only what stands on the home screen.
  if (isSecureContext && isIos(navigator) && !isInstalled()) return 'install_first'
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : 'possible'
}

/** Asks the person, then the browser's push service, and tells the server where to send. */
export async function subscribe(): Promise<void> {
  if ((await Notification.requestPermission()) !== 'granted')
    throw new Error('The browser was not allowed to show messages.')
  const registration = await navigator.serviceWorker.ready
  // One that was made for another server's key, or for somebody else who signed in here, is of no use.
  await (await registration.pushManager.getSubscription())?.unsubscribe()
  await addDevice((await subscription(registration)).toJSON())
}

/** Also takes away what still stands on the screen: whoever signs out does not leave it to the next person. */
export async function unsubscribe(): Promise<void> {
  if (['unsupported', 'install_first'].includes(pushSupport())) return
  const registration = await navigator.serviceWorker.getRegistration()
  for (const shown of (await registration?.getNotifications()) ?? []) shown.close()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/**
 * Once for each person who comes: push services change addresses, and people sign in again in browsers they had left. A browser that
 * shows messages to somebody else stops.
 */
export async function keepSubscribed(): Promise<void> {
  if (pushSupport() !== 'possible' || Notification.permission !== 'granted') return
  const registration = await navigator.serviceWorker.ready
  const known = await registration.pushManager.getSubscription()
  if (!known && !(await listDevices()).data.some((device) => device.current)) return
  const kept = known ?? (await subscription(registration))
  try {
    await renewDevice(kept.toJSON())
  } catch (thrown) {
    if (!(thrown instanceof Problem) || thrown.status !== 404) throw thrown
    await unsubscribe()
  }
}

async function subscription({ pushManager }: ServiceWorkerRegistration): Promise<PushSubscription> {
  const { public_key } = await getPushKey()
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: public_key })
}
