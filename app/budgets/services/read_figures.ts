import type { Converter, RateTable } from '#commodities/domain/conversion'
import { readRates } from '#commodities/services/read_rates'
import { addMinor } from '#core/money'
import { dayNumber, lastDay, monthNumber, monthOf, monthOfNumber, type PlainDate } from '#core/plain_date'
import type { Queries, Value } from '#database/database'
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
  /** Months as `monthNumber` counts them, or places in the list of periods. */
  steps: string
  amounts: string
}

interface Steps {
  periodOf: (step: number) => number
  /** The last day of what a step stands for: its rate converts. */
  endOf: (step: number) => PlainDate
}

/** Income and spending of the periods. Months come from the month totals; periods with other boundaries from the postings by their days. */
export async function readFigures(
  queries: Queries,
  view: View,
  rhythm: Rhythm,
  periods: readonly Period[],
): Promise<Figures> {
  const byMonth = isMadeOfMonths(rhythm)
  const series = await (byMonth ? monthSeries(queries, periods) : daySeries(queries, periods))
  return addUp(queries, view, series, byMonth ? monthSteps(rhythm, periods) : periodSteps(periods), periods.length)
}

function monthSteps(rhythm: Rhythm, periods: readonly Period[]): Steps {
  const [first, months] = [monthNumber(monthOf(periods[0].from)), rhythm.length === 'year' ? 12 : 1]
  return { periodOf: (step) => Math.floor((step - first) / months), endOf: (step) => lastDay(monthOfNumber(step)) }
}

function periodSteps(periods: readonly Period[]): Steps {
  return { periodOf: (step) => step, endOf: (step) => periods[step].to }
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

/** Each account's postings are found by their days in the index; the inner query adds them up by period. */
function daySeries(queries: Queries, periods: readonly Period[]): Promise<Series[]> {
  const list = listOf(queries)
  const days: Value[] = periods.flatMap(({ from, to }) => [from, to])
  return queries.all<Series>(
    `WITH periods (step, first_on, last_on) AS (VALUES ${periods.map((_, at) => `(${at}, ?, ?)`).join(', ')}),
     sums AS (
       SELECT a.id AS account_id, p.commodity_id, a.kind, periods.step, CAST(SUM(p.quantity) AS BIGINT) AS quantity
       FROM periods CROSS JOIN accounts a
       JOIN postings p ON p.account_id = a.id AND p.occurred_on BETWEEN periods.first_on AND periods.last_on
       WHERE a.kind IN ('income', 'expense') AND p.counted = 1
       GROUP BY a.id, p.commodity_id, a.kind, periods.step
     )
     SELECT account_id AS "accountId", commodity_id AS "commodityId", kind,
       CAST(${list}(step) AS TEXT) AS steps, CAST(${list}(quantity) AS TEXT) AS amounts
     FROM sums GROUP BY account_id, commodity_id, kind`,
    days,
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
    const [steps, amounts] = [JSON.parse(one.steps) as number[], JSON.parse(one.amounts) as number[]]
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
