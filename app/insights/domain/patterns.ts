import { moneyWords, percentWords } from '#core/words'
import { dayNumber, type PlainDate } from '#core/plain_date'

/** What was spent on a day; positive, minor units of the household’s currency. */
export interface SpendingDay {
  on: PlainDate
  amount: number
  count: number
}

export interface SpendingFacts {
  currency: { code: string; scale: number }
  total: number
  /** Without what recurs. */
  days: readonly SpendingDay[]
  /** How many days of bookkeeping there are in the period. */
  dayCount: number
  fixed: number
  sizes: readonly { from: number; to: number | null; amount: number; count: number }[]
  largestCategory: { name: string; share: number } | undefined
}

export interface WeekdaySpending {
  /** Monday is 1. */
  weekday: number
  amount: number
  count: number
}

export interface Pattern {
  kind: 'fixed_share' | 'largest_category' | 'weekday' | 'weekend' | 'begin_of_month' | 'small_purchases' | 'quiet_days'
  text: string
}

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays']
const DAYS_OF_PATTERN = 28
const WEEKDAY_TIMES = 1.5
const WEEKEND_MORE = 0.4
const BEGIN_DAYS = 5
const BEGIN_SHARE = 0.4
const SMALL_SHARE = 0.4
const QUIET_SHARE = 0.15
const LARGE_SHARE = 0.25
/** 1970-01-01 was a Thursday. */
const THURSDAY = 3

export function byWeekday(days: readonly SpendingDay[]): WeekdaySpending[] {
  const sums = WEEKDAYS.map((_, at) => ({ weekday: at + 1, amount: 0, count: 0 }))
  for (const { on, amount, count } of days) {
    const sum = sums[(dayNumber(on) + THURSDAY) % 7]!
    sum.amount += amount
    sum.count += count
  }
  return sums
}

/** What stands out, in sentences; nothing where nothing does. */
export function patternsOf(facts: SpendingFacts): Pattern[] {
  if (facts.total <= 0) return []
  const found = [fixedShare(facts), largestCategory(facts)]
  if (facts.dayCount >= DAYS_OF_PATTERN && facts.total > facts.fixed)
    found.push(weekday(facts), weekend(facts), beginOfMonth(facts), smallPurchases(facts), quietDays(facts))
  return found.filter((one) => one !== undefined)
}

function fixedShare({ fixed, total, currency }: SpendingFacts): Pattern | undefined {
  if (fixed <= 0) return undefined
  const text = `${percentWords(fixed / total)} of spending, ${moneyWords(fixed, currency)}, recurs; the rest is up to you.`
  return { kind: 'fixed_share', text }
}

function largestCategory({ largestCategory: largest }: SpendingFacts): Pattern | undefined {
  if (!largest || largest.share < LARGE_SHARE) return undefined
  return {
    kind: 'largest_category',
    text: `${largest.name} alone takes ${percentWords(largest.share)} of all spending.`,
  }
}

function weekday({ days, total, fixed }: SpendingFacts): Pattern | undefined {
  const [heaviest] = byWeekday(days).sort((a, b) => b.count - a.count)
  const all = days.reduce((sum, { count }) => sum + count, 0)
  if (heaviest!.count * 7 < WEEKDAY_TIMES * all) return undefined
  const [ofAll, ofMoney] = [percentWords(heaviest!.count / all), percentWords(heaviest!.amount / (total - fixed))]
  const text = `${WEEKDAYS[heaviest!.weekday - 1]} see the most purchases: ${ofAll} of them and ${ofMoney} of the money.`
  return { kind: 'weekday', text }
}

function weekend({ days, total, fixed }: SpendingFacts): Pattern | undefined {
  const amount = byWeekday(days)
    .slice(5)
    .reduce((sum, day) => sum + day.amount, 0)
  const share = amount / (total - fixed)
  if (share < WEEKEND_MORE) return undefined
  return {
    kind: 'weekend',
    text: `${percentWords(share)} of what does not recur is spent on weekends, which are 29% of all days.`,
  }
}

function beginOfMonth({ days, total, fixed }: SpendingFacts): Pattern | undefined {
  const early = days.filter(({ on }) => Number(on.slice(8)) <= BEGIN_DAYS).reduce((sum, { amount }) => sum + amount, 0)
  const share = early / (total - fixed)
  if (share < BEGIN_SHARE) return undefined
  return {
    kind: 'begin_of_month',
    text: `${percentWords(share)} of what does not recur is spent in the first ${BEGIN_DAYS} days of a month.`,
  }
}

function smallPurchases({ sizes, currency }: SpendingFacts): Pattern | undefined {
  const [small, all] = [sizes[0], sizes.reduce((sum, { count }) => sum + count, 0)]
  if (!small?.to || small.count < SMALL_SHARE * all) return undefined
  const text = `${small.count} purchases below ${moneyWords(small.to, currency)} add up to ${moneyWords(small.amount, currency)}.`
  return { kind: 'small_purchases', text }
}

function quietDays({ days, dayCount }: SpendingFacts): Pattern | undefined {
  const quiet = dayCount - days.filter(({ amount }) => amount > 0).length
  if (quiet < QUIET_SHARE * dayCount) return undefined
  return { kind: 'quiet_days', text: `On ${quiet} of ${dayCount} days nothing was spent but what recurs.` }
}
