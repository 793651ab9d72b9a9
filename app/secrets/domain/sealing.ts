import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/*
 * AES-256-GCM. `about` says what a sealed text is and whose: it is not part of the text, but only whoever names the same thing can open
 * it, so a row that somebody copied to another place in the database opens nowhere.
 */
const ALGORITHM = 'aes-256-gcm'
const FORMAT = 's1'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const KEY_ID_DIGITS = 16

/** A key that wraps data keys. `id` names it without giving it away. */
export interface MasterKey {
  id: string
  key: Buffer
}

/** The key that a configured text stands for. */
export function masterKeyOf(text: string): MasterKey {
  const id = createHash('sha256').update(`florin master key id\0${text}`).digest('hex').slice(0, KEY_ID_DIGITS)
  return { id, key: Buffer.from(hkdfSync('sha256', text, '', 'florin master key', KEY_BYTES)) }
}

export function newKey(): Buffer {
  return randomBytes(KEY_BYTES)
}

export function seal(key: Buffer, content: string | Buffer, about: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(about))
  const sealed = Buffer.concat([cipher.update(content), cipher.final(), cipher.getAuthTag()])
  return [FORMAT, nonce.toString('base64url'), sealed.toString('base64url')].join('.')
}

/** Throws when the text was changed, is about something else, or was sealed with another key. */
export function unseal(key: Buffer, text: string, about: string): Buffer {
  const [format, nonce, body] = text.split('.')
  if (format !== FORMAT || !nonce || !body) throw new Error('This is not a sealed text.')
  const sealed = Buffer.from(body, 'base64url')
  const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(nonce, 'base64url'), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()])
}
