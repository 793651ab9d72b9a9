import { createDecipheriv, createECDH, createPublicKey, type ECDH, hkdfSync, randomBytes, verify } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { PushAddress } from '#notifications/services/push_subscriptions'
import { PUBLIC_ADDRESS, type Seen, startServer, testNetwork } from './broker.js'

export const PUSH_HOST = 'push.example.net'

/** A browser that lets a page send messages: what it hands out, and how it reads what comes (RFC 8291). */
export class TestBrowser {
  readonly #keys: ECDH = createECDH('prime256v1')
  readonly #auth = randomBytes(16)
  readonly address: PushAddress

  constructor(path: string, host = PUSH_HOST) {
    const p256dh = this.#keys.generateKeys().toString('base64url')
    const keys = { p256dh, auth: this.#auth.toString('base64url') }
    this.address = { endpoint: `https://${host}${path}`, keys }
  }

  /** One record of `aes128gcm` (RFC 8188), with keys as RFC 8291 derives them. */
  read(body: Buffer): unknown {
    const [salt, idLength] = [body.subarray(0, 16), body[20]!]
    const recordSize = body.readUInt32BE(16)
    const sender = body.subarray(21, 21 + idLength)
    const record = body.subarray(21 + idLength)
    if (record.length > recordSize) throw new Error('There is more than one record.')
    const about = Buffer.concat([Buffer.from('WebPush: info\0'), this.#keys.getPublicKey(), sender])
    const shared = Buffer.from(hkdfSync('sha256', this.#keys.computeSecret(sender), this.#auth, about, 32))
    const key = Buffer.from(hkdfSync('sha256', shared, salt, 'Content-Encoding: aes128gcm\0', 16))
    const nonce = Buffer.from(hkdfSync('sha256', shared, salt, 'Content-Encoding: nonce\0', 12))
    const cipher = createDecipheriv('aes-128-gcm', key, nonce, { authTagLength: 16 })
    cipher.setAuthTag(record.subarray(-16))
    const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()])
    const end = padded.lastIndexOf(2)
    if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('The last record has no end.')
    return JSON.parse(padded.subarray(0, end).toString('utf8'))
  }
}

/** Who sends, by the token and key of RFC 8292; throws when it is not signed by the key, not for this service or not for now. */
export function checkVapid({ headers }: Seen, now = Date.now()): { subject: string; publicKey: string } {
  const [, token, publicKey] = /^vapid t=([^,\s]+),\s*k=([\w-]+)$/.exec(headers.authorization ?? '') ?? []
  if (!token || !publicKey) throw new Error(`"${headers.authorization}" is no VAPID.`)
  const [head, body, signature] = token.split('.') as [string, string, string]
  const point = Buffer.from(publicKey, 'base64url')
  if (point.length !== 65 || point[0] !== 4) throw new Error('The key is no uncompressed point of P-256.')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const key = { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' as const }
  if (!verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
    throw new Error('The token is not signed by the key.')
  const claims = JSON.parse(Buffer.from(body, 'base64url').toString()) as { aud: string; exp: number; sub: string }
  if (claims.aud !== `https://${PUSH_HOST}`) throw new Error(`The token is for ${claims.aud}.`)
  const seconds = claims.exp - now / 1000
  if (!(seconds > 0 && seconds <= 24 * 3600)) throw new Error(`The token lasts ${seconds} seconds.`)
  return { subject: claims.sub, publicKey }
}

/** A push service of this machine, which Florin finds out in the internet. Bodies are bytes, so they come as latin1. */
export async function startPushService(answer: (seen: Seen, response: ServerResponse) => void = created) {
  const server = await startServer([PUSH_HOST], answer, { encoding: 'latin1' })
  return { ...server, network: testNetwork({ [PUSH_HOST]: [PUBLIC_ADDRESS] }, { 443: server.port }) }
}

export function created(_seen: Seen, response: ServerResponse): void {
  response.writeHead(201, { location: '/message/1' }).end()
}
