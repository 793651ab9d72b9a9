import { dayWords, moneyWords, percentWords } from '#core/words'
import { addDays, firstDay, lastDay, monthOf } from '#core/plain_date'
import type { BudgetFact, Facts, GoalFact } from '../facts.js'
import type { Finding } from '../insight.js'

const REACHED_DAYS = 30
const MILESTONE_DAYS = 21
/** Spending may run this far ahead of the calendar before it is called fast. */
const AHEAD_ALLOWED = 0.2
const ELAPSED_NEEDED = 0.25

/** How goals stand. */
export function goalFindings({ goals, today }: Facts): Finding[] {
  return goals.map((goal) => goalFinding(goal, today)).filter((one) => one !== undefined)
}

function goalFinding(goal: GoalFact, today: string): Finding | undefined {
  const { id, name, reachedOn, targetOn, needed, planned, currency } = goal
  const link = { action: { label: 'See the goal', href: `/goals/${id}` } }
  if (reachedOn !== null) {
    const expiresOn = addDays(reachedOn, REACHED_DAYS)
    if (expiresOn < today) return undefined
    const body = goal.kind === 'save' ? 'All of it is there.' : 'It is paid down.'
    return {
      key: `goal_reached:${id}`,
      kind: 'goal_reached',
      severity: 'info',
      title: `${name} is reached`,
      body,
      ...link,
      expiresOn,
    }
  }
  const share = `${Math.floor(goal.progress * 100)}%`
  if (goal.isOnTrack === false && targetOn !== null) {
    const wanted =
      needed === undefined
        ? ''
        : ` It takes ${moneyWords(needed, currency)} a month to be there by ${dayWords(targetOn)}`
    const given = planned === undefined ? '' : `, and ${moneyWords(planned, currency)} are planned`
    return {
      key: `goal_behind:${id}:${monthOf(today)}`,
      kind: 'goal_behind',
      severity: 'notice',
      title: `${name} is behind`,
      body: `${share} of the way is done.${wanted && `${wanted}${given}.`}`,
      ...link,
      expiresOn: lastDay(monthOf(today)),
    }
  }
  const quarters = Math.floor(goal.progress * 4)
  if (goal.isOnTrack !== true || quarters < 1) return undefined
  return {
    key: `goal_on_track:${id}:${quarters * 25}`,
    kind: 'goal_on_track',
    severity: 'info',
    title: `${name} is on track`,
    body: `${share} of the way is done${targetOn === null ? '' : `, as it should be to get there by ${dayWords(targetOn)}`}.`,
    ...link,
    expiresOn: addDays(today, MILESTONE_DAYS),
  }
}

/** Budgets that are used up, or going to be before their time. */
export function budgetFindings({ budgets, today }: Facts): Finding[] {
  const month = monthOf(today)
  return budgets
    .filter(({ assigned, shareUsed }) => assigned > 0 && shareUsed !== null)
    .filter((budget) => budget.left < 0 || isFast(budget))
    .sort((a, b) => a.left - b.left)
    .map(({ categoryId, name, assigned, spent, left, shareUsed, shareElapsed, currency }) => ({
      key: `budget_pace:${categoryId}:${month}`,
      kind: 'budget_pace',
      severity: left < 0 ? 'notice' : 'info',
      title: left < 0 ? `The budget for ${name} is used up` : `The budget for ${name} goes quickly`,
      body:
        `${moneyWords(spent, currency)} of ${moneyWords(assigned, currency)} are spent, ${percentWords(shareUsed!)}, ` +
        `when ${percentWords(shareElapsed)} of the time is over.`,
      amount: Math.abs(left),
      currency: currency.code,
      categoryId,
      evidence: { category: categoryId, from: firstDay(month), to: lastDay(month) },
      action: { label: 'See the budget', href: '/budget' },
      expiresOn: lastDay(month),
    }))
}

function isFast({ shareUsed, shareElapsed }: BudgetFact): boolean {
  return (
    shareElapsed >= ELAPSED_NEEDED && shareUsed! > Math.min(0.9, shareElapsed + AHEAD_ALLOWED) && shareElapsed < 0.9
  )
}
