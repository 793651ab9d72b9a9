import type { RateQuote, RatesRequest } from '@florin/plugin-sdk'
import type { DayOfRates } from './scan_rates.js'

const EURO = 'EUR'
const PLACES = 12

/**
 * Rates between the household's currency and the others. To and from the euro they are what the bank publishes; between two others
 * they follow from their rates to the euro.
 */
export function quotesOfDay({ on, rates }: DayOfRates, { currencies, base_currency: base }: RatesRequest): RateQuote[] {
  const others = [...new Set(currencies)].filter((code) => code !== base)
  const ofBase = rates.get(base)
  return others.flatMap((code): RateQuote[] => {
    const rate = rates.get(code)
    if (base === EURO) return rate ? [{ from: EURO, to: code, on, rate }] : []
    if (!ofBase) return []
    if (code === EURO) return [{ from: EURO, to: base, on, rate: ofBase }]
    return rate ? [{ from: code, to: base, on, rate: divide(ofBase, rate) }] : []
  })
}

/** Divides decimal strings, rounded half up. */
function divide(dividend: string, divisor: string): string {
  const [over, under] = [scaled(dividend), scaled(divisor)]
  const rounded = (over * 10n ** BigInt(PLACES) * 2n + under) / (under * 2n)
  const digits = String(rounded).padStart(PLACES + 1, '0')
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`.replace(/\.?0+$/, '')
}

function scaled(decimal: string): bigint {
  const [whole, fraction = ''] = decimal.split('.')
  return BigInt(whole! + fraction.slice(0, PLACES).padEnd(PLACES, '0'))
}
