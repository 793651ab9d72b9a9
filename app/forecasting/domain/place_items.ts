import { addDays, dayNumber, type PlainDate } from '#core/plain_date'
import type { ExpectedItem, PastItem } from './payments.js'

/** Days of amounts, the first one being `start`. */
export interface Days {
  start: PlainDate
  values: number[]
}

export interface Outlook {
  points: number[]
  lower: number[]
  upper: number[]
}

/** Balances as if the payments that recur had never been. */
export function withoutItems({ start, values }: Days, items: readonly PastItem[]): Days {
  const changes = new Array<number>(values.length).fill(0)
  const first = dayNumber(start)
  for (const { occurred_on: on, quantity } of items) {
    const at = dayNumber(on) - first
    if (at < values.length) changes[Math.max(0, at)] = changes[Math.max(0, at)]! + quantity
  }
  let sum = 0
  return { start, values: values.map((value, at) => value - (sum += changes[at]!)) }
}

/**
 * Puts payments on their dates into balances that were foretold without them; `begins` is the first day ahead, `taken` what the balances
 * of the past were lowered by until then. What is uncertain about them makes the band wider, as far as it is not the same uncertainty.
 */
export function withItems(outlook: Outlook, begins: PlainDate, items: readonly ExpectedItem[], taken: number): Outlook {
  const [points, lower, upper]: number[][] = [[], [], []]
  const due = Map.groupBy(items, ({ due_on: on }) => on)
  let [sum, below, above] = [taken, 0, 0]
  for (const [at, point] of outlook.points.entries()) {
    for (const { low, expected, high } of due.get(addDays(begins, at)) ?? []) {
      sum += expected
      below += (expected - low) ** 2
      above += (high - expected) ** 2
    }
    points.push(point + sum)
    lower.push(point + sum - Math.sqrt((point - outlook.lower[at]!) ** 2 + below))
    upper.push(point + sum + Math.sqrt((outlook.upper[at]! - point) ** 2 + above))
  }
  return { points, lower, upper }
}
