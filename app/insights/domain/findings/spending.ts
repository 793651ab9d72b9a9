import { compareToUsual } from '#alerts/domain/unusual'
import { moneyWords, periodWords } from '#core/words'
import { addDays, addMonths, firstDay, lastDay, type Month, monthOf } from '#core/plain_date'
import type { CategoryFacts, Facts } from '../facts.js'
import type { Finding } from '../insight.js'
import { quantile, sortedNumbers } from '../quantiles.js'
import { trendOf } from '../trend.js'
import { quarterOf } from './periods.js'

/** Until that day of a month the one before it is news. */
export const NEWS_DAYS = 15
const DAY_OF_FIRST_WORD = 5
const MONTHS_COMPARED = 24
const MONTHS_NEEDED = 6
const SCORE_ABOVE = 3
const SCORE_BELOW = -2.5
const TIMES_ABOVE = 1.3
const TIMES_BELOW = 0.7
/** Of a usual month's whole spending; less is not worth a word. */
const SHARE_WORTH_TELLING = 0.03
/** In how many of the months before there was anything. */
const REGULAR_SHARE = 0.75
/** Within so much of the same month a year before it is the season. */
const SEASON_SHARE = 0.8

const TREND_MONTHS = 12
const TREND_CHANGE = 0.2

/** Categories that took far more, or far less, than they usually do in a month. */
export function spendingFindings(facts: Facts): Finding[] {
  const day = Number(facts.today.slice(8))
  const month = monthOf(facts.today)
  return expensesOf(facts).flatMap((category) => {
    const found: (Finding | undefined)[] = []
    if (day >= DAY_OF_FIRST_WORD) found.push(above(facts, category, month, category.current, category.months))
    if (day <= NEWS_DAYS && category.months.length > 0) {
      const [before, last] = [category.months.slice(0, -1), category.months.at(-1)!]
      found.push(above(facts, category, addMonths(month, -1), last, before))
      found.push(below(facts, category, addMonths(month, -1), last, before))
    }
    return found.filter((one) => one !== undefined)
  })
}

/** Categories that have been going up or down for a year. */
export function trendFindings(facts: Facts): Finding[] {
  const worth = worthTelling(facts)
  const found = expensesOf(facts).flatMap(({ id, name, months }): Finding[] => {
    const last = months.slice(-TREND_MONTHS)
    if (last.length < TREND_MONTHS || !isRegular(last)) return []
    const { direction, from, to } = trendOf(last)
    const isLarge = Math.abs(to - from) >= Math.max(worth, TREND_CHANGE * Math.max(from, 1))
    if (direction === 'steady' || !isLarge) return []
    const { quarter, until } = quarterOf(facts.today)
    const words = (minor: number) => moneyWords(Math.max(0, Math.round(minor)), facts.currency)
    const span = { from: firstDay(facts.months.at(-TREND_MONTHS)!), to: lastDay(facts.months.at(-1)!) }
    return [
      {
        key: `category_trend:${id}:${quarter}`,
        kind: 'category_trend',
        severity: direction === 'rising' ? 'notice' : 'info',
        title: `Spending on ${name} keeps ${direction}`,
        body: `Within a year it went from about ${words(from)} to about ${words(to)} a month.`,
        amount: Math.round(Math.abs(to - from)),
        period: span,
        categoryId: id,
        evidence: { category: id, ...span },
        expiresOn: until,
      },
    ]
  })
  return found.sort((a, b) => b.amount! - a.amount!)
}

function above(
  facts: Facts,
  { id, name }: CategoryFacts,
  month: Month,
  amount: number,
  earlier: readonly number[],
): Finding | undefined {
  const before = earlier.slice(-MONTHS_COMPARED)
  const usual = usualOf(before, amount)
  if (!usual || usual.score < SCORE_ABOVE || amount < TIMES_ABOVE * usual.median) return undefined
  const more = Math.round(amount - usual.median)
  if (more < worthTelling(facts) || wasSoLastYear(before, (then) => then >= SEASON_SHARE * amount)) return undefined
  const isOver = month < monthOf(facts.today)
  const when = periodWords('month', firstDay(month))
  return {
    ...aboutMonth('spending_above_usual', id, month, facts),
    severity: 'notice',
    title: isOver ? `${name} took more than usual in ${when}` : `${name} has taken more than in a usual month`,
    body:
      `${moneyWords(amount, facts.currency)} in ${when}${isOver ? '' : ' so far'}, ` +
      `${moneyWords(more, facts.currency)} more than usual; ${rangeWords(before, facts)}`,
    amount: more,
  }
}

function below(
  facts: Facts,
  { id, name }: CategoryFacts,
  month: Month,
  amount: number,
  earlier: readonly number[],
): Finding | undefined {
  const before = earlier.slice(-MONTHS_COMPARED)
  const usual = usualOf(before, amount)
  if (!usual || usual.score > SCORE_BELOW || amount > TIMES_BELOW * usual.median) return undefined
  const less = Math.round(usual.median - amount)
  if (less < worthTelling(facts) || wasSoLastYear(before, (then) => then * SEASON_SHARE <= amount)) return undefined
  const when = periodWords('month', firstDay(month))
  return {
    ...aboutMonth('spending_below_usual', id, month, facts),
    severity: 'info',
    title: `${name} took less than usual in ${when}`,
    body: `${moneyWords(amount, facts.currency)}, ${moneyWords(less, facts.currency)} less than usual; ${rangeWords(before, facts)}`,
    amount: less,
  }
}

function aboutMonth(
  kind: 'spending_above_usual' | 'spending_below_usual',
  id: number,
  month: Month,
  { months }: Facts,
): Pick<Finding, 'key' | 'kind' | 'period' | 'categoryId' | 'evidence' | 'expiresOn'> {
  const period = { from: firstDay(month), to: lastDay(month) }
  return {
    key: `${kind}:${id}:${month}`,
    kind,
    period,
    categoryId: id,
    evidence: { category: id, ...period },
    expiresOn: addDays(period.to, months.includes(month) ? NEWS_DAYS + 5 : NEWS_DAYS),
  }
}

function usualOf(before: readonly number[], amount: number) {
  return before.length >= MONTHS_NEEDED && isRegular(before) ? compareToUsual(amount, before) : undefined
}

function isRegular(months: readonly number[]): boolean {
  return months.filter((amount) => amount > 0).length >= REGULAR_SHARE * months.length
}

/** What is large every December is no surprise in December; the month a year before is eleven before the last one. */
function wasSoLastYear(before: readonly number[], isLike: (amount: number) => boolean): boolean {
  const then = before.at(-12)
  return then !== undefined && isLike(then)
}

function rangeWords(before: readonly number[], { currency }: Facts): string {
  const sorted = sortedNumbers(before)
  const words = (share: number) => moneyWords(Math.round(quantile(sorted, share)), currency)
  return `in the ${before.length} months before it was mostly ${words(0.2)} to ${words(0.8)}.`
}

/** Of a usual month. */
export function worthTelling({ spending }: Facts): number {
  return Math.max(1, SHARE_WORTH_TELLING * quantile(sortedNumbers(spending), 0.5))
}

const expensesOf = ({ categories }: Facts) => categories.filter(({ kind }) => kind === 'expense')
