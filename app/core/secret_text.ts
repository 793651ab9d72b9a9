import { hash, randomBytes } from 'node:crypto'

const BYTES = 32

/** 256 random bits as text that fits a URL, a header and a cookie. */
export function randomSecret(): string {
  return randomBytes(BYTES).toString('base64url')
}

/**
 * What is kept of a random secret. A plain hash is enough: nobody can try 2^256 secrets, unlike passwords.
 */
export function fingerprint(secret: string): string {
  return hash('sha256', secret, 'base64url')
}
