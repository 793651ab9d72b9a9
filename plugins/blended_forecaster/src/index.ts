import { definePlugin } from '@florin/plugin-sdk'
import { forecastSeries } from './forecast_series.js'

export default definePlugin({
  forecaster: {
    forecast: ({ series, horizon, levels }) => ({
      forecasts: series.map((each) => forecastSeries(each, horizon, levels)),
    }),
  },
})
