import { addMinor } from '#core/money'

/**
 * `envelope`: money is set aside before it is spent. `limit`: a mark that spending should stay below, without setting money aside.
 * `none`: no budget; what is spent comes out of what is to assign.
 */
export const budgetModes = ['envelope', 'limit', 'none'] as const
export type BudgetMode = (typeof budgetModes)[number]

/** What goes on into the next period: what is left, what is missing, both or none of it. */
export const rollovers = ['surplus', 'deficit', 'both', 'none'] as const
export type Rollover = (typeof rollovers)[number]

export const DEFAULT_ROLLOVER: Record<BudgetMode, Rollover> = { envelope: 'surplus', limit: 'none', none: 'none' }

/** Amounts by period, oldest first, in minor units. Spending is positive, and so is income. */
export interface LineInput {
  mode: BudgetMode
  rollover: Rollover
  assigned: readonly number[]
  spent: readonly number[]
}

export interface BudgetInput {
  lines: readonly LineInput[]
  income: readonly number[]
  /** What is kept back for the next period. */
  held: readonly number[]
  /** Spending on what no line stands for, such as transactions without a category. */
  unbudgeted: readonly number[]
  /** The money there was to assign when the budget began. */
  opening: number
}

export interface LineState {
  /** What the period before left, or lacked. */
  carried: number
  assigned: number
  spent: number
  left: number
}

/** How what is to assign came about: `amount` is the sum of the others. */
export interface ToAssign {
  brought: number
  heldBefore: number
  income: number
  /** What envelopes that carry nothing on gave back after the period before. */
  returned: number
  /** What the period before spent beyond its envelopes, unless they carry it themselves; never positive. */
  overspentBefore: number
  /** Never positive, like the two after it. */
  assigned: number
  unbudgeted: number
  held: number
  amount: number
}

export interface PeriodState {
  lines: LineState[]
  toAssign: ToAssign
}

/**
 * Goes through the periods and answers the state at the end of each. In every one of them, what is left in the envelopes, what is
 * held and what is to assign add up to the opening money and all income less all spending since the budget began.
 */
export function rollForward(input: BudgetInput): PeriodState[] {
  const carried = input.lines.map(() => 0)
  let [brought, heldBefore, returned, overspentBefore] = [input.opening, 0, 0, 0]
  return input.income.map((income, period) => {
    const lines = input.lines.map((line, at) => stateOf(line, period, carried[at]))
    const assigned = 0 - sumOf(lines, input.lines, 'envelope', ({ assigned: amount }) => amount)
    const outside = sumOf(lines, input.lines, 'limit', spentOf) + sumOf(lines, input.lines, 'none', spentOf)
    const unbudgeted = 0 - addMinor(outside, input.unbudgeted[period])
    const held = 0 - input.held[period]
    const amount = [brought, heldBefore, income, returned, overspentBefore, assigned, unbudgeted, held].reduce(addMinor)
    const toAssign = { brought, heldBefore, income, returned, overspentBefore, assigned, unbudgeted, held, amount }
    ;[brought, heldBefore, returned, overspentBefore] = [amount, input.held[period], 0, 0]
    input.lines.forEach(({ mode, rollover }, at) => {
      carried[at] = carryOn(lines[at].left, rollover)
      const released = lines[at].left - carried[at]
      if (mode !== 'envelope') return
      if (released > 0) returned += released
      else overspentBefore += released
    })
    return { lines, toAssign }
  })
}

function stateOf({ mode, assigned, spent }: LineInput, period: number, carried: number): LineState {
  if (mode === 'none') return { carried: 0, assigned: 0, spent: spent[period], left: 0 }
  const left = [carried, assigned[period], -spent[period]].reduce(addMinor)
  return { carried, assigned: assigned[period], spent: spent[period], left }
}

function sumOf(
  states: readonly LineState[],
  lines: readonly LineInput[],
  mode: BudgetMode,
  amountOf: (state: LineState) => number,
): number {
  return states.reduce((sum, state, at) => (lines[at].mode === mode ? addMinor(sum, amountOf(state)) : sum), 0)
}

const spentOf = ({ spent }: LineState) => spent

function carryOn(left: number, rollover: Rollover): number {
  if (rollover === 'both') return left
  if (rollover === 'surplus') return Math.max(0, left)
  return rollover === 'deficit' ? Math.min(0, left) : 0
}
