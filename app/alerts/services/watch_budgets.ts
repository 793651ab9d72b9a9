import { addMonths, lastDay, monthOf, monthsBetween, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { percentUsed } from '#budgets/domain/pace'
import { type BudgetPace, readBudgetPaces } from '#budgets/services/read_budget_pace'
import type { Condition, Facts } from '#rules/domain/triggers'
import type { AlertCore, AlertView } from '../domain/alert.js'
import { judgeOf, type Observation } from '../domain/judge.js'
import { moneyWords, periodWords } from '#core/words'
import type { PastFiring, Watch } from './watches.js'

/** Budgets of categories: how much of one is used, or what a condition of the household's own asks of it. */
export const watchBudgets: Watch = {
  now: (queries, alert, view) => observeOn(queries, alert, view, view.today),

  /** By the ends of months: what a budget allowed on a day of the past is not kept. */
  async past(queries, alert, view, from) {
    const firings: PastFiring[] = []
    for (const month of monthsBetween(monthOf(from), addMonths(monthOf(view.today), -1))) {
      const on = lastDay(month)
      for (const { holds, subject, words } of await observeOn(queries, alert, view, on))
        if (holds) firings.push({ on, subject, words })
    }
    return firings
  },
}

async function observeOn(queries: Queries, alert: AlertCore, view: AlertView, on: PlainDate): Promise<Observation[]> {
  const { percent, category_ids: wanted = [] } = alert.settings
  const own: Condition[] = percent === undefined ? [] : [{ field: 'used_percent', op: 'gte', value: percent }]
  const judge = judgeOf(alert, own, { today: view.today })
  const paces = await readBudgetPaces(queries, { currency: view.currency, today: on })
  const names = await queries.all<{ id: number; name: string }>(
    `SELECT id, name FROM accounts WHERE kind = 'expense' ORDER BY id`,
  )
  return names.flatMap(({ id, name }) => {
    const pace = paces.get(id)
    if (!pace || (wanted.length > 0 && !wanted.includes(id))) return []
    const month = monthOf(on)
    return {
      key: `budget:${id}:${month}`,
      subject: `${name}, ${periodWords('month', `${month}-01`)}`,
      ...judge(factsOf(id, pace, on)),
      words: wordsOf(name, pace),
      link: '/budget',
    }
  })
}

function factsOf(
  category: number,
  { assigned, spent, left, share_used: used, currency }: BudgetPace,
  on: PlainDate,
): Facts {
  const amount = (minor: number) => ({ minor, currency: currency.code, scale: currency.scale })
  return {
    category,
    budgeted: amount(assigned),
    spent: amount(spent),
    remaining: amount(left),
    used_percent: percentUsed({ share_used: used, spent }),
    date: on,
  }
}

function wordsOf(name: string, { assigned, spent, left, currency }: BudgetPace): string {
  const of = `${moneyWords(spent, currency)} of ${moneyWords(assigned, currency)} are spent in ${name}`
  return left < 0 ? `${of}, which is ${moneyWords(0 - left, currency)} too much.` : `${of}.`
}
