import type { Series } from '#sdk'

/** A series whose later values are known. */
export interface KnownSeries {
  series: Series
  /** What the whole numbers of the series have to be divided by. */
  unit: number
  truth: number[]
}

/** Balances of one account, a day each. */
export interface KnownBalances {
  start: string
  balances: number[]
}

export type SeriesFile = { layout: 'months'; series: KnownSeries[] } | { layout: 'days'; days: KnownBalances }

type Rows = readonly Record<string, string>[]

const BALANCE_COLUMNS = ['closing_balance', 'balance']
const MOST_PLACES = 4

/**
 * Two layouts: `id, start_year, start_month, train, test` with values between blanks, one row a monthly series; and `date,
 * closing_balance`, one row a day. Undefined for others.
 */
export function readSeriesFile(columns: readonly string[], rows: Rows): SeriesFile | undefined {
  if (['id', 'start_year', 'start_month', 'train', 'test'].every((name) => columns.includes(name)))
    return { layout: 'months', series: rows.map(monthlySeries) }
  const balance = BALANCE_COLUMNS.find((name) => columns.includes(name))
  if (!columns.includes('date') || !balance || rows.length === 0) return undefined
  return { layout: 'days', days: dailyBalances(rows, balance) }
}

function monthlySeries(row: Record<string, string>): KnownSeries {
  const numbers = (text = '') => text.split(' ').filter(Boolean).map(Number)
  const train = numbers(row.train)
  const unit = unitOf(`${row.train} ${row.test}`)
  const month = Math.min(12, Math.max(1, Number(row.start_month) || 1))
  const start = `${row.start_year!.padStart(4, '0')}-${String(month).padStart(2, '0')}`
  const values = train.map((value) => Math.round(value * unit))
  return { series: { id: row.id!, frequency: 'month', start, values }, unit, truth: numbers(row.test) }
}

/** The contract has whole numbers only. */
function unitOf(text: string): number {
  const places = Math.max(0, ...[...text.matchAll(/\.(\d+)/g)].map(([, digits]) => digits!.length))
  return 10 ** Math.min(MOST_PLACES, places)
}

/** Days without a row keep the balance of the day before. */
function dailyBalances(rows: Rows, column: string): KnownBalances {
  const sorted = rows.toSorted((one, other) => (one.date! < other.date! ? -1 : 1))
  const start = sorted[0]!.date!
  const balances: number[] = []
  for (const row of sorted) {
    const at = Math.round((Date.parse(row.date!) - Date.parse(start)) / 86_400_000)
    while (balances.length < at) balances.push(balances.at(-1)!)
    balances[at] = Number(row[column])
  }
  return { start, balances }
}
