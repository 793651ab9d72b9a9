import type { Florin } from './florin.js'

/** One unit of `from` costs `rate` units of `to` on that day; a decimal string. */
export interface RateQuote {
  from: string
  to: string
  on: string
  rate: string
}

export interface RatesRequest {
  /** The currencies that are wanted, ISO 4217. */
  currencies: string[]
  base_currency: string
  /** First and last day, `YYYY-MM-DD`. */
  from: string
  to: string
}

/** The price of one unit of something, a decimal string in `currency`. */
export interface PriceQuote {
  symbol: string
  on: string
  price: string
  currency: string
}

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
