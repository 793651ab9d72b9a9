import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/*
 * Messages are signed as Standard Webhooks has it: an HMAC-SHA256 of id, time and body, in `webhook-signature` as `v1,<base64>`; several,
 * separated by blanks, while a secret is changed. The time keeps an old message from being sent again by somebody who caught it.
 */
const PREFIX = 'whsec_'
const SECRET_BYTES = 32
const TOLERANCE_SECONDS = 5 * 60
/** Whoever sends more signatures than can be needed has us work for nothing. */
const SIGNATURES_MAX = 5

export interface SignedMessage {
  id: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
}

export function newSigningSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString('base64')
}

export function signatureOf(secret: string, { id, timestamp, body }: SignedMessage): string {
  const digest = createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')
  return `v1,${digest}`
}

export function signatureHeaders(secrets: readonly string[], message: SignedMessage): Record<string, string> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(message.timestamp),
    'webhook-signature': secrets.map((secret) => signatureOf(secret, message)).join(' '),
  }
}

export type SignatureFault = 'missing' | 'too_old' | 'wrong'

export interface ReceivedSignature {
  id: string | undefined
  timestamp: string | undefined
  signature: string | undefined
}

/** What is wrong with a signed message; undefined when it is from who knows the secret, and from now. */
export function signatureFault(
  secret: string,
  body: string,
  { id, timestamp, signature }: ReceivedSignature,
  now: string,
): SignatureFault | undefined {
  if (!id || !timestamp || !signature) return 'missing'
  if (!isFresh(timestamp, now)) return 'too_old'
  const wanted = Buffer.from(signatureOf(secret, { id, timestamp: Number(timestamp), body }))
  const given = signature
    .split(' ')
    .slice(0, SIGNATURES_MAX)
    .map((each) => Buffer.from(each))
  return given.some((each) => each.length === wanted.length && timingSafeEqual(each, wanted)) ? undefined : 'wrong'
}

/** Clocks differ, so some minutes ahead are now as well. */
export function isFresh(timestamp: string, now: string): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) - Date.parse(now) / 1000) <= TOLERANCE_SECONDS
}

const keyOf = (secret: string) => Buffer.from(secret.slice(PREFIX.length), 'base64')
