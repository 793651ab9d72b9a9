import { openConnection } from '../broker/connection.js'
import { exchange, type Incoming } from '../broker/exchange.js'
import type { Network } from '../broker/network.js'
import { pinnedAddresses } from '../broker/pinned_addresses.js'
import { Refusal } from '../broker/refusals.js'
import { DownloadFailedException } from './exceptions.js'

/** Fetches a file from the internet; never from this machine or the network it is in. */
export type Download = (address: string, bytes_max: number) => Promise<Buffer>

const REDIRECTS_MAX = 5
const TIMEOUT_MS = 60_000
const REDIRECTS = [301, 302, 303, 307, 308]

export function downloadOver(network: Network): Download {
  return async (address, bytes_max) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    try {
      const { status, body } = await follow(network, new URL(address), signal)
      if (status !== 200) throw new DownloadFailedException(address, `the server answered ${status}`)
      if (body.length > bytes_max) throw new DownloadFailedException(address, `it is larger than ${bytes_max} bytes`)
      return body
    } catch (error) {
      // What the broker refuses, and a server that takes too long.
      if (error instanceof Refusal) throw new DownloadFailedException(address, error.message.replace(/\.$/, ''))
      if (signal.aborted) throw new DownloadFailedException(address, `it took longer than ${TIMEOUT_MS / 1000} seconds`)
      throw error
    }
  }
}

/** Each address on the way is checked like the first. */
async function follow(network: Network, start: URL, signal: AbortSignal): Promise<Incoming> {
  let url = start
  for (let hops = 0; hops <= REDIRECTS_MAX; hops++) {
    if (url.protocol !== 'https:') throw new DownloadFailedException(start.href, `${url.origin} is not https`)
    const addresses = await pinnedAddresses(network, url, { kind: 'http', scope: url.host }, signal)
    const socket = await openConnection(network, url, addresses, signal)
    const headers = { 'accept-encoding': 'identity', 'user-agent': 'Florin' }
    const answer = await exchange(socket, { method: 'GET', url, headers, body: undefined }, signal)
    const { location } = answer.headers
    if (!REDIRECTS.includes(answer.status) || location === undefined) return answer
    if (!URL.canParse(location, url.href)) throw new DownloadFailedException(start.href, 'it leads to no address')
    url = new URL(location, url.href)
  }
  throw new DownloadFailedException(start.href, 'it leads from address to address')
}
