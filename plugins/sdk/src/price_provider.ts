import type { Florin } from './florin.js'

/**
 * One unit of `from` costs `rate` units of `to` on that day; a decimal string.
 *
 * @example
 * const quote: RateQuote = { from: 'EUR', to: 'USD', on: '2026-01-02', rate: '1.1741' }
 */
export interface RateQuote {
  from: string
  to: string
  on: string
  rate: string
}

/**
 * @example
 * const request: RatesRequest = { currencies: ['USD'], base_currency: 'EUR', from: '2026-01-01', to: '2026-01-02' }
 */
export interface RatesRequest {
  /** The currencies that are wanted, ISO 4217. */
  currencies: string[]
  base_currency: string
  /** First and last day, `YYYY-MM-DD`. */
  from: string
  to: string
}

/**
 * The price of one unit of something, a decimal string in `currency`.
 *
 * @example
 * const quote: PriceQuote = { symbol: 'bitcoin', on: '2026-01-02', price: '75480.5', currency: 'EUR' }
 */
export interface PriceQuote {
  symbol: string
  on: string
  price: string
  currency: string
}

/**
 * @example
 * const request: QuotesRequest = { symbols: ['bitcoin'], currency: 'EUR', from: '2026-01-01', to: '2026-01-02' }
 */
export interface QuotesRequest {
  symbols: string[]
  currency: string
  from: string
  to: string
}

/**
 * Publishes rates of currencies or prices of securities and coins. `serves` in the manifest says which methods it has.
 *
 * @example
 * const provider: PriceProvider = { rates: async () => ({ rates: [] }) }
 */
export interface PriceProvider {
  rates?(request: RatesRequest, florin: Florin): Promise<{ rates: RateQuote[] }>
  quotes?(request: QuotesRequest, florin: Florin): Promise<{ prices: PriceQuote[] }>
}
