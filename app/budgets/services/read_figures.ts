import type { Converter, RateTable } from '#commodities/domain/conversion'
import { readRates } from '#commodities/services/read_rates'
import { addMinor } from '#core/money'
import { dayNumber, lastDay, monthNumber, monthOf, monthOfNumber, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Currency } from '../domain/budget.js'
import { isMadeOfMonths, type Period, type Rhythm } from '../domain/periods.js'

/** What happened in some periods, in minor units of one currency; the lists have an entry for each period. */
export interface Figures {
  /** By category, uncategorised spending among them; positive for money spent. */
  spent: ReadonlyMap<number, number[]>
  /** By income category; positive for money received. */
  earned: ReadonlyMap<number, number[]>
  income: number[]
  /** Currencies that no rate leads from; their amounts are in none of the figures. */
  missingRates: string[]
}

interface View {
  currency: Currency
  today: PlainDate
}

interface Series {
  accountId: number
  commodityId: number
  kind: 'income' | 'expense'
  /** Months as `monthNumber` counts them, or the first days of periods. */
  steps: string
  amounts: string
}

type Step = number | PlainDate

interface Steps {
  periodOf: (step: Step) => number
  /** The last day of what a step stands for: its rate converts. */
  endOf: (step: Step) => PlainDate
}

/** Income and spending of the periods of the household's budget, from the month totals where periods are made of months. */
export async function readFigures(
  queries: Queries,
  view: View,
  rhythm: Rhythm,
  periods: readonly Period[],
): Promise<Figures> {
  const byMonth = isMadeOfMonths(rhythm)
  const series = await (byMonth ? monthSeries(queries, periods) : periodSeries(queries, periods))
  return addUp(queries, view, series, byMonth ? monthSteps(rhythm, periods) : periodSteps(periods), periods.length)
}

function monthSteps(rhythm: Rhythm, periods: readonly Period[]): Steps {
  const [first, months] = [monthNumber(monthOf(periods[0].from)), rhythm.length === 'year' ? 12 : 1]
  return {
    periodOf: (step) => Math.floor((Number(step) - first) / months),
    endOf: (step) => lastDay(monthOfNumber(Number(step))),
  }
}

function periodSteps(periods: readonly Period[]): Steps {
  const places = new Map<Step, number>(periods.map(({ from }, at) => [from, at]))
  return { periodOf: (step) => places.get(step)!, endOf: (step) => periods[places.get(step)!].to }
}

const listOf = (queries: Queries) => (queries.dialect === 'sqlite' ? 'json_group_array' : 'json_agg')

/** Totals are many and their series are few, so the database hands over each series as two lists. */
function monthSeries(queries: Queries, periods: readonly Period[]): Promise<Series[]> {
  const list = listOf(queries)
  return queries.all<Series>(
    `SELECT a.id AS "accountId", m.commodity_id AS "commodityId", a.kind,
       CAST(${list}(m.month) AS TEXT) AS steps, CAST(${list}(m.quantity) AS TEXT) AS amounts
     FROM accounts a JOIN month_totals m ON m.account_id = a.id
     WHERE a.kind IN ('income', 'expense') AND m.month BETWEEN ? AND ?
     GROUP BY a.id, m.commodity_id, a.kind`,
    [monthNumber(monthOf(periods[0].from)), monthNumber(monthOf(periods[periods.length - 1].to))],
  )
}

function periodSeries(queries: Queries, periods: readonly Period[]): Promise<Series[]> {
  const list = listOf(queries)
  return queries.all<Series>(
    `SELECT a.id AS "accountId", t.commodity_id AS "commodityId", a.kind,
       CAST(${list}(t.period_on) AS TEXT) AS steps, CAST(${list}(t.quantity) AS TEXT) AS amounts
     FROM accounts a JOIN budget_period_totals t ON t.account_id = a.id
     WHERE a.kind IN ('income', 'expense') AND t.period_on BETWEEN ? AND ?
     GROUP BY a.id, t.commodity_id, a.kind`,
    [periods[0].from, periods[periods.length - 1].from],
  )
}

async function addUp(
  queries: Queries,
  view: View,
  series: readonly Series[],
  { periodOf, endOf }: Steps,
  periodCount: number,
): Promise<Figures> {
  const commodities = await queries.all<{ id: number; code: string }>('SELECT id, code FROM commodities')
  const codes = new Map(commodities.map(({ id, code }) => [id, code]))
  const isForeign = ({ commodityId }: Series) => codes.get(commodityId) !== view.currency.code
  const rates = series.some(isForeign) ? await readRates(queries) : undefined
  const [spent, earned, missing] = [new Map<number, number[]>(), new Map<number, number[]>(), new Set<string>()]
  const income = nothing(periodCount)
  for (const one of series) {
    const code = codes.get(one.commodityId)!
    const [steps, amounts] = [JSON.parse(one.steps) as Step[], JSON.parse(one.amounts) as number[]]
    const convert = isForeign(one) ? converterOf(rates!, code, view) : undefined
    const kept = one.kind === 'income' ? earned : spent
    const sums = kept.get(one.accountId) ?? nothing(periodCount)
    kept.set(one.accountId, sums)
    steps.forEach((step, at) => {
      const converted = convert ? convert(amounts[at], endOf(step)) : amounts[at]
      if (converted === undefined) return void missing.add(code)
      const [amount, period] = [one.kind === 'income' ? 0 - converted : converted, periodOf(step)]
      sums[period] = addMinor(sums[period], amount)
      if (one.kind === 'income') income[period] = addMinor(income[period], amount)
    })
  }
  return { spent, earned, income, missingRates: [...missing].sort() }
}

/** Converts with the rate of the day, and with today's what is not over yet, as reports do. A rate is looked for once a day. */
function converterOf(rates: RateTable, code: string, { currency, today }: View) {
  const known = new Map<PlainDate, Converter | undefined>()
  return (minor: number, endsOn: PlainDate): number | undefined => {
    const day = dayNumber(endsOn) < dayNumber(today) ? endsOn : today
    if (!known.has(day)) known.set(day, rates.converter(code, currency.code, day))
    return known.get(day)?.(minor)
  }
}

export function nothing(periodCount: number): number[] {
  return new Array<number>(periodCount).fill(0)
}
