import { allocate } from '#core/money'

/** What a category took in past periods, and how far it may move. Amounts are minor units. */
export interface Spender {
  categoryId: number
  /** By period, oldest first. */
  spent: readonly number[]
  /** Bills and savings: not to be cut. */
  isFixed: boolean
  least?: number
  most?: number
}

export interface Wish {
  /** What a goal wants each period; earlier ones come first. */
  amount: number
}

export interface ProposedLine {
  categoryId: number
  usual: number
  /** As low as it was in a good quarter of the periods, or the constraint. */
  least: number
  amount: number
}

export interface Proposal {
  lines: ProposedLine[]
  /** What each goal gets, in their order. */
  funded: number[]
  spending: number
  left: number
  /** Whether everything wished for is there. */
  isFeasible: boolean
}

/**
 * Proposes a budget: every category what it usually takes, within its constraints; when goals want more than is left, everyday categories
 * are cut evenly towards the least they have proved to need. What is still missing, the later goals lack.
 */
export function optimise(income: number, spenders: readonly Spender[], wishes: readonly Wish[]): Proposal {
  const lines = spenders.map(boundedLine)
  const wished = wishes.reduce((sum, { amount }) => sum + amount, 0)
  const missing = sumOf(lines) + wished - income
  if (missing > 0) cut(lines, missing)
  const spending = sumOf(lines)
  let left = income - spending
  const funded = wishes.map(({ amount }) => {
    const given = Math.min(amount, Math.max(0, left))
    left -= given
    return given
  })
  return {
    lines,
    funded,
    spending,
    left,
    isFeasible: left >= 0 && funded.every((given, at) => given === wishes[at].amount),
  }
}

function boundedLine({ categoryId, spent, isFixed, least, most }: Spender): ProposedLine {
  const usual = Math.max(0, median(spent))
  const amount = Math.min(most ?? Infinity, Math.max(least ?? 0, usual))
  const floor = isFixed ? amount : Math.min(amount, least ?? Math.max(0, lowerQuartile(spent)))
  return { categoryId, usual, least: floor, amount }
}

function cut(lines: ProposedLine[], missing: number) {
  const room = lines.map(({ amount, least }) => amount - least)
  const whole = room.reduce((sum, one) => sum + one, 0)
  if (whole === 0) return
  const cuts = allocate(Math.min(missing, whole), room)
  lines.forEach((line, at) => (line.amount -= cuts[at]))
}

const sumOf = (lines: readonly ProposedLine[]) => lines.reduce((sum, { amount }) => sum + amount, 0)

export function median(amounts: readonly number[]): number {
  return quantile(amounts, 0.5)
}

function lowerQuartile(amounts: readonly number[]): number {
  return quantile(amounts, 0.25)
}

function quantile(amounts: readonly number[], share: number): number {
  if (amounts.length === 0) return 0
  const sorted = [...amounts].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]]
  return Math.round(low + (high - low) * (at - Math.floor(at)))
}
