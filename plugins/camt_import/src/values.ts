import { isoDate } from '@florin/plugin-sdk'

const DATE = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/
const PLAIN = /^(?:0|[1-9]\d{0,17})(?:\.\d{1,17})?$/
const DECIMAL = /^([+-]?)0*(\d{0,18})(?:[.,](\d{0,17}))?$/

/** The day of a date or a moment, as written: `2024-03-01`, `2024-03-01T23:30:00+01:00`; undefined for anything else. */
export function readDate(text: string): string | undefined {
  const match = DATE.exec(text)
  return match ? isoDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined
}

/** An amount as a plain decimal string; undefined for what is no number. */
export function readAmount(text: string): string | undefined {
  if (PLAIN.test(text)) return text
  const match = DECIMAL.exec(text.replace(/\s/g, ''))
  if (!match || !/\d/.test(text)) return undefined
  const [, sign, whole, fraction] = match
  return `${sign === '-' ? '-' : ''}${whole || '0'}${fraction ? `.${fraction}` : ''}`
}

/** The same amount on the other side of the account. */
export function negate(amount: string): string {
  if (amount.startsWith('-')) return amount.slice(1)
  return /[1-9]/.test(amount) ? `-${amount}` : amount
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi

/** Replaces the entities that XML has of its own; those of a document type are left as they stand. */
export function readEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    const point = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

export const squeeze = (text: string) => (/\s\s|[\t\r\n]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text)
