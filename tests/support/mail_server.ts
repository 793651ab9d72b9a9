import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { Network } from '#plugins/broker/network'
import type { MailServer } from '#notifications/services/mail_settings'
import { PUBLIC_ADDRESS, testNetwork } from './broker.js'
import { makeAuthority } from './certificates.js'

export const MAIL_HOST = 'mail.example.org'
export const MAIL_USER = 'florin'
export const MAIL_PASSWORD = 'invented password 7'

const authority = makeAuthority('Mail authority of a test')

interface MailServerOptions {
  security?: MailServer['security']
  /** Whether it wants to know who sends. */
  signIn?: boolean
  /** What it answers to a recipient instead of taking the message; asked for every message. */
  refuse?: () => { code: number; message: string } | undefined
  /** A certificate that nobody trusts. */
  untrusted?: boolean
}

export interface TestMailServer {
  /** What arrived, as a mail program reads it. */
  mails: Email[]
  /** How connections were secured. */
  secured: boolean[]
  network: Network
  /** Where it really listens, on this machine. */
  port: number
  /** How Florin is told to use it. */
  settings: MailServer
  close(): Promise<void>
}

/** A real SMTP server on this machine, which Florin finds under a name of the internet. */
export async function startMailServer({
  security = 'starttls',
  signIn = true,
  refuse = () => undefined,
  untrusted = false,
}: MailServerOptions = {}): Promise<TestMailServer> {
  const [mails, secured]: [Email[], boolean[]] = [[], []]
  const issuer = untrusted ? makeAuthority('Nobody knows it') : authority
  const options: SMTPServerOptions = {
    ...issuer.issue([MAIL_HOST]),
    secure: security === 'tls',
    authOptional: !signIn,
    disabledCommands: security === 'none' ? ['STARTTLS', ...(signIn ? [] : ['AUTH' as const])] : [],
    allowInsecureAuth: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === MAIL_USER && password === MAIL_PASSWORD) done(null, { user: username })
      else done(Object.assign(new Error('Authentication credentials invalid'), { responseCode: 535 }))
    },
    onRcptTo(_address, _session, done) {
      const refusal = refuse()
      done(refusal ? Object.assign(new Error(refusal.message), { responseCode: refusal.code }) : null)
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        secured.push(session.secure)
        void PostalMime.parse(Buffer.concat(chunks)).then((mail) => {
          mails.push(mail)
          done(null, 'queued as 7')
        })
      })
    },
  }
  const server = new SMTPServer(options)
  // A client that breaks off is what some tests are about.
  server.on('error', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  const settings: MailServer = {
    host: MAIL_HOST,
    port: 587,
    security,
    user: signIn ? MAIL_USER : null,
    password: signIn ? MAIL_PASSWORD : null,
    from: 'Florin <florin@example.org>',
  }
  return {
    mails,
    secured,
    port,
    settings,
    network: {
      ...testNetwork({ [MAIL_HOST]: [PUBLIC_ADDRESS] }, { 587: port }),
      authorities: [authority.certificate],
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
