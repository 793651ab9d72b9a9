import { definePlugin, type RateQuote, requireSuccess } from '@florin/plugin-sdk'
import { fileFor } from './files.js'
import { quotesOfDay } from './quotes_of_day.js'
import { scanRates } from './scan_rates.js'

export default definePlugin({
  price_provider: {
    async rates(request, florin) {
      const response = await florin.http.request({ method: 'GET', url: fileFor(request, florin.now.slice(0, 10)) })
      requireSuccess(response, 'The European Central Bank')
      const rates: RateQuote[] = []
      for (const day of scanRates(response.body))
        if (day.on >= request.from && day.on <= request.to) rates.push(...quotesOfDay(day, request))
      return { rates }
    },
  },
})
