import { median, robustSpread } from '#alerts/domain/unusual'
import { percentWords } from '#core/words'

export const riskFactors = [
  'months_of_cash',
  'savings_rate',
  'debt_service',
  'income_stability',
  'spending_volatility',
  'income_concentration',
] as const
export type RiskFactorName = (typeof riskFactors)[number]

export const WHOLE_MONTHS_NEEDED = 3

/** Amounts are minor units; by whole month, oldest first. */
export interface RiskFacts {
  income: readonly number[]
  spending: readonly number[]
  /** What went into loans and mortgages. */
  debtPayments: readonly number[]
  /** What can be spent tomorrow, less what cards owe. */
  liquid: number
  /** What each source of income brought in all those months. */
  sources: readonly number[]
}

export interface RiskFactor {
  name: RiskFactorName
  label: string
  score: number
  weight: number
  value: string
  advice: string
}

export interface Risk {
  score: number
  band: 'low' | 'moderate' | 'high'
  factors: RiskFactor[]
  fund: { monthsCovered: number; targetMonths: number; target: number; has: number; missing: number }
}

const WEIGHTS: Record<RiskFactorName, number> = {
  months_of_cash: 0.25,
  savings_rate: 0.2,
  debt_service: 0.2,
  income_stability: 0.15,
  spending_volatility: 0.1,
  income_concentration: 0.1,
}

const LABELS: Record<RiskFactorName, string> = {
  months_of_cash: 'Months of cash',
  savings_rate: 'Savings rate',
  debt_service: 'Debt payments',
  income_stability: 'Steadiness of income',
  spending_volatility: 'Steadiness of spending',
  income_concentration: 'Sources of income',
}

/** Where a factor's value has 0 points and where it has 100; between them it is a straight line. */
const SAVINGS_RATE = { none: -0.1, full: 0.2 }
const DEBT_SHARE = { none: 0.45, full: 0.1 }
const INCOME_SWING = { none: 0.6, full: 0.05 }
const SPENDING_SWING = { none: 0.6, full: 0.1 }
/** One source alone is common and no disaster, so it does not cost all points. */
const LARGEST_SOURCE = { none: 1.5, full: 0.5 }

const TARGET_MONTHS = { least: 3, most: 6 }
const COVERED_MONTHS_MAX = 120
const LOW_RISK = 70
const MODERATE_RISK = 40
const GOOD = 75

/** Scores are 100 where nothing is to be feared. The formulas are told in docs/insights.md. */
export function rateRisk(facts: RiskFacts): Risk {
  const stability = points(swing(facts.income), INCOME_SWING)
  const targetMonths = halves(TARGET_MONTHS.most - (TARGET_MONTHS.most - TARGET_MONTHS.least) * (stability / 100))
  const spending = Math.max(0, Math.round(median(facts.spending)))
  const has = Math.max(0, facts.liquid)
  const target = Math.round(spending * targetMonths)
  const covered = spending === 0 ? COVERED_MONTHS_MAX : Math.min(COVERED_MONTHS_MAX, has / spending)
  const factors = [
    factor('months_of_cash', points(covered, { none: 0, full: targetMonths }), monthsWords(covered)),
    savingsFactor(facts),
    debtFactor(facts),
    factor('income_stability', stability, swingWords(facts.income, 'income')),
    factor(
      'spending_volatility',
      points(swing(facts.spending), SPENDING_SWING),
      swingWords(facts.spending, 'spending'),
    ),
    sourcesFactor(facts),
  ]
  const score = Math.round(factors.reduce((sum, { score: one, weight }) => sum + one * weight, 0))
  return {
    score,
    band: score >= LOW_RISK ? 'low' : score >= MODERATE_RISK ? 'moderate' : 'high',
    factors,
    fund: { monthsCovered: tenths(covered), targetMonths, target, has, missing: Math.max(0, target - has) },
  }
}

function savingsFactor({ income, spending }: RiskFacts): RiskFactor {
  const [earned, spent] = [total(income), total(spending)]
  if (earned <= 0) return factor('savings_rate', 0, 'nothing came in')
  const rate = (earned - spent) / earned
  const words =
    rate < 0 ? `${percentWords(-rate)} more is spent than comes in` : `${percentWords(rate)} of income is kept`
  return factor('savings_rate', points(rate, SAVINGS_RATE), words)
}

function debtFactor({ income, debtPayments }: RiskFacts): RiskFactor {
  const [earned, paid] = [total(income), total(debtPayments)]
  if (paid <= 0) return factor('debt_service', 100, 'no payments into loans')
  if (earned <= 0) return factor('debt_service', 0, 'loans are paid and nothing came in')
  return factor(
    'debt_service',
    points(paid / earned, DEBT_SHARE),
    `${percentWords(paid / earned)} of income goes into loans`,
  )
}

function sourcesFactor({ sources }: RiskFacts): RiskFactor {
  const whole = total(sources)
  if (whole <= 0) return factor('income_concentration', 0, 'no source of income')
  const share = Math.max(...sources) / whole
  return factor(
    'income_concentration',
    points(share, LARGEST_SOURCE),
    `${percentWords(share)} of income is from one source`,
  )
}

const ADVICE: Record<RiskFactorName, { good: string; poor: string }> = {
  months_of_cash: {
    good: 'Enough is put by for what nobody plans.',
    poor: 'Put a fixed amount aside right after pay day, until the emergency fund is full.',
  },
  savings_rate: {
    good: 'What you keep leaves room for goals.',
    poor: 'Look at the largest categories first: a budget for two or three of them does most.',
  },
  debt_service: {
    good: 'Loans leave room for the rest.',
    poor: 'Pay the loan with the highest rate down first, and take no new one.',
  },
  income_stability: {
    good: 'Income comes evenly, so months can be planned.',
    poor: 'Plan with the income of a weak month, and keep what good months bring on top.',
  },
  spending_volatility: {
    good: 'Months are much alike.',
    poor: 'Put a twelfth of yearly bills aside each month, so that they do not come as a surprise.',
  },
  income_concentration: {
    good: 'Income does not hang on one source alone.',
    poor: 'Nearly all income is from one source: a larger emergency fund makes up for that.',
  },
}

function factor(name: RiskFactorName, score: number, value: string): RiskFactor {
  const advice = ADVICE[name][score >= GOOD ? 'good' : 'poor']
  return { name, label: LABELS[name], score, weight: WEIGHTS[name], value, advice }
}

/** From 0 to 100 along the line between two values. */
function points(value: number, { none, full }: { none: number; full: number }): number {
  return Math.round(100 * Math.min(1, Math.max(0, (value - none) / (full - none))))
}

/** How far a usual month is from the middle one, as a share of it: one bonus or one holiday does not move it. */
function swing(months: readonly number[]): number {
  const { median: middle, deviation } = robustSpread(months)
  return middle <= 0 ? 1 : deviation / middle
}

function swingWords(months: readonly number[], what: string): string {
  const share = swing(months)
  return share >= 1 ? `${what} differs wholly from month to month` : `${what} usually differs by ${percentWords(share)}`
}

function monthsWords(covered: number): string {
  if (covered >= COVERED_MONTHS_MAX) return 'more than ten years of spending'
  return `${tenths(covered)} months of spending`
}

const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0)
const tenths = (value: number) => Math.round(value * 10) / 10
const halves = (value: number) => Math.round(value * 2) / 2
