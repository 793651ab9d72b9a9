import { moneyWords } from '#core/words'
import { firstDay, lastDay } from '#core/plain_date'
import type { Facts } from '../facts.js'
import type { Finding } from '../insight.js'
import { quantile, sortedNumbers } from '../quantiles.js'
import { quarterOf } from './periods.js'

const EVERYDAY = ['checking', 'cash', 'wallet']
/** Months of spending in one everyday account: that many are idle, and so many stay for safety. */
const IDLE_MONTHS = 6
const KEPT_MONTHS = 3
const MONTHS_NEEDED = 3
const FEE_MONTHS = 3
const FEES_SHARE = 0.003

/** Whole words in the languages of the bundled merchant knowledge; taxes are no fee of anybody. */
const FEES = [
  ...[
    'fees?',
    'interest',
    'overdraft',
    'bank charges?',
    'gebühren?',
    'zinsen',
    'sollzinsen',
    'frais',
    'intérêts',
    'agios',
  ],
  ...['comisiones', 'intereses', 'commissioni', 'interessi'],
]
const FEE_WORDS = new RegExp(`(^|[^\\p{L}])(${FEES.join('|')})([^\\p{L}]|$)`, 'iu')
const TAX_WORDS = /tax|steuer|impôt|impuesto|impost/iu

/** Money that lies about, money that is missing, and money that banks took. */
export function cashFindings(facts: Facts): Finding[] {
  const usual = quantile(sortedNumbers(facts.spending), 0.5)
  if (facts.months.length < MONTHS_NEEDED || usual <= 0) return []
  return [...idle(facts, usual), ...missingFund(facts), ...fees(facts)]
}

function idle({ accounts, currency, today }: Facts, usual: number): Finding[] {
  const { quarter, until } = quarterOf(today)
  return accounts
    .filter(({ subtype, balance }) => EVERYDAY.includes(subtype) && balance > IDLE_MONTHS * usual)
    .map(({ id, name, balance }) => {
      const surplus = Math.round(balance - KEPT_MONTHS * usual)
      const [held, month] = [moneyWords(balance, currency), moneyWords(Math.round(usual), currency)]
      return {
        key: `idle_cash:${id}:${quarter}`,
        kind: 'idle_cash',
        severity: 'info',
        title: `${name} holds ${Math.floor(balance / usual)} months of spending`,
        body:
          `${held} is there, and a usual month takes ${month}. ` +
          `${moneyWords(surplus, currency)} could work elsewhere and leave ${KEPT_MONTHS} months.`,
        amount: surplus,
        accountId: id,
        expiresOn: until,
      }
    })
}

function missingFund({ fund, currency, today }: Facts): Finding[] {
  if (!fund || fund.monthsCovered >= fund.targetMonths) return []
  const { quarter, until } = quarterOf(today)
  return [
    {
      key: `emergency_fund:${quarter}`,
      kind: 'emergency_fund',
      severity: fund.monthsCovered < 1 ? 'warning' : 'notice',
      title: `The emergency fund covers ${fund.monthsCovered} of ${fund.targetMonths} months`,
      body:
        `${moneyWords(fund.has, currency)} is at hand. ${moneyWords(fund.target - fund.has, currency)} more would carry the ` +
        `household for ${fund.targetMonths} months without income.`,
      amount: fund.target - fund.has,
      action: { label: 'See what counts', href: '/reports/health' },
      expiresOn: until,
    },
  ]
}

function fees({ categories, months, spending, currency, today }: Facts): Finding[] {
  const own = categories.filter(({ kind, name }) => kind === 'expense' && FEE_WORDS.test(name) && !TAX_WORDS.test(name))
  const sum = (from: number, to?: number) =>
    own.reduce((all, category) => all + category.months.slice(from, to).reduce((one, amount) => one + amount, 0), 0)
  const [latest, before] = [sum(-FEE_MONTHS), sum(-2 * FEE_MONTHS, -FEE_MONTHS)]
  const whole = spending.slice(-FEE_MONTHS).reduce((all, amount) => all + amount, 0)
  if (latest <= 0 || latest < FEES_SHARE * whole) return []
  const { quarter, until } = quarterOf(today)
  const period = { from: firstDay(months.at(-FEE_MONTHS)!), to: lastDay(months.at(-1)!) }
  const isKnown = months.length >= 2 * FEE_MONTHS
  const compared = isKnown ? `; in the three months before it was ${moneyWords(before, currency)}` : ''
  return [
    {
      key: `fees_and_interest:${quarter}`,
      kind: 'fees_and_interest',
      severity: isKnown && latest > 1.5 * before ? 'notice' : 'info',
      title: `Fees and interest took ${moneyWords(latest, currency)} in three months`,
      body: `${own.map(({ name }) => name).join(', ')}${compared}.`,
      amount: latest,
      period,
      categoryId: own.length === 1 ? own[0]!.id : undefined,
      evidence: own.length === 1 ? { category: own[0]!.id, ...period } : undefined,
      expiresOn: until,
    },
  ]
}
