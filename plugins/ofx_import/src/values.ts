const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * `20240301`, `20240301120000.000[-5:EST]` and `2024-03-01` as `2024-03-01`, taken as written; undefined for anything that is no date.
 */
export function readDate(text: string): string | undefined {
  const match = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d$)/.exec(text)
  if (!match) return undefined
  const [, year, month, day] = match as unknown[] as [string, string, string, string]
  const longest = DAYS[Number(month) - 1] ?? 0
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const last = month === '02' && !leap ? 28 : longest
  return Number(day) >= 1 && Number(day) <= last && Number(year) >= 1900 ? `${year}-${month}-${day}` : undefined
}

const PLAIN = /^-?\d{1,15}(\.\d{1,10})?$/
const GROUPED = /^([+-]?)(\d{1,3}(?:[., ']\d{3})*|\d*)(?:([.,])(\d*))?$/

/** An amount as a plain decimal string: OFX allows a sign and either decimal mark; undefined for anything else. */
export function readAmount(text: string): string | undefined {
  if (PLAIN.test(text)) return text
  const match = GROUPED.exec(text.replace(/\s/g, ''))
  if (!match) return undefined
  const [, sign, whole = '', mark, fraction = ''] = match
  const digits = whole.replace(/\D/g, '')
  // Without a second mark, "1,234" is a thousand and "1,23" is not: groups have exactly three digits.
  if (whole.includes(mark ?? '\0') || digits + fraction === '') return undefined
  return `${sign === '-' ? '-' : ''}${digits || '0'}${fraction ? `.${fraction}` : ''}`
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi

/** Text without entities and runs of white space. Some banks escape twice, so it looks twice. */
export function readText(text: string): string {
  if (!text.includes('&')) return squeeze(text)
  return squeeze(decode(decode(text)))
}

function decode(text: string): string {
  return text.replace(ENTITY, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole
    const point = decimal ? Number(decimal) : Number.parseInt(hex!, 16)
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

const squeeze = (text: string) => (/\s\s|[\t\r\n]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text)
