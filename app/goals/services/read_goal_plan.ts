import { currencyScale } from '#commodities/domain/currencies'
import { readRates } from '#commodities/services/read_rates'
import { invalidField, NotFoundException } from '#core/exceptions'
import { formatAmount, parseAmount } from '#core/money'
import { addMonths, lastDay, monthNumber, monthOf, monthOfNumber } from '#core/plain_date'
import type { Queries } from '#database/database'
import { type GoalFacts, monthsUntil, neededFor, plan } from '../domain/goal.js'
import type { GoalPlanJson } from '../validators/goal.js'
import { type GoalRow, type GoalView, readStandingGoals } from './read_goals.js'

/** What a person tries out; what is left out is as the goal has it. */
export interface WhatIf {
  contribution?: string
  target_amount?: string
  target_on?: string
  yearly_rate?: string
  extra?: string
  extra_once?: string
  extra_on?: string
}

const HISTORY_MONTHS = 24

/** How a goal came to stand where it does, and how it goes on month by month. */
export async function readGoalPlan(queries: Queries, view: GoalView, id: number, what: WhatIf): Promise<GoalPlanJson> {
  const [goal] = await readStandingGoals(queries, view, id)
  if (!goal) throw new NotFoundException('goal')
  const scale = currencyScale(goal.row.currency)
  const text = (minor: number) => formatAmount(minor, scale)
  const facts = assume(goal.facts, what, scale)
  const needed = facts.targetOn === null ? null : neededFor(facts, view.today, facts.targetOn)
  const contribution = facts.contribution ?? needed
  const months = contribution === null ? undefined : plan(facts, contribution, extrasOf(what, scale, view.today))
  const now = monthOf(view.today)
  const sum = (part: 'interest' | 'payment') => text((months ?? []).reduce((all, month) => all + month[part], 0))
  return {
    currency: goal.row.currency,
    contribution: contribution === null ? null : text(contribution),
    reached_month: months ? addMonths(now, months.length) : null,
    needed_contribution: needed === null ? null : text(needed),
    total_interest: sum('interest'),
    total_paid: sum('payment'),
    history: await readHistory(queries, view, goal.row),
    months: (months ?? []).map(({ month, payment, interest, extra, amount }) => ({
      month: addMonths(now, month),
      payment: text(payment),
      interest: text(interest),
      extra: text(extra),
      amount: text(amount),
    })),
  }
}

function assume(facts: GoalFacts, what: WhatIf, scale: number): GoalFacts {
  return {
    ...facts,
    contribution:
      what.contribution === undefined ? facts.contribution : amountOf(what.contribution, '/contribution', scale),
    target: what.target_amount === undefined ? facts.target : amountOf(what.target_amount, '/target_amount', scale),
    targetOn: what.target_on ?? facts.targetOn,
    yearlyRate: what.yearly_rate ?? facts.yearlyRate,
  }
}

function extrasOf(what: WhatIf, scale: number, today: string) {
  const extra = what.extra === undefined ? 0 : amountOf(what.extra, '/extra', scale)
  if (what.extra_once === undefined) return { extra }
  const month = what.extra_on === undefined ? 1 : monthsUntil(today, what.extra_on)
  return { extra, extraOnce: new Map([[month, amountOf(what.extra_once, '/extra_once', scale)]]) }
}

function amountOf(text: string, pointer: string, scale: number): number {
  const minor = parseAmount(text, scale)
  if (minor < 0) throw invalidField(pointer, 'positive', 'Write an amount that is not below zero.')
  return minor
}

/** What the goal's accounts had, or owed, at the end of each month; nothing for goals without accounts. */
async function readHistory(queries: Queries, view: GoalView, row: GoalRow): Promise<GoalPlanJson['history']> {
  const ids = JSON.parse(row.account_ids) as number[]
  if (ids.length === 0) return []
  const totals = await queries.all<{ code: string; month: number; quantity: number }>(
    `SELECT c.code, m.month, CAST(SUM(m.quantity) AS BIGINT) AS quantity
     FROM month_totals m JOIN commodities c ON c.id = m.commodity_id
     WHERE m.account_id IN (${ids.map(() => '?').join(', ')}) GROUP BY c.code, m.month ORDER BY m.month`,
    ids,
  )
  const rates = await readRates(queries)
  const last = monthNumber(monthOf(view.today))
  const [balances, points] = [new Map<string, number>(), [] as GoalPlanJson['history']]
  for (let month = Math.max(last - HISTORY_MONTHS, totals[0]?.month ?? last), at = 0; month <= last; month++) {
    for (; at < totals.length && totals[at].month <= month; at++)
      balances.set(totals[at].code, (balances.get(totals[at].code) ?? 0) + totals[at].quantity)
    const day = month === last ? view.today : lastDay(monthOfNumber(month))
    const sum = [...balances].reduce(
      (all, [code, amount]) => all + (rates.convert(amount, code, row.currency, day) ?? 0),
      0,
    )
    const amount = row.kind === 'save' ? sum - row.excluded_amount : Math.max(0, 0 - sum)
    points.push({ month: monthOfNumber(month), amount: formatAmount(amount, currencyScale(row.currency)) })
  }
  return points
}
