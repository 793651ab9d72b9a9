import type { Goal } from '#lib/api/goals.ts'
import { formatDate, formatMonth } from '#lib/format/date.ts'
import { formatMoney } from '#lib/format/money.ts'

/** Where a goal stands and where it leads, in one sentence. */
export function goalWords(goal: Goal): string {
  if (goal.reached) return goal.kind === 'save' ? 'Saved up.' : 'Paid down.'
  const remaining = formatMoney({ amount: goal.remaining, currency: goal.currency })
  const until = goal.target_on ? ` until ${formatDate(goal.target_on)}` : ''
  const outlook = goal.expected_month
    ? ` Expected in ${formatMonth(goal.expected_month, 'full')}.`
    : goal.contribution !== null
      ? ' The contribution is not enough to get there.'
      : ''
  return `${remaining} to go${until}.${outlook}`
}

/** What the badge says; nothing where there is no day to be there. */
export function paceWords(goal: Goal): string | null {
  if (goal.reached) return 'Reached'
  if (goal.on_track === null) return null
  return goal.on_track ? 'On track' : 'Behind'
}
