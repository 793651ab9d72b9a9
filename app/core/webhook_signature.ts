import { createHmac } from 'node:crypto'

/*
 * Standard Webhooks: an HMAC-SHA256 of id, time and body, as `v1,<base64>`. The time keeps an old message from being sent again by somebody
 * who caught it.
 */
const PREFIX = 'whsec_'

export interface SignedMessage {
  id: string
  /** Seconds since 1970. */
  timestamp: number
  body: string
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

/** Keys are base64 behind `whsec_`; what somebody made up without it is the key as it is. */
function keyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret)
}

export const signingSecret = (bytes: Buffer) => PREFIX + bytes.toString('base64')
