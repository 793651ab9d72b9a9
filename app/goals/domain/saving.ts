import { monthInterest, monthRate } from './interest.js'

export const MONTHS_MAX = 600

/** One month of a plan. Amounts are minor units; `amount` is what there is, or is owed, at its end. */
export interface PlanMonth {
  /** Counted from 1. */
  month: number
  payment: number
  interest: number
  /** What was paid beyond the regular payment; part of `payment`. */
  extra: number
  amount: number
}

export interface Saving {
  have: number
  target: number
  /** Paid in at each month's end. */
  contribution: number
  yearlyRate: string
}

/** The months until the target is there; undefined when it is not reached in fifty years. The last payment is only what is missing. */
export function savingPlan({ have, target, contribution, yearlyRate }: Saving): PlanMonth[] | undefined {
  const months: PlanMonth[] = []
  for (let amount = have; amount < target;) {
    if (months.length >= MONTHS_MAX) return undefined
    const interest = monthInterest(amount, yearlyRate)
    const payment = Math.max(0, Math.min(contribution, target - amount - interest))
    if (payment + interest <= 0) return undefined
    amount += interest + payment
    months.push({ month: months.length + 1, payment, interest, extra: 0, amount })
  }
  return months
}

/** What has to be put aside each month to have the target after so many; never less than nothing. */
export function neededContribution({ have, target, yearlyRate }: Omit<Saving, 'contribution'>, months: number): number {
  if (months <= 0) return Math.max(0, target - have)
  const rate = monthRate(yearlyRate)
  const growth = (1 + rate) ** months
  const perUnit = rate === 0 ? months : (growth - 1) / rate
  const estimate = Math.ceil((target - have * growth) / perUnit)
  return settle(Math.max(0, estimate), (contribution) => {
    const plan = savingPlan({ have, target, contribution, yearlyRate })
    return plan !== undefined && plan.length <= months
  })
}

/** The smallest amount near an estimate that does: rounding interest to the cent moves it by a few. */
export function settle(estimate: number, does: (amount: number) => boolean): number {
  let amount = estimate
  while (!does(amount)) amount++
  while (amount > 0 && does(amount - 1)) amount--
  return amount
}
