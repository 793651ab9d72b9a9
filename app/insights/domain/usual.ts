import { robustSpread, median } from '#alerts/domain/unusual'
import type { Payment } from './payment.js'

/** What is usual for payments that belong together, as logarithms of their sizes. */
export interface Usual {
  middle: number
  /** How far from the middle a usual one is. */
  scale: number
  count: number
  /** By month of the year, January first: how far from the middle that month is. */
  season: readonly number[]
}

/** Who always takes the same has no spread; 15 percent are no surprise. */
const SCALE_LEAST = 0.15
/** Of a month of the year there have to be that many payments, in two years. */
const SEASON_COUNT = 3
/** With so many payments a season counts half. */
const SEASON_DOUBT = 4
const DAYS_OF_YEAR = 365

export interface Usuals {
  /** By the key of a payment’s group. */
  ofPayee: ReadonlyMap<string, Usual>
  ofCategory: ReadonlyMap<string, Usual>
}

export function learnUsuals(payments: readonly Payment[]): Usuals {
  return {
    ofPayee: usualsBy(payments, ({ payeeGroup }) => payeeGroup),
    ofCategory: usualsBy(payments, ({ categoryGroup }) => categoryGroup),
  }
}

/** How many robust deviations a payment is above what is usual in its month of the year; negative below. */
export function residual({ size, month }: Payment, { middle, scale, season }: Usual): number {
  return (size - middle - season[month]!) / scale
}

/** How much larger than usual it is, as a factor. */
export function timesUsual({ size, month }: Payment, { middle, season }: Usual): number {
  return Math.exp(size - middle - season[month]!)
}

function usualsBy(payments: readonly Payment[], groupOf: (payment: Payment) => string | undefined) {
  const usuals = new Map<string, Usual>()
  for (const [key, group] of Map.groupBy(payments, groupOf)) if (key !== undefined) usuals.set(key, usualOf(group))
  return usuals
}

function usualOf(group: readonly Payment[]): Usual {
  const middle = median(group.map(({ size }) => size))
  const season = seasonOf(group, middle)
  const { deviation } = robustSpread(group.map(({ size, month }) => size - season[month]!))
  return { middle, scale: Math.max(SCALE_LEAST, deviation), count: group.length, season }
}

/** Heating costs more in winter: what a month of the year did in two years or more is expected of it, the more the surer. */
function seasonOf(group: readonly Payment[], middle: number): number[] {
  const season = new Array<number>(12).fill(0)
  const [first, last] = [group[0]!.day, group[group.length - 1]!.day]
  if (Math.abs(last - first) < DAYS_OF_YEAR) return season
  for (const [month, payments] of Map.groupBy(group, (payment) => payment.month)) {
    const years = new Set(payments.map(({ year }) => year))
    if (payments.length < SEASON_COUNT || years.size < 2) continue
    const trust = payments.length / (payments.length + SEASON_DOUBT)
    season[month] = trust * (median(payments.map(({ size }) => size)) - middle)
  }
  return season
}
