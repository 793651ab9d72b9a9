import { isIP, type Socket } from 'node:net'
import { connect as secure } from 'node:tls'
import { hostOf, portOf } from '../domain/host_names.js'
import type { Network } from './network.js'
import { Refusal } from './refusals.js'

/**
 * A connection to one of the checked addresses, of which nothing was sent yet; for https after the certificate was checked against the name
 * in the URL. Nothing from the environment (proxies, switched-off checks) has a say in it.
 */
export async function openConnection(
  network: Network,
  url: URL,
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<Socket> {
  // Whoever uses a connection hears of its end by its own means; a late error of it must not end the server.
  const bare = network.dial(addresses, portOf(url)).on('error', () => undefined)
  try {
    await happened(bare, 'connect', signal)
    return url.protocol === 'https:' ? await secured(network, hostOf(url), bare, signal) : bare
  } catch (error) {
    bare.destroy()
    if (signal.aborted) throw error
    throw new Refusal('transient', `${hostOf(url)} cannot be reached (${reasonOf(error)}).`)
  }
}

async function secured(network: Network, host: string, bare: Socket, signal: AbortSignal): Promise<Socket> {
  const name = host.replace(/^\[|\]$/g, '')
  const socket = secure({
    socket: bare,
    host: name,
    // An address is no server name; the certificate is checked against it all the same.
    servername: isIP(name) ? '' : name,
    ca: network.authorities ? [...network.authorities] : undefined,
    ALPNProtocols: ['http/1.1'],
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  }).on('error', () => undefined)
  await happened(socket, 'secureConnect', signal)
  return socket
}

function happened(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (then: () => void) => () => {
      signal.removeEventListener('abort', abort)
      socket.off('error', fail).off('close', close)
      then()
    }
    const abort = leave(() => {
      socket.on('error', () => undefined).destroy()
      reject(signal.reason as Error)
    })
    let thrown: Error = new Error('it closed the connection')
    const fail = (error: Error) => void (thrown = error)
    const close = leave(() => reject(thrown))
    if (signal.aborted) return abort()
    signal.addEventListener('abort', abort, { once: true })
    socket.once(event, leave(resolve)).on('error', fail).once('close', close)
  })
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return code ?? message
}
