import { isPlainDate } from '#core/plain_date'

/** Data of a notice for somebody's templates: money and days inside of it become text as their language writes them. */
export function localised(data: unknown, locale: string): unknown {
  if (typeof data === 'string') return isPlainDate(data) ? day(data, locale) : data
  if (typeof data !== 'object' || data === null) return data
  if (Array.isArray(data)) return data.map((member) => localised(member, locale))
  if (isMoney(data)) return money(data, locale)
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, localised(value, locale)]))
}

interface Money {
  amount: string
  currency: string
}

function isMoney(data: object): data is Money {
  const { amount, currency } = data as Partial<Record<string, unknown>>
  return typeof amount === 'string' && /^-?\d+(\.\d+)?$/.test(amount) && /^[A-Z]{3}$/.test(String(currency))
}

function money({ amount, currency }: Money, locale: string): string {
  const decimals = amount.split('.')[1]?.length ?? 0
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return new Intl.NumberFormat(locale, { style: 'currency', currency, ...digits }).format(amount as `${number}`)
}

const day = (date: string, locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.parse(`${date}T00:00:00Z`))
