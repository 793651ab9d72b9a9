/** How many failures within the window are forgiven, by e-mail address and by network address. */
export const FAILURES_MAX = { email: 10, ip: 30 } as const
export const WINDOW_SECONDS = 15 * 60
/** For so long one can look up who tried. */
export const ATTEMPTS_KEPT_SECONDS = 30 * 24 * 3600

/** As a socket or a proxy writes it: two colons at least, which no address of IPv4 with its port has. */
const IPV6 = /^[0-9a-f]*:[0-9a-f]*:[0-9a-f:.]*(%.*)?$/i

export interface Failures {
  count: number
  /** The instant of the earliest of the last `FAILURES_MAX`; when it leaves the window, one more attempt is free. */
  oldest: string | null
}

/** Seconds until another attempt may be made; 0 when it may be made now. */
export function secondsToWait(failures: Failures, limit: number, now: string): number {
  if (failures.count < limit || failures.oldest === null) return 0
  return Math.max(1, Math.ceil((Date.parse(failures.oldest) - Date.parse(now)) / 1000) + WINDOW_SECONDS)
}

/**
 * For whom attempts from an address count. Whoever has an address of IPv6 has a network of 2^64 and could try from another one each time,
 * so there it is the network.
 */
export function originOf(ip: string): string {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(ip)?.[1]
  if (mapped !== undefined || !IPV6.test(ip)) return mapped ?? ip
  const [before, after] = ip.split('%')[0]!.split('::').map(groupsOf)
  const zeros = after === undefined ? 0 : Math.max(0, 8 - before!.length - after.length)
  const groups = [...before!, ...Array<string>(zeros).fill('0'), ...(after ?? [])]
  return `${groups.slice(0, 4).join(':')}::/64`
}

function groupsOf(text: string): string[] {
  const groups = text.split(':').filter((group) => group !== '')
  // The last two may be written as an address of IPv4.
  return groups.flatMap((group) => (group.includes('.') ? ['0', '0'] : [Number.parseInt(group, 16).toString(16)]))
}
