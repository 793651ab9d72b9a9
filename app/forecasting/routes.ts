import { endpoint } from '#http/operation'
import * as forecast from './validators/forecast.js'

const ForecastsController = () => import('./controllers/forecasts_controller.js')

const reading = { access: 'household', scope: 'ledger:read' } as const

endpoint('GET /forecast', [ForecastsController, 'show'], {
  ...reading,
  summary: 'Foretells the balance of each account and of all together, day by day',
  query: forecast.forecastQueryValidator,
  responds: forecast.forecastValidator,
})
endpoint('GET /forecast/categories', [ForecastsController, 'categories'], {
  ...reading,
  summary: 'Foretells what categories will take and bring, month by month',
  query: forecast.categoryQueryValidator,
  responds: forecast.categoryForecastsValidator,
})
endpoint('POST /forecast/versions', [ForecastsController, 'refresh'], {
  access: 'household',
  scope: 'ledger:write',
  role: 'member',
  summary: 'Makes the forecast anew by what is known now',
  responds: forecast.versionValidator,
  status: 201,
})
