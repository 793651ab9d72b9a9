import { definePlugin, PluginError, type PriceQuote } from '@florin/plugin-sdk'
import { CoinGecko } from './coin_gecko.js'
import { coinOf } from './coins.js'

export default definePlugin({
  price_provider: {
    async quotes({ symbols, currency, from, to }, florin) {
      const { coins = [] } = florin.settings as { coins?: string[] }
      const wanted = symbols.flatMap((symbol) => {
        const coin = coinOf(symbol, coins)
        return coin === undefined ? [] : [{ symbol, coin }]
      })
      if (wanted.length === 0) return { prices: [] }
      const today = florin.now.slice(0, 10)
      const service = new CoinGecko(florin)
      if (from >= today) return { prices: await service.current(wanted, currency, today) }
      const prices: PriceQuote[] = []
      const unknown: string[] = []
      for (const [done, each] of wanted.entries()) {
        florin.progress(done, wanted.length)
        const found = await service.history(each, currency, from, to)
        if (found) prices.push(...found)
        else unknown.push(`"${each.coin}"`)
      }
      // eslint-disable-next-line no-console -- Florin keeps it with the run, where the owner looks for what is missing.
      if (unknown.length > 0) console.info(`CoinGecko knows no coin ${unknown.join(', ')}.`)
      if (unknown.length === wanted.length)
        throw new PluginError('not_found', `CoinGecko knows no coin ${unknown.join(', ')}.`)
      return { prices }
    },
  },
})
