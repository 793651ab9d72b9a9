import { dayNumber, monthOf, monthsBetween, type Month, type PlainDate } from '#core/plain_date'

/** A statement with what it says of its balance, in minor units. */
export interface StatedPeriod {
  from: PlainDate
  to: PlainDate
  opening: number | null
  closing: number
  /** What the ledger says at the end of its last day. */
  ledger: number
  /** Whether it begins with what the one before it ended with; null where nobody can tell. */
  continues: boolean | null
}

export type MonthState = 'complete' | 'missing' | 'gap' | 'differs' | 'overlap'

export interface StatementMonth {
  month: Month
  /** The worst of what is known of it. */
  state: MonthState
  statements: number
  /** What must have moved between a statement that begins in this month and the one before it. */
  gap: number | null
  /** Days that two statements have. */
  overlapDays: number
  /** The bank's balance less the ledger's, at the last statement that ends in this month. */
  difference: number | null
}

/** How well the statements of an account follow on each other, month by month from the first to the last of them. */
export function statementMonths(statements: readonly StatedPeriod[]): StatementMonth[] {
  const [first, last] = [statements[0], statements.at(-1)]
  if (!first || !last) return []
  const from = statements.reduce((least, each) => (each.from < least ? each.from : least), first.from)
  return monthsBetween(monthOf(from), monthOf(last.to)).map((month) => describeMonth(month, statements))
}

function describeMonth(month: Month, statements: readonly StatedPeriod[]): StatementMonth {
  const touching = statements.filter(({ from, to }) => monthOf(from) <= month && month <= monthOf(to))
  let [gap, overlapDays]: [number | null, number] = [null, 0]
  statements.forEach((statement, at) => {
    const before = statements[at - 1]
    if (!before || monthOf(statement.from) !== month) return
    if (statement.continues === false) gap = (gap ?? 0) + statement.opening! - before.closing
    overlapDays += daysInBoth(before, statement)
  })
  const ending = touching.findLast(({ to }) => monthOf(to) === month)
  const difference = ending === undefined ? null : ending.closing - ending.ledger
  const isBridged = touching.length === 0 && statements.find(({ from }) => monthOf(from) > month)?.continues === true
  const state = stateOf({ isMissing: touching.length === 0 && !isBridged, gap, difference, overlapDays })
  return { month, state, statements: touching.length, gap, overlapDays, difference }
}

interface Findings {
  isMissing: boolean
  gap: number | null
  difference: number | null
  overlapDays: number
}

function stateOf({ isMissing, gap, difference, overlapDays }: Findings): MonthState {
  if (isMissing) return 'missing'
  if (gap !== null) return 'gap'
  if (difference !== null && difference !== 0) return 'differs'
  return overlapDays > 0 ? 'overlap' : 'complete'
}

/** The day on which one ends and the next begins is no overlap while balances follow: banks cut statements in the middle of days. */
function daysInBoth(before: StatedPeriod, { from, to, continues }: StatedPeriod): number {
  const end = before.to < to ? before.to : to
  const days = dayNumber(end) - dayNumber(from) + 1
  if (days <= 0 || (days === 1 && continues === true)) return 0
  return days
}
