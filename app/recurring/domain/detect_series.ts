import { type Cadence, CADENCES, MEASURES } from './cadence.js'
import { median, quantile, steadiness } from './amounts.js'
import { longestChain, type Payment, unlike } from './chain.js'
import { awayFrom, fitRhythm, nearestTime, type Rhythm } from './rhythm.js'

/** Payments that come again and again. */
export interface Series {
  cadence: Cadence
  rhythm: Rhythm
  payments: Payment[]
  /** A first payment, smaller and out of rhythm or not, that others followed. */
  trial: Payment | null
}

const LEAST = 3
/** Once a year is seldom enough that two alike say something. */
const LEAST_YEARLY = 2
const YEARLY_UNLIKE = 0.35
const YEARLY_AWAY = 6
/** Of the payments to somebody meanwhile, so many must belong. */
const COVERED = 0.74
/** Of the times there were, so many must have been paid. */
const FILLED = 0.62
/** Powers of ten by which the days and amounts are less likely to be chance. */
const EVIDENCE = 1.7
const EVIDENCE_OF_PART = 2.3
const EVIDENCE_VARYING = 2.3
/** Amounts apart by this factor say nothing about belonging together. */
const VARYING = 4
const DENSITY_MAX = 1.7
/** Parts of nearly the same amount come about by chance more easily than those of the same. */
const EVIDENCE_OF_ALIKE = 1
const ALIKE = 0.06
const PRICE_FACTOR = 2.5
const TRIAL_SHARE = 0.6

/** The series among payments between one account and one payee in one direction, in the order of their days. */
export function detectSeries(payments: readonly Payment[]): Series[] {
  const found: Series[] = []
  let rest = payments.slice()
  const take = (series: Series) => {
    found.push(series)
    const taken = new Set(series.payments)
    rest = rest.filter((payment) => !taken.has(payment))
  }
  // Everything as one, whatever it cost: most payees are paid for one thing.
  let whole = bestSeries(rest, EVIDENCE)
  if (!whole) {
    // Several things, or shopping beside them: told apart by what they cost.
    const parts = alikeParts(rest)
    for (const part of parts) {
      const needed = EVIDENCE_OF_PART + Math.log10((parts.length + 1) * (payments.length / part.length))
      const isExact = part[0]!.amount === part.at(-1)!.amount
      const series = bestSeries(part, isExact ? needed : needed + EVIDENCE_OF_ALIKE)
      if (series) take(series)
    }
    whole = found.length > 0 ? bestSeries(rest, EVIDENCE_OF_PART) : null
  }
  while (whole) {
    take(whole)
    whole = rest.length >= LEAST ? bestSeries(rest, EVIDENCE_OF_PART) : null
  }
  return joinPrices(found).map((series) => ({ ...series, trial: trialOf(series, payments) }))
}

/** The series of the cadence that explains most of the payments, and those best. */
function bestSeries(payments: readonly Payment[], evidence: number): Series | null {
  let [best, most] = [null as Series | null, -Infinity]
  if (payments.length < LEAST_YEARLY) return null
  const span = payments.at(-1)!.day - payments[0]!.day
  for (const cadence of CADENCES) {
    const { days, slack } = MEASURES[cadence]
    if (span < days - slack || payments.length / (span / days + 1) > DENSITY_MAX) continue
    const chain = longestChain(payments, cadence)
    const series = chain.length >= LEAST_YEARLY ? { cadence, rhythm: fitRhythm(cadence, daysOf(chain)) } : null
    if (!series || !isConvincing({ ...series, chain }, payments, evidence)) continue
    const merit = chain.length - unevenness(series.rhythm, chain) / slack
    if (merit > most) [best, most] = [{ ...series, payments: chain, trial: null }, merit]
  }
  return best
}

const daysOf = (payments: readonly Payment[]) => payments.map(({ day }) => day)

/** How many days nearly all of the latest payments are off at most. */
function unevenness(rhythm: Rhythm, chain: readonly Payment[]): number {
  const away = chain.slice(-12).map(({ day }) => Math.abs(awayFrom(rhythm, day)))
  return quantile(
    away.sort((one, other) => one - other),
    0.8,
  )
}

interface Candidate {
  cadence: Cadence
  rhythm: Rhythm
  chain: Payment[]
}

function isConvincing(candidate: Candidate, payments: readonly Payment[], needed: number): boolean {
  const { cadence, rhythm, chain } = candidate
  const [first, last] = [chain[0]!, chain.at(-1)!]
  if (chain.length < LEAST) return isYearly(candidate, payments)
  const meanwhile = payments.filter(({ day }) => day >= first.day && day <= last.day).length
  if (chain.length < COVERED * meanwhile || chain.length < 0.5 * payments.length) return false
  const times = Math.round((last.day - first.day) / MEASURES[cadence].days) + 1
  if (chain.length < FILLED * times) return false
  const width = 2 * Math.max(0.5, unevenness(rhythm, chain)) + 1
  const byChance = Math.min(1, width / MEASURES[cadence].days)
  const sizes = chain.map(({ amount }) => Math.abs(amount)).sort((one, other) => one - other)
  const varies = quantile(sizes, 0.9) > VARYING * Math.max(1, quantile(sizes, 0.1))
  const evidence = (chain.length - 1) * (-Math.log10(byChance) + 0.5 * steadiness(chain.map(({ amount }) => amount)))
  const leftOut = 0.3 * (times - chain.length)
  return evidence - leftOut >= (varies ? Math.max(needed, EVIDENCE_VARYING) : needed)
}

function isYearly({ cadence, chain }: Candidate, payments: readonly Payment[]): boolean {
  if (cadence !== 'year' || payments.length > chain.length) return false
  const [first, second] = chain as [Payment, Payment]
  return (
    unlike(first.amount, second.amount) <= YEARLY_UNLIKE &&
    Math.abs(second.day - first.day - MEASURES.year.days) <= YEARLY_AWAY
  )
}

/** Payments of the same amount, and then those of nearly the same, as conversions make them; the largest parts first. */
function alikeParts(payments: readonly Payment[]): Payment[][] {
  const exact = [...Map.groupBy(payments, ({ amount }) => amount).values()]
  const parts = exact.filter((part) => part.length >= LEAST)
  const single = exact
    .filter((part) => part.length < LEAST)
    .flat()
    .sort((one, other) => Math.abs(one.amount) - Math.abs(other.amount))
  let part: Payment[] = []
  for (const payment of single) {
    if (part.length > 0 && unlike(payment.amount, part.at(-1)!.amount) > ALIKE) {
      parts.push(part)
      part = []
    }
    part.push(payment)
  }
  parts.push(part)
  return parts
    .filter((each) => each.length >= LEAST)
    .map((each) => each.sort((one, other) => one.day - other.day || one.id - other.id))
    .sort((one, other) => other.length - one.length)
}

/** What ends when another of the same cadence begins a time later is one thing with a new price. */
function joinPrices(found: readonly Series[]): Series[] {
  const joined: Series[] = []
  for (const series of found.toSorted((one, other) => one.payments[0]!.day - other.payments[0]!.day)) {
    const earlier = joined.findIndex((before) => continues(before, series))
    if (earlier < 0) {
      joined.push(series)
      continue
    }
    const payments = [...joined[earlier]!.payments, ...series.payments]
    joined[earlier] = { ...series, payments, rhythm: fitRhythm(series.cadence, daysOf(payments)) }
  }
  return joined
}

function continues(before: Series, after: Series): boolean {
  if (before.cadence !== after.cadence) return false
  const { days, slack } = MEASURES[after.cadence]
  const [last, next] = [before.payments.at(-1)!, after.payments[0]!]
  const factor = next.amount / last.amount
  if (factor > PRICE_FACTOR || factor < 1 / PRICE_FACTOR) return false
  const steps = Math.round((next.day - last.day) / days)
  return (steps === 1 || steps === 2) && Math.abs(awayFrom(before.rhythm, next.day)) <= slack / 2
}

/** A smaller payment before the price began: part of the rhythm, or the latest one less than a time before it. */
function trialOf({ cadence, payments, rhythm }: Series, all: readonly Payment[]): Payment | null {
  const [first, ...others] = payments
  if (others.length < 2) return null
  const price = Math.abs(median(others.slice(0, 3).map(({ amount }) => amount)))
  const isSmall = ({ amount }: Payment) => Math.abs(amount) <= TRIAL_SHARE * price
  const isSteady = others.slice(0, 3).every(({ amount }) => unlike(amount, price) < ALIKE)
  if (!isSteady) return null
  if (isSmall(first!)) return first!
  const { days, slack } = MEASURES[cadence]
  const before = all.filter(({ day }) => day < first!.day && first!.day - day <= days + slack)
  return before.length === 1 &&
    isSmall(before[0]!) &&
    nearestTime(rhythm, before[0]!.day) <= nearestTime(rhythm, first!.day)
    ? before[0]!
    : null
}
