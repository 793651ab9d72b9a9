import { definePlugin, type PriceQuote } from '@florin/plugin-sdk'
import { CoinGecko } from './coin_gecko.js'

export default definePlugin({
  price_provider: {
    async quotes({ symbols, currency, from, to }, florin) {
      const today = florin.now.slice(0, 10)
      const service = new CoinGecko(florin)
      if (from >= today) return { prices: await service.current(symbols, currency, today) }
      const prices: PriceQuote[] = []
      for (const [done, symbol] of symbols.entries()) {
        florin.progress(done, symbols.length)
        prices.push(...(await service.history(symbol, currency, from, to)))
      }
      return { prices }
    },
  },
})
