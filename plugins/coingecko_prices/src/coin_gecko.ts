import { type Florin, type HttpResponse, type PriceQuote, readJson } from '@florin/plugin-sdk'
import { plainDecimal } from './plain_decimal.js'

interface Settings {
  plan?: 'public' | 'demo' | 'pro'
  /** Handles. */
  demo_key?: string
  pro_key?: string
}

/** A coin by its id, and what Florin calls it. */
export interface WantedCoin {
  symbol: string
  coin: string
}

const NAME = 'CoinGecko'
const DAY_SECONDS = 86_400
/** Without a paid key, older prices are refused. */
const FREE_HISTORY_DAYS = 365

export class CoinGecko {
  readonly #settings: Settings

  constructor(private readonly florin: Florin) {
    this.#settings = florin.settings as Settings
  }

  /** The prices of this moment, all by one request. Coins that there are not have none. */
  async current(wanted: WantedCoin[], currency: string, today: string): Promise<PriceQuote[]> {
    const code = currency.toLowerCase()
    const query = { ids: wanted.map(({ coin }) => coin).join(','), vs_currencies: code, precision: 'full' }
    const answer = readJson<Record<string, Record<string, number>>>(await this.#get('/simple/price', query), NAME)
    return wanted.flatMap(({ symbol, coin }): PriceQuote[] => {
      const price = plainDecimal(answer[coin]?.[code])
      return price === undefined ? [] : [{ symbol, on: today, price, currency }]
    })
  }

  /** The last price of each day, by UTC; undefined where there is no such coin. */
  async history(
    { symbol, coin }: WantedCoin,
    currency: string,
    from: string,
    to: string,
  ): Promise<PriceQuote[] | undefined> {
    const start = Math.max(secondsOf(from), this.#earliest())
    const query = {
      vs_currency: currency.toLowerCase(),
      from: String(start),
      to: String(secondsOf(to) + DAY_SECONDS - 1),
      precision: 'full',
    }
    const response = await this.#get(`/coins/${encodeURIComponent(coin)}/market_chart/range`, query)
    if (response.status === 404) return undefined
    const { prices = [] } = readJson<{ prices?: [number, number | null][] }>(response, NAME)
    // Sweden writes days as `YYYY-MM-DD`.
    const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC' })
    const lastOfDay = new Map<string, string>()
    for (const [at, value] of prices) {
      const price = plainDecimal(value)
      const on = day.format(at)
      if (price !== undefined && on >= from && on <= to) lastOfDay.set(on, price)
    }
    return [...lastOfDay].map(([on, price]) => ({ symbol, on, price, currency }))
  }

  #earliest(): number {
    if (this.#settings.plan === 'pro') return 0
    return secondsOf(this.florin.now.slice(0, 10)) - (FREE_HISTORY_DAYS - 1) * DAY_SECONDS
  }

  #get(path: string, query: Record<string, string>): Promise<HttpResponse> {
    const { plan, demo_key, pro_key } = this.#settings
    const root = plan === 'pro' ? 'https://pro-api.coingecko.com/api/v3' : 'https://api.coingecko.com/api/v3'
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (plan === 'demo' && demo_key) headers['x-cg-demo-api-key'] = demo_key
    if (plan === 'pro' && pro_key) headers['x-cg-pro-api-key'] = pro_key
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    return this.florin.http.request({ method: 'GET', url: `${root}${path}?${pairs.join('&')}`, headers })
  }
}

const secondsOf = (day: string) => Date.parse(day) / 1000
