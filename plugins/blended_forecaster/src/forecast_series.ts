import { forecastFlows, forecastLevels } from './day_forecast.js'
import { forecastFewMonths } from './few_months.js'
import { forecastIntermittent, isIntermittent } from './intermittent.js'
import { forecastMonths } from './month_forecast.js'
import { type Holidays, NO_HOLIDAYS } from './calendar.js'
import { aboveZero, type Outlook, type Span, turned } from './outlook.js'

/** What the SDK calls a series. */
export interface Series {
  id: string
  frequency: 'day' | 'month'
  start: string
  values: number[]
  measure?: 'flow' | 'level'
}

/** What the SDK calls a forecast. */
interface Forecast {
  id: string
  points: number[]
  bands: { level: number; lower: number[]; upper: number[] }[]
  method: string
  unavailable?: string
}

const LEAST = { day: 28, month: 4 }
/** A year, and enough after it to see whether it comes back. */
const MONTHS_FOR_MODELS = 16

/** Chooses how a series is continued by what it is like, and says why where it cannot be. */
export function forecastSeries(
  series: Series,
  horizon: number,
  levels: readonly number[],
  holidays: Holidays = NO_HOLIDAYS,
): Forecast {
  const { id, frequency, values } = series
  const least = LEAST[frequency]
  if (values.length < least) {
    const known = values.length === 1 ? `1 ${frequency}` : `${values.length} ${frequency}s`
    return { id, points: [], bands: [], method: '', unavailable: `${known} of data: it takes at least ${least}.` }
  }
  const { points, method, bandsOf } = outlookOf(series, { start: series.start, horizon, holidays })
  return {
    id,
    points: [...points],
    bands: levels.map((level) => {
      const { lower, upper } = bandsOf(level)
      // Logarithms there and back again lose the last digit.
      return {
        level,
        lower: Array.from(lower, (value, at) => Math.min(value, points[at]!)),
        upper: Array.from(upper, (value, at) => Math.max(value, points[at]!)),
      }
    }),
    method,
  }
}

function outlookOf({ frequency, values: given, measure }: Series, span: Span): Outlook {
  const values = Float64Array.from(given)
  if (frequency === 'day') return (measure === 'level' ? forecastLevels : forecastFlows)(values, span)
  if (values.every((value) => value >= 0)) return aboveZero(monthsOf(values, span))
  if (values.some((value) => value > 0)) return monthsOf(values, span)
  const spent = values.map((value) => -value)
  return turned(aboveZero(monthsOf(spent, span)))
}

function monthsOf(values: Float64Array, span: Span): Outlook {
  const { horizon } = span
  if (isIntermittent(values)) return forecastIntermittent(values, horizon)
  return values.length < MONTHS_FOR_MODELS ? forecastFewMonths(values, horizon) : forecastMonths(values, span)
}
