import { closed, key, list, share, text } from './schema_parts.js'

const SERIES = 200
const VALUES = 4_000
const PERIODS = 400
const HOLIDAYS = 1_000
const number = { type: 'number', minimum: -1e18, maximum: 1e18 }

const series = closed(
  {
    id: key,
    frequency: { enum: ['day', 'month'] },
    start: { type: 'string', maxLength: 10, pattern: '^[0-9]{4}-[01][0-9](-[0-3][0-9])?$' },
    values: list({ type: 'integer' }, VALUES),
    measure: { enum: ['flow', 'level'] },
  },
  ['id', 'frequency', 'start', 'values'],
)

/** What `forecast` receives. */
export const FORECAST_REQUEST_SCHEMA = closed(
  {
    series: list(series, SERIES),
    horizon: { type: 'integer', minimum: 1, maximum: PERIODS },
    levels: list(share, 5),
    holidays: list({ type: 'string', maxLength: 10, pattern: '^[0-9]{4}-[01][0-9]-[0-3][0-9]$' }, HOLIDAYS),
  },
  ['series', 'horizon', 'levels'],
)

const forecast = closed(
  {
    id: key,
    points: list(number, PERIODS),
    bands: list(closed({ level: share, lower: list(number, PERIODS), upper: list(number, PERIODS) }), 5),
    method: text(200),
    unavailable: text(300, 1),
  },
  ['id', 'points', 'bands', 'method'],
)

/** What `forecast` answers: one forecast for each series, as long as the horizon; checked beside it. */
export const FORECAST_REPLY_SCHEMA = closed({ forecasts: list(forecast, SERIES) })
