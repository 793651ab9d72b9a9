import { addMonths, monthNumber, monthOf, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { InsufficientDataException } from '../exceptions.js'
import { mean } from '../domain/accuracy.js'
import type { CategoryForecastJson, CategoryForecastsJson } from '../validators/forecast.js'
import { latestForecast } from './keep_forecast.js'
import { amountIn, keptSeries, type KeptSeries, makingJson, qualityJson, type Reader } from './kept_series.js'
import { MONTHS_NEEDED } from './make_forecast.js'

const MONTHS_DEFAULT = 3
const USUAL_MONTHS = 12

/** What categories will take or bring by month, this month first; the largest first. Undefined where nothing was foretold yet. */
export async function presentCategoryForecasts(
  queries: Queries,
  { today, country, months = MONTHS_DEFAULT }: Reader & { months?: number },
): Promise<CategoryForecastsJson | undefined> {
  const kept = await latestForecast(queries)
  if (!kept) return undefined
  const series = await keptSeries(queries, kept.id, 'categories')
  const longest = Math.max(0, ...series.map(({ known }) => known))
  if (longest < MONTHS_NEEDED) throw new InsufficientDataException(longest, MONTHS_NEEDED, 'month')
  const next = (each: KeptSeries) => Math.abs(each.points[0] ?? 0)
  return {
    ...(await makingJson(queries, kept, { today, country })),
    categories: series
      .toSorted((one, other) => next(other) - next(one))
      .map((each) => categoryJson(each, today, months)),
  }
}

/** What is spent and what is earned are both positive. */
function categoryJson(series: KeptSeries, today: PlainDate, months: number): CategoryForecastJson {
  const isIncome = series.subjectKind === 'income'
  const format = amountIn(series.currency)
  const amount = (minor: number) => format(isIncome ? -minor : minor)
  const { begins, history, points, lower, upper } = series
  const passed = Math.max(0, monthNumber(monthOf(today)) - monthNumber(begins))
  return {
    category: { id: series.subjectId!, name: series.subject! },
    kind: isIncome ? 'income' : 'expense',
    months: points.slice(passed, passed + months).map((p50, at) => ({
      month: addMonths(begins, passed + at),
      p10: amount((isIncome ? upper : lower)[passed + at]!),
      p50: amount(p50),
      p90: amount((isIncome ? lower : upper)[passed + at]!),
    })),
    history: history.map((value, at) => ({ month: addMonths(begins, at - history.length), amount: amount(value) })),
    usual: amount(Math.round(mean(history.slice(-USUAL_MONTHS)))),
    known_months: series.known,
    method: series.method,
    unavailable: series.unavailable,
    quality: qualityJson(series),
  }
}
