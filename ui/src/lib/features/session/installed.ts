/** Whether Florin runs as an app of its own here, from a home screen or a dock. */
export function isInstalled(): boolean {
  const isOldIosApp = 'standalone' in navigator && navigator.standalone === true
  return isOldIosApp || matchMedia('(display-mode: standalone)').matches
}

interface Device {
  userAgent: string
  maxTouchPoints: number
}

/** iPads pretend to be computers, which have no touch screen at Apple's. */
export function isIos({ userAgent, maxTouchPoints }: Device): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1)
}
