import { randomBytes, timingSafeEqual } from 'node:crypto'
import { signatureOf, signingSecret } from '#core/webhook_signature'

const SECRET_BYTES = 32
const TOLERANCE_SECONDS = 5 * 60
/** Whoever sends more signatures than can be needed has us work for nothing. */
const SIGNATURES_MAX = 5

export function newSigningSecret(): string {
  return signingSecret(randomBytes(SECRET_BYTES))
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
