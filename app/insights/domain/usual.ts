import { robustSpread } from '#alerts/domain/unusual'
import type { Payment } from './payment.js'

/** What is usual for payments that belong together; sizes are logarithms. */
export interface Usual {
  middle: number
  /** How far from the middle a usual one is. */
  scale: number
  payments: readonly Payment[]
}

/** Who always takes the same has no spread; 15 percent are no surprise. */
const SCALE_LEAST = 0.15
const YEAR_DAYS = 365.25
const HALF_A_YEAR = 180
/** The same time of another year is that many days around it. */
const SEASON_DAYS = 45
/** What was paid not longer ago is the new usual. */
const LATELY_DAYS = 60
/** So much more than another time is still as it was then. */
const MORE = Math.log(1.3)

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

/** How many robust deviations a payment is above what is usual; negative below. */
export function residual({ size }: Payment, { middle, scale }: Usual): number {
  return (size - middle) / scale
}

/** How much larger than usual it is, as a factor. */
export function timesUsual({ size }: Payment, { middle }: Usual): number {
  return Math.exp(size - middle)
}

/** Whether as much was paid at the same time of another year: heating costs more in winter, and insurance comes once a year. */
export function isSeasonal({ day, size }: Payment, { payments }: Usual): boolean {
  return payments.some((other) => {
    const apart = Math.abs(day - other.day)
    const fromSeason = Math.abs(apart - Math.round(apart / YEAR_DAYS) * YEAR_DAYS)
    return apart >= HALF_A_YEAR && fromSeason <= SEASON_DAYS && size <= other.size + MORE
  })
}

/** Whether as much was paid a little earlier: of a new level only the first payment is a surprise. */
export function isNewLevel({ day, size, id }: Payment, { payments }: Usual): boolean {
  return payments.some((other) => {
    const isBefore = other.day < day || (other.day === day && other.id < id)
    return isBefore && day - other.day <= LATELY_DAYS && size <= other.size + MORE
  })
}

function usualsBy(payments: readonly Payment[], groupOf: (payment: Payment) => string | undefined) {
  const usuals = new Map<string, Usual>()
  for (const [key, group] of Map.groupBy(payments, groupOf)) if (key !== undefined) usuals.set(key, usualOf(group))
  return usuals
}

function usualOf(group: readonly Payment[]): Usual {
  const { median: middle, deviation } = robustSpread(group.map(({ size }) => size))
  return { middle, scale: Math.max(SCALE_LEAST, deviation), payments: group }
}
