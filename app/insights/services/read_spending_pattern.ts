import { invalidField } from '#core/exceptions'
import { moneyJson } from '#core/money'
import { addDays, addMonths, dayNumber, firstDay, monthOf, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { ReportView } from '#reports/services/read_month_totals'
import { topCategories } from '#reports/services/spending'
import { byWeekday, patternsOf, type SpendingDay } from '../domain/patterns.js'
import { trendOf } from '../domain/trend.js'
import { InsufficientDataException } from '../exceptions.js'
import type { SpendingPatternJson } from '../validators/analytics.js'
import { booksSince } from './books_since.js'
import { readMonths } from './read_months.js'
import { readFixed, readLargest, readSizes } from './read_spending_details.js'
import { readSpentByDay, type Spent } from './read_spent_by_day.js'

const DAYS_NEEDED = 30
const DAYS_MAX = 3_660
const WINDOWS_OF_USUAL = 3
const TREND_MONTHS = 12
const TREND_CHANGE = 0.1

interface Period {
  from: PlainDate
  to: PlainDate
}

/** What money was spent on in a period, when, in which sizes; beside as many days before. */
export async function readSpendingPattern(
  queries: Queries,
  view: ReportView,
  asked: Partial<Period>,
): Promise<SpendingPatternJson> {
  const period = periodOf(view.today, asked)
  const begun = await firstDayOf(queries, view.today)
  const length = dayNumber(period.to) - dayNumber(period.from) + 1
  const windows = Math.min(
    WINDOWS_OF_USUAL,
    Math.max(0, Math.floor((dayNumber(period.from) - dayNumber(begun)) / length)),
  )
  const earliest = addDays(period.from, 0 - windows * length)
  const { spent, missingRates } = await readSpentByDay(queries, view, { from: earliest, to: period.to })
  const now = spent.filter(({ on }) => on >= period.from)
  const total = sumOf(now)
  const covered = {
    from: begun > period.from ? begun : period.from,
    to: period.to < view.today ? period.to : view.today,
  }
  const dayCount = Math.max(0, dayNumber(covered.to) - dayNumber(covered.from) + 1)
  const [fixedDays, sizes] = [await readFixed(queries, view, period), await readSizes(queries, view, period)]
  const categories = await byCategory(queries, view, {
    now,
    before: spent.filter(({ on }) => on < period.from),
    windows,
  })
  const money = (minor: number) => moneyJson(minor, view.currency)
  const named = categories.find(({ category }) => category !== null)
  const largestCategory = named && total > 0 ? { name: named.category!.name, share: named.amount / total } : undefined
  const days = byDay(now)
  const fixed = sumOf(fixedDays)
  const facts = {
    currency: view.currency,
    total,
    days: without(days, fixedDays),
    dayCount,
    fixed,
    sizes,
    largestCategory,
  }
  return {
    currency: view.currency.code,
    period,
    based_on: { days: dayCount, ...covered },
    total: money(total),
    by_category: categories.map(({ category, amount, usual, trend }) => ({
      category,
      amount: money(amount),
      share: total > 0 ? Math.round((amount / total) * 1000) / 1000 : 0,
      usual: usual === null ? null : money(usual),
      change_percent: usual === null || usual <= 0 ? null : Math.round((amount / usual - 1) * 100),
      trend,
    })),
    by_weekday: byWeekday(days).map((day) => ({ ...day, amount: money(day.amount) })),
    by_size: sizes.map(({ from, to, amount, count }) => ({
      from: money(from),
      to: to === null ? null : money(to),
      amount: money(amount),
      count,
    })),
    fixed: money(fixed),
    variable: money(total - fixed),
    largest: await readLargest(queries, view, period),
    patterns: patternsOf(facts),
    missing_rates: missingRates,
  }
}

function periodOf(
  today: PlainDate,
  { to = today, from = firstDay(addMonths(monthOf(to), -11)) }: Partial<Period>,
): Period {
  if (from > to) throw invalidField('/to', 'period', 'The period ends before it begins.')
  if (dayNumber(to) - dayNumber(from) >= DAYS_MAX)
    throw invalidField('/from', 'period', `A period has at most ${DAYS_MAX} days.`)
  return { from, to }
}

async function firstDayOf(queries: Queries, today: PlainDate): Promise<PlainDate> {
  const since = await booksSince(queries)
  const days = since === null ? 0 : Math.max(0, dayNumber(today) - dayNumber(since) + 1)
  if (since === null || days < DAYS_NEEDED)
    throw new InsufficientDataException('a pattern of spending', 'days', days, DAYS_NEEDED)
  return since
}

interface Compared {
  now: readonly Spent[]
  before: readonly Spent[]
  windows: number
}

/** By top category, the largest first; usual is the mean of as many days before, up to three times. */
async function byCategory(queries: Queries, view: ReportView, { now, before, windows }: Compared) {
  const rows = await queries.all<{ id: number; parent_id: number | null; name: string; role: string | null }>(
    `SELECT id, parent_id, name, role FROM accounts WHERE kind = 'expense'`,
  )
  const tops = topCategories(rows)
  const group = (spent: readonly Spent[]) => Map.groupBy(spent, ({ categoryId }) => tops.get(categoryId)!)
  const earlier = group(before)
  const { categories } = await readMonths(queries, view)
  const found = [...group(now)].map(([top, spent]) => {
    const own = categories.filter(({ id, kind }) => kind === 'expense' && tops.get(id)?.id === top.id)
    return {
      category: top.role === null ? { id: top.id, name: top.name } : null,
      amount: sumOf(spent),
      usual: windows === 0 ? null : Math.round(sumOf(earlier.get(top) ?? []) / windows),
      trend: trendWord(own.map(({ months }) => months.slice(-TREND_MONTHS))),
    }
  })
  return found.filter(({ amount }) => amount !== 0).sort((a, b) => b.amount - a.amount)
}

/** Of a branch's whole months; null where there is not a year of them. */
function trendWord(branch: readonly (readonly number[])[]): 'rising' | 'falling' | 'steady' | null {
  const count = branch[0]?.length ?? 0
  if (count < TREND_MONTHS) return null
  const months = Array.from({ length: count }, (_, at) => branch.reduce((sum, amounts) => sum + amounts[at]!, 0))
  const { direction, from, to } = trendOf(months)
  return Math.abs(to - from) < TREND_CHANGE * Math.max(1, Math.abs(from)) ? 'steady' : direction
}

function byDay(spent: readonly Spent[]): SpendingDay[] {
  return [...Map.groupBy(spent, ({ on }) => on)].map(([on, rows]) => ({
    on,
    amount: sumOf(rows),
    count: rows.reduce((sum, { count }) => sum + count, 0),
  }))
}

/** What is up to people: that is what habits are looked for in. */
function without(days: readonly SpendingDay[], fixed: readonly SpendingDay[]): SpendingDay[] {
  const taken = Map.groupBy(fixed, ({ on }) => on)
  return days.map(({ on, amount, count }) => {
    const own = taken.get(on) ?? []
    return { on, amount: amount - sumOf(own), count: count - own.reduce((sum, day) => sum + day.count, 0) }
  })
}

const sumOf = (rows: readonly { amount: number }[]) => rows.reduce((sum, { amount }) => sum + amount, 0)
