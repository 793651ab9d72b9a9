import { definePlugin } from '@florin/plugin-sdk'
import { dayNumber } from './calendar.js'
import { forecastSeries } from './forecast_series.js'

export default definePlugin({
  forecaster: {
    forecast: ({ series, horizon, levels, holidays = [] }) => {
      const resting = new Set(holidays.map(dayNumber))
      return { forecasts: series.map((each) => forecastSeries(each, horizon, levels, resting)) }
    },
  },
})
