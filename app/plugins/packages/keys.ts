import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { sha256 } from './integrity.js'

/*
 * Ed25519 everywhere. A public key is the 32 bytes in Base64; a private key is a PEM file. Every kind of statement is signed under a
 * heading of its own, so that a signature of one kind never passes as one of another.
 */
export type StatementKind = 'package' | 'publisher certificate' | 'revocation list'

const KEY_BYTES = 32
const SIGNATURE_BYTES = 64

export function makeKey(): { privatePem: string; publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519')
  const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  return { privatePem, publicKey: publicKeyOf(privatePem) }
}

/** Throws where the text is no Ed25519 private key. */
export function publicKeyOf(privatePem: string): string {
  const jwk = createPublicKey(ed25519(privatePem)).export({ format: 'jwk' })
  return Buffer.from(jwk.x!, 'base64url').toString('base64')
}

export function signStatement(kind: StatementKind, statement: Uint8Array, privatePem: string): string {
  return sign(null, underHeading(kind, statement), ed25519(privatePem)).toString('base64')
}

/** False for anything that is not exactly right, including keys and signatures that are none. */
export function isSigned(kind: StatementKind, statement: Uint8Array, publicKey: string, signature: string): boolean {
  const [key, bytes] = [bytesOf(publicKey, KEY_BYTES), bytesOf(signature, SIGNATURE_BYTES)]
  if (!key || !bytes) return false
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.toString('base64url') }
  return verify(null, underHeading(kind, statement), createPublicKey({ key: jwk, format: 'jwk' }), bytes)
}

/** What a person compares: the first half of the key's hash, in groups. */
export function fingerprintOf(publicKey: string): string {
  const hash = sha256(Buffer.from(publicKey, 'base64')).slice(0, 32)
  return hash.match(/.{4}/g)!.join(' ')
}

function ed25519(privatePem: string): KeyObject {
  const key = createPrivateKey(privatePem)
  if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('The key is not an Ed25519 private key.')
  return key
}

const underHeading = (kind: StatementKind, statement: Uint8Array) =>
  Buffer.concat([Buffer.from(`florin ${kind} v1\n`), statement])

/** Base64 in its one form, of that many bytes. */
function bytesOf(text: string, length: number): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.length === length && bytes.toString('base64') === text ? bytes : undefined
}
