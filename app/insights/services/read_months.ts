import { addMonths, firstDay, type Month, monthNumber, monthOf, monthOfNumber, monthsBetween } from '#core/plain_date'
import type { Queries } from '#database/database'
import { readMonthTotals, type ReportView } from '#reports/services/read_month_totals'
import type { CategoryFacts } from '../domain/facts.js'
import { booksSince } from './books_since.js'

const MONTHS_LEARNED_FROM = 36
/** Books that begin later in a month have only a part of it. */
const FIRST_DAY_OF_WHOLE = 3

export interface MonthFacts {
  /** Whole months with bookkeeping, oldest first. */
  months: Month[]
  income: number[]
  spending: number[]
  /** Without what has no category; archived ones too, since money is money. */
  categories: CategoryFacts[]
  missingRates: string[]
}

interface Category {
  id: number
  name: string
  kind: 'income' | 'expense'
  role: string | null
}

/** What came in and went out by whole month and category in the household’s currency, as positive numbers. */
export async function readMonths(queries: Queries, view: ReportView): Promise<MonthFacts> {
  const current = monthOf(view.today)
  const from = addMonths(current, -MONTHS_LEARNED_FROM)
  const selection = { kinds: ['income', 'expense'] as const, from, to: current }
  const { series, missingRates } = await readMonthTotals(queries, view, selection)
  const known = series.flatMap(({ months }) => months)
  const begun = known.length === 0 ? current : monthOfNumber(known.reduce((least, month) => Math.min(least, month)))
  const first = (await isWhole(queries, begun)) ? begun : addMonths(begun, 1)
  const months = monthsBetween(first, addMonths(current, -1))
  const categories = await queries.all<Category>(
    `SELECT id, name, kind, role FROM accounts WHERE kind IN ('income', 'expense')`,
  )
  const [income, spending] = [months.map(() => 0), months.map(() => 0)]
  const found = new Map<number, CategoryFacts & { months: number[] }>()
  for (const { accountId, months: numbers, amounts } of series) {
    const category = categories.find(({ id }) => id === accountId)!
    const { id, name, kind } = category
    const sign = kind === 'income' ? -1 : 1
    const facts = found.get(id) ?? { id, name, kind, months: months.map(() => 0), current: 0 }
    if (category.role === null) found.set(id, facts)
    for (const [at, number] of numbers.entries()) {
      const amount = sign * amounts[at]!
      const place = number - monthNumber(first)
      if (number === monthNumber(current)) facts.current += amount
      else if (place >= 0) {
        facts.months[place]! += amount
        ;(kind === 'income' ? income : spending)[place]! += amount
      }
    }
  }
  return { months, income, spending, categories: [...found.values()], missingRates }
}

/** Whether books were kept from the beginning of a month on. */
async function isWhole(queries: Queries, month: Month): Promise<boolean> {
  const since = await booksSince(queries)
  return since !== null && (since < firstDay(month) || Number(since.slice(8)) <= FIRST_DAY_OF_WHOLE)
}
