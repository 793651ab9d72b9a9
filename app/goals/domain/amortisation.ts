import { monthInterest, monthRate } from './interest.js'
import { MONTHS_MAX, type PlanMonth, settle } from './saving.js'

export interface Loan {
  /** What is owed, positive. */
  owed: number
  /** Paid at each month's end, interest included. */
  payment: number
  /** Paid on top each month. */
  extra?: number
  /** Paid on top once, by the month it is paid in. */
  extraOnce?: ReadonlyMap<number, number>
  /** What is still owed in the end; 0 pays all of it. */
  target?: number
  yearlyRate: string
}

/**
 * Month by month until the target is owed: a fixed rate, interest on what is owed at the month's beginning, the last payment what is left.
 * Undefined when the payments do not pay it down within fifty years, for example because they are less than the interest.
 */
export function amortise({
  owed,
  payment,
  extra = 0,
  extraOnce,
  target = 0,
  yearlyRate,
}: Loan): PlanMonth[] | undefined {
  const months: PlanMonth[] = []
  for (let amount = owed; amount > target;) {
    if (months.length >= MONTHS_MAX) return undefined
    const month = months.length + 1
    const interest = monthInterest(amount, yearlyRate)
    const due = amount - target + interest
    const regular = Math.min(payment, due)
    const onTop = Math.min(extra + (extraOnce?.get(month) ?? 0), due - regular)
    const next = amount + interest - regular - onTop
    if (next >= amount && !paysLater(extraOnce, month)) return undefined
    amount = next
    months.push({ month, payment: regular + onTop, interest, extra: onTop, amount })
  }
  return months
}

function paysLater(extraOnce: ReadonlyMap<number, number> | undefined, month: number): boolean {
  return extraOnce !== undefined && [...extraOnce].some(([at, amount]) => at > month && amount > 0)
}

/** The monthly payment that pays a loan down within so many months: the annuity, settled to the cent. */
export function neededPayment(loan: Pick<Loan, 'owed' | 'target' | 'yearlyRate'>, months: number): number {
  const { owed, target = 0, yearlyRate } = loan
  if (owed <= target) return 0
  const rate = monthRate(yearlyRate)
  const growth = (1 + rate) ** Math.max(1, months)
  const annuity = rate === 0 ? (owed - target) / Math.max(1, months) : ((owed * growth - target) * rate) / (growth - 1)
  return settle(Math.ceil(annuity), (payment) => {
    const plan = amortise({ ...loan, payment })
    return plan !== undefined && plan.length <= Math.max(1, months)
  })
}
