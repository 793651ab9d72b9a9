import { canonicalAddress, classifyAddress } from '../domain/addresses.js'
import { hostOf, portOf } from '../domain/host_names.js'
import type { Network } from './network.js'
import type { Permit } from './permits.js'
import { Refusal } from './refusals.js'

/**
 * The addresses a request may be sent to. The name is looked up this once: what was checked is what is connected to, so a name that means
 * something else a moment later gains nothing. One address that is not allowed spoils all.
 */
export async function pinnedAddresses(
  network: Network,
  url: URL,
  permit: Permit,
  signal: AbortSignal,
): Promise<string[]> {
  const host = hostOf(url)
  const literal = literalAddress(host)
  const addresses = literal ? [literal] : await resolved(network, host, signal)
  const own = new Set(network.ownAddresses().map(canonicalAddress))
  for (const address of addresses) {
    const kind = classifyAddress(address)
    const isOurs = own.has(canonicalAddress(address))
    const isInReach = permit.kind === 'lan' && network.isOwnNetworkOpen && kind !== 'forbidden'
    const isAllowed = isInReach || (kind === 'public' && !isOurs)
    if (!isAllowed) throw new Refusal('forbidden', `${host} leads to ${address}, which is not an address for plugins.`)
    if ((isOurs || isLoopback(address)) && portOf(url) === network.ownPort)
      throw new Refusal('forbidden', `${host} is Florin itself.`)
  }
  return addresses
}

async function resolved(network: Network, host: string, signal: AbortSignal): Promise<string[]> {
  const addresses = await untilAborted(network.resolve(host), signal).catch((error: unknown) => {
    signal.throwIfAborted()
    throw new Refusal(
      'transient',
      `The name ${host} cannot be looked up (${(error as NodeJS.ErrnoException).code ?? 'failed'}).`,
    )
  })
  if (addresses.length === 0) throw new Refusal('transient', `The name ${host} has no address.`)
  return addresses
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error)
    signal.addEventListener('abort', abort, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}

/** The URL parser has turned decimal, octal and hexadecimal spellings into this one already. */
function literalAddress(host: string): string | undefined {
  if (host.startsWith('[')) return host.slice(1, -1)
  return /^\d+(\.\d+){3}$/.test(host) ? host : undefined
}

const isLoopback = (address: string) => {
  const canonical = canonicalAddress(address)
  return canonical === '0:0:0:0:0:0:0:1' || (/^\d+$/.test(canonical) && Number(canonical) >>> 24 === 127)
}
