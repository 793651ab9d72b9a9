import { compareToUsual, median } from '#alerts/domain/unusual'
import { moneyWords, percentWords, periodWords } from '#core/words'
import { addDays, firstDay, lastDay, type Month } from '#core/plain_date'
import type { Facts } from '../facts.js'
import type { Finding } from '../insight.js'

const NEWS_DAYS = 20
const MONTHS_NEEDED = 6
const MONTHS_COMPARED = 12
const SCORE = 3
const SHARE_OF_CHANGE = 0.15
const SHARE_ALARMING = 0.3
const POINTS_OF_CHANGE = 0.1
const MONTHS_IN_DEBT = 3

/** What came in last month, and what was kept of it, beside what is usual. */
export function incomeFindings(facts: Facts): Finding[] {
  const month = facts.months.at(-1)
  if (month === undefined || facts.months.length <= MONTHS_NEEDED || facts.today > newsUntil(month)) return []
  return [incomeChange(facts, month), savingsRate(facts, month)].filter((one) => one !== undefined)
}

function incomeChange(facts: Facts, month: Month): Finding | undefined {
  const [last, before] = [facts.income.at(-1)!, facts.income.slice(-1 - MONTHS_COMPARED, -1)]
  const usual = compareToUsual(last, before)
  if (!usual || usual.median <= 0 || Math.abs(usual.score) < SCORE) return undefined
  const change = last / usual.median - 1
  if (Math.abs(change) < SHARE_OF_CHANGE) return undefined
  const by = Math.round(Math.abs(last - usual.median))
  const when = periodWords('month', firstDay(month))
  const [came, differs] = [moneyWords(last, facts.currency), moneyWords(by, facts.currency)]
  return {
    ...about('income_change', month),
    severity: change > 0 ? 'info' : change < -SHARE_ALARMING ? 'warning' : 'notice',
    title: `${change > 0 ? 'More' : 'Less'} came in than usual in ${when}`,
    body: `${came} came in, ${differs} ${change > 0 ? 'more' : 'less'} than in a usual month.`,
    amount: by,
    action: { label: 'See cash flow', href: '/reports' },
  }
}

function savingsRate(facts: Facts, month: Month): Finding | undefined {
  const rates = facts.income.map((income, at) => (income > 0 ? (income - facts.spending[at]!) / income : undefined))
  const last = rates.at(-1)
  const before = rates.slice(-1 - MONTHS_COMPARED, -1).filter((rate) => rate !== undefined)
  const latest = rates.slice(-MONTHS_IN_DEBT)
  const lost = Math.max(0, facts.spending.at(-1)! - facts.income.at(-1)!)
  if (latest.length === MONTHS_IN_DEBT && latest.every((rate) => rate === undefined || rate < 0))
    return {
      ...about('savings_rate', month),
      severity: 'warning',
      title: `For ${MONTHS_IN_DEBT} months more was spent than came in`,
      body: `In ${periodWords('month', firstDay(month))} it was ${moneyWords(lost, facts.currency)} more.`,
      amount: lost,
      action: { label: 'Plan a budget', href: '/budget' },
    }
  if (last === undefined || before.length < MONTHS_NEEDED) return undefined
  const usual = median(before)
  if (Math.abs(last - usual) < POINTS_OF_CHANGE) return undefined
  const kept = facts.income.at(-1)! - facts.spending.at(-1)!
  const when = periodWords('month', firstDay(month))
  const words =
    kept < 0
      ? `${moneyWords(lost, facts.currency)} more was spent than came in`
      : `${percentWords(last)} of income was kept`
  return {
    ...about('savings_rate', month),
    severity: last < usual && kept < 0 ? 'notice' : 'info',
    title: `${last > usual ? 'More' : 'Less'} was kept than usual in ${when}`,
    body: `${upper(words)}; usually ${usual < 0 ? 'more is spent than comes in' : `it is ${percentWords(usual)}`}.`,
    amount: Math.abs(kept),
    action: { label: 'See cash flow', href: '/reports' },
  }
}

function about<Kind extends Finding['kind']>(kind: Kind, month: Month) {
  const period = { from: firstDay(month), to: lastDay(month) }
  return { key: `${kind}:${month}`, kind, period, evidence: period, expiresOn: newsUntil(month) }
}

const newsUntil = (month: Month) => addDays(lastDay(month), NEWS_DAYS)
const upper = (words: string) => words[0]!.toUpperCase() + words.slice(1)
