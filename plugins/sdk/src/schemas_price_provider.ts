import { closed, currency, date, decimal, key, list } from './schema_parts.js'

const SYMBOLS = 500
/** Twenty years of working days in twenty currencies. */
const QUOTES = 100_000
const price = { ...decimal, pattern: '^[0-9]{1,20}(\\.[0-9]{1,18})?$' }

/** What `rates` receives. */
export const RATES_REQUEST_SCHEMA = closed({
  currencies: list(currency, SYMBOLS),
  base_currency: currency,
  from: date,
  to: date,
})

/** What `rates` answers: of currencies that were asked for, on days that were asked for; checked beside it. */
export const RATES_REPLY_SCHEMA = closed({
  rates: list(closed({ from: currency, to: currency, on: date, rate: price }), QUOTES),
})

/** What `quotes` receives. */
export const QUOTES_REQUEST_SCHEMA = closed({ symbols: list(key, SYMBOLS), currency, from: date, to: date })

/** What `quotes` answers. */
export const QUOTES_REPLY_SCHEMA = closed({
  prices: list(closed({ symbol: key, on: date, price, currency }), QUOTES),
})
