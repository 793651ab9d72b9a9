import { hash } from 'node:crypto'

/** Symbols of more than letters, such as the number of a security, stand in quotes in hledger. */
export function hledgerSymbol(code: string): string {
  return /^\p{L}+$/u.test(code) ? code : `"${code.replace(/["\s]+/g, ' ').trim()}"`
}

const BEANCOUNT_SYMBOL = /^[A-Z][A-Z0-9'._-]{0,22}[A-Z0-9]$/
const READABLE_LENGTH = 15

/** Beancount knows few symbols: others become capitals, and what tells apart those that would be alike. */
export function beancountSymbol(code: string): string {
  if (BEANCOUNT_SYMBOL.test(code)) return code
  const readable = code
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^[^A-Z]+/, 'X')
    .slice(0, READABLE_LENGTH)
  return `${readable || 'X'}-${hash('sha256', code, 'hex').slice(0, 6).toUpperCase()}`
}
