import type { Money } from '../api/types.ts'
import { language } from './language.svelte.ts'

export type MoneyStyle = 'plain' | 'whole' | 'compact'

const formats = new Map<string, Intl.NumberFormat>()

function format(key: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const id = `${language.locale}|${key}`
  const known = formats.get(id)
  if (known) return known
  const created = new Intl.NumberFormat(language.locale, options)
  formats.set(id, created)
  return created
}

function styled(style: MoneyStyle): Intl.NumberFormatOptions {
  if (style === 'whole') return { maximumFractionDigits: 0 }
  if (style === 'compact') return { notation: 'compact', maximumSignificantDigits: 3 }
  return {}
}

/** Decimals a currency is written with: 2 for EUR, 0 for JPY. */
export function scaleOf(currency: string): number {
  return isIsoCurrency(currency)
    ? (format(`scale ${currency}`, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)
    : 8
}

function isIsoCurrency(currency: string): boolean {
  return /^[A-Z]{3}$/.test(currency)
}

/** The amount with its currency where that differs from the household's, or everywhere when `currency` is set. */
export function formatMoney(money: Money, options: { style?: MoneyStyle; currency?: boolean } = {}): string {
  const style = options.style ?? 'plain'
  const named = options.currency ?? money.currency !== language.baseCurrency
  // Intl reads decimal text exactly, without passing through a float.
  const amount = money.amount as `${number}`
  if (named && isIsoCurrency(money.currency)) {
    return format(`${style} ${money.currency}`, {
      style: 'currency',
      currency: money.currency,
      ...styled(style),
    }).format(amount)
  }
  const scale = style === 'plain' ? scaleOf(money.currency) : 0
  const digits: Intl.NumberFormatOptions =
    style === 'plain'
      ? { minimumFractionDigits: isIsoCurrency(money.currency) ? scale : 0, maximumFractionDigits: scale }
      : styled(style)
  const text = format(`${style} digits ${scale} ${money.currency}`, digits).format(amount)
  return named ? `${text} ${money.currency}` : text
}

export function formatCount(count: number): string {
  return format('count', {}).format(count)
}

/** With at most one decimal. */
export function formatNumber(value: number): string {
  return format('number', { maximumFractionDigits: 1 }).format(value)
}

export function formatShare(share: number): string {
  return format('share', { style: 'percent', maximumFractionDigits: 0 }).format(share)
}
