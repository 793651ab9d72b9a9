import { hostOf } from '../domain/host_names.js'
import { openConnection } from './connection.js'
import { ACCEPTED_ENCODINGS, exchange, type Incoming } from './exchange.js'
import type { Network } from './network.js'
import { pinnedAddresses } from './pinned_addresses.js'
import { Refusal } from './refusals.js'

export interface CheckedRequest {
  method: 'GET' | 'POST'
  url: URL
  headers: Record<string, string>
  body?: Buffer
  timeout_ms: number
  /** Somebody who may said that this address can be one of the own network. Otherwise it is https and out in the internet. */
  ownNetwork: boolean
}

export interface CheckedAnswer extends Incoming {
  duration_ms: number
}

/** What the server itself did not get from elsewhere; `isForbidden` is about the address, all else passes. */
export class RequestNotAnswered extends Error {
  constructor(
    message: string,
    readonly isForbidden: boolean,
  ) {
    super(message)
  }
}

/**
 * A request of Florin's own to an address that somebody entered, under the checks that requests of plugins are under: the name is looked up
 * once, and what was checked is what is connected to. Redirects are answers, and nothing follows them.
 */
export async function checkedRequest(network: Network, request: CheckedRequest): Promise<CheckedAnswer> {
  const { method, url, headers, body, timeout_ms, ownNetwork } = request
  if (url.protocol !== 'https:' && !(ownNetwork && url.protocol === 'http:'))
    throw new RequestNotAnswered(`${hostOf(url)} is not asked by https.`, true)
  const signal = AbortSignal.timeout(timeout_ms)
  const started = performance.now()
  try {
    const permit = { kind: ownNetwork ? 'lan' : 'http', scope: 'florin' } as const
    const addresses = await pinnedAddresses(network, url, permit, signal)
    const socket = await openConnection(network, url, addresses, signal)
    const sent = { accept: '*/*', 'accept-encoding': ACCEPTED_ENCODINGS, ...headers }
    const answer = await exchange(socket, { method, url, headers: sent, body }, signal)
    return { ...answer, duration_ms: Math.round(performance.now() - started) }
  } catch (error) {
    if (signal.aborted) throw new RequestNotAnswered(`${hostOf(url)} did not answer within ${timeout_ms} ms.`, false)
    if (!(error instanceof Refusal)) throw error
    throw new RequestNotAnswered(inOwnWords(error.message), error.reason === 'forbidden')
  }
}

const inOwnWords = (message: string) =>
  message.replace('is not an address for plugins', 'is not an address that may be asked')
