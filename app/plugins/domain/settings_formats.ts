import { isPlainDate } from '#core/plain_date'
import { isCurrency } from '#core/regional'

/** What a text is made of: `normalise` brings it into the form that is stored, `accepts` says whether that form is one. */
interface TextFormat {
  normalise(text: string): string
  accepts(text: string): boolean
  /** Follows "must be". */
  expected: string
}

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

const trimmed = (text: string) => text.trim()
const asIs = (text: string) => text

export const textFormats: Record<string, TextFormat> = {
  url: { normalise: trimmed, accepts: isWebAddress, expected: 'a web address like https://example.com/feed' },
  hostname: {
    normalise: (text) => text.trim().toLowerCase(),
    accepts: isHostname,
    expected: 'the name of a host, like example.com',
  },
  email: {
    normalise: trimmed,
    accepts: (text) => /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(text) && isHostname(text.split('@')[1]!.toLowerCase()),
    expected: 'an e-mail address',
  },
  iban: { normalise: withoutSpaces, accepts: isIban, expected: 'an IBAN; its check digits do not fit' },
  bic: {
    normalise: withoutSpaces,
    accepts: (text) => /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text),
    expected: 'a BIC of 8 or 11 characters',
  },
  currency: {
    normalise: withoutSpaces,
    accepts: (text) => /^[A-Z]{3}$/.test(text) && isCurrency(text),
    expected: 'the code of a currency, like EUR',
  },
  date: { normalise: trimmed, accepts: isPlainDate, expected: 'a day like 2026-03-31' },
  multiline: { normalise: asIs, accepts: hasNoControls, expected: 'text without control characters' },
  template: { normalise: asIs, accepts: hasNoControls, expected: 'text without control characters' },
}

/** Texts without a format are one line. */
export const plainText: TextFormat = {
  normalise: trimmed,
  // eslint-disable-next-line no-control-regex -- Control characters are what it looks for.
  accepts: (text) => !/[\u0000-\u001f\u007f]/.test(text),
  expected: 'one line of text',
}

function withoutSpaces(text: string): string {
  return text.replace(/\s/g, '').toUpperCase()
}

function hasNoControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- Control characters are what it looks for.
  return !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
}

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  // Names and passwords in an address would be secrets that everybody sees.
  return /^https?:$/.test(protocol) && username === '' && password === '' && hostname !== ''
}

function isHostname(text: string): boolean {
  return text.length <= 253 && text.split('.').every((label) => LABEL.test(label))
}

/** ISO 13616: moved to the end and read as a number with A = 10 … Z = 35, the first four characters make the rest 1 modulo 97. */
function isIban(text: string): boolean {
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(text)) return false
  const digits = (text.slice(4) + text.slice(0, 4)).replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97
  return remainder === 1
}
