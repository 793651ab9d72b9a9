import { dayNumber } from '#core/plain_date'

/** Shares of rows by bin; what a model was trained with, to be compared with what comes later. */
export interface Baseline {
  amount: number[]
  weekday: number[]
  account: Record<string, number>
}

export interface DriftRow {
  /** In minor units, money in is positive. */
  quantity: number
  scale: number
  occurred_on: string
  account: string
}

export interface Drift {
  feature: 'amount' | 'weekday' | 'account'
  /** Population stability index: below 0.1 nothing to speak of, above 0.25 another population. */
  index: number
  level: 'stable' | 'moved' | 'drifted'
}

/** Of money out and money in, each by powers of two of whole units. */
const AMOUNT_BINS = 24
const LEAST_SHARE = 1e-4
const LEVELS = { moved: 0.1, drifted: 0.25 }

export function baselineOf(rows: readonly DriftRow[]): Baseline {
  const amount = new Array<number>(AMOUNT_BINS).fill(0)
  const weekday = new Array<number>(7).fill(0)
  const account: Record<string, number> = {}
  const share = rows.length === 0 ? 0 : 1 / rows.length
  for (const row of rows) {
    amount[amountBin(row)]! += share
    weekday[dayNumber(row.occurred_on) % 7]! += share
    account[row.account] = (account[row.account] ?? 0) + share
  }
  return { amount, weekday, account }
}

function amountBin({ quantity, scale }: DriftRow): number {
  const size = Math.min(11, Math.floor(Math.log2(Math.abs(quantity) / 10 ** scale + 1)))
  return quantity < 0 ? size : 12 + size
}

export function driftBetween(before: Baseline, after: Baseline): Drift[] {
  const accounts = [...new Set([...Object.keys(before.account), ...Object.keys(after.account)])]
  const shares = (all: Record<string, number>) => accounts.map((name) => all[name] ?? 0)
  const indexes = {
    amount: stabilityIndex(before.amount, after.amount),
    weekday: stabilityIndex(before.weekday, after.weekday),
    account: stabilityIndex(shares(before.account), shares(after.account)),
  }
  return (Object.entries(indexes) as [Drift['feature'], number][]).map(([feature, index]) => ({
    feature,
    index: Math.round(index * 1e4) / 1e4,
    level: index >= LEVELS.drifted ? 'drifted' : index >= LEVELS.moved ? 'moved' : 'stable',
  }))
}

export function stabilityIndex(before: readonly number[], after: readonly number[]): number {
  return before.reduce((sum, share, at) => {
    const [old, now] = [Math.max(share, LEAST_SHARE), Math.max(after[at] ?? 0, LEAST_SHARE)]
    return sum + (now - old) * Math.log(now / old)
  }, 0)
}
