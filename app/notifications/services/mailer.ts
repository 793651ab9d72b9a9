import type { Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import type SMTPTransport from 'nodemailer/lib/smtp-transport/index.js'
import type { Network } from '#plugins/broker/network'
import { classifyAddress } from '#plugins/domain/addresses'
import { DeliveryFailedException, DeliveryRefusedException } from '../exceptions.js'
import type { MailServer } from './mail_settings.js'

export interface Mail {
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** The same for every attempt, so that mail programs show one. */
  messageId: string
}

const CONNECT_MS = 15_000
const SILENCE_MS = 30_000

interface MailerParts {
  network: Network
  settings: { server(): Promise<MailServer | null> }
}

/** Sends e-mail by the server that the operator set up. */
export class Mailer {
  constructor(private readonly parts: MailerParts) {}

  /** Answers what the server called it. */
  async send(mail: Mail): Promise<string> {
    const server = await this.parts.settings.server()
    if (!server) throw new DeliveryRefusedException('not_configured', 'Nobody has set up how Florin sends e-mail.')
    const addresses = await this.#addressesOf(server.host)
    const transport = createTransport({
      ...optionsOf(server, this.parts.network),
      getSocket: (_options, callback) => {
        this.#dial(addresses, server.port).then(
          (connection) => callback(null, { connection }),
          (error: Error) => callback(error, undefined),
        )
      },
    })
    try {
      const { response } = await transport.sendMail({
        from: server.from,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        messageId: mail.messageId,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      return response.slice(0, 200)
    } catch (error) {
      throw inWords(error as SmtpError, server)
    } finally {
      transport.close()
    }
  }

  /** A relay in the own network is usual. What nobody's mail server is on, such as metadata services of clouds, stays closed. */
  async #addressesOf(host: string): Promise<string[]> {
    const isLiteral = classifyAddress(host) !== 'forbidden'
    const found = isLiteral ? [host] : await this.parts.network.resolve(host).catch(() => [])
    if (found.length === 0)
      throw new DeliveryFailedException('connection', `The name ${host} of the mail server cannot be looked up.`)
    const closed = found.find((address) => classifyAddress(address) === 'forbidden')
    if (closed)
      throw new DeliveryRefusedException('address', `${host} leads to ${closed}, where no mail server can be.`)
    return found
  }

  #dial(addresses: readonly string[], port: number): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = this.parts.network.dial(addresses, port)
      const timer = setTimeout(
        () => socket.destroy(Object.assign(new Error('it did not answer'), { code: 'ETIMEDOUT' })),
        CONNECT_MS,
      )
      socket.once('error', (error) => {
        clearTimeout(timer)
        reject(Object.assign(new Error(error.message), { code: 'ECONNECTION' }))
      })
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.removeAllListeners('error')
        resolve(socket)
      })
    })
  }
}

function optionsOf(
  { host, port, security, user, password }: MailServer,
  { authorities }: Network,
): SMTPTransport.Options {
  return {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    tls: { minVersion: 'TLSv1.2', ...(authorities ? { ca: [...authorities] } : {}) },
  }
}

interface SmtpError extends Error {
  code?: string
  responseCode?: number
  response?: string
}

/** What went wrong, as somebody who set it up needs to hear it, and whether it may pass by itself. */
function inWords(error: SmtpError, { host, port, user }: MailServer): Error {
  const answer = (error.response ?? error.message).replace(/\s+/g, ' ').slice(0, 200)
  const at = `${host}:${port}`
  const isFinal = (error.responseCode ?? 0) >= 500
  const Kind = isFinal ? DeliveryRefusedException : DeliveryFailedException
  switch (error.code) {
    case 'EAUTH':
      if (!error.responseCode)
        return new DeliveryRefusedException('sign_in', `${at} offers no way to sign in as ${user}: ${answer}.`)
      return new Kind('sign_in', `${at} does not take the user ${user} with this password: ${answer}`)
    case 'ETLS':
      return new DeliveryFailedException('encryption', `${at} cannot be talked to in secret: ${answer}.`)
    case 'EENVELOPE':
      return new Kind('recipient', `${at} does not take the message for its sender or recipient: ${answer}`)
    case 'ECONNECTION':
    case 'ETIMEDOUT':
    case 'EDNS':
    case 'ESOCKET':
      return new DeliveryFailedException('connection', `${at} cannot be reached: ${answer}.`)
    default:
      return new Kind('answer', `${at} did not take the message: ${answer}`)
  }
}
