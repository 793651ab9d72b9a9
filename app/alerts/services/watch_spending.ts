import { readRates } from '#commodities/services/read_rates'
import { addMinor } from '#core/money'
import { addDays, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import { idList } from '#database/id_list'
import { type Period, periodOf } from '#budgets/domain/periods'
import type { Condition, Facts } from '#rules/domain/triggers'
import type { AlertCore, AlertView } from '../domain/alert.js'
import { type Judge, judgeOf, type Observation } from '../domain/judge.js'
import { decimalMoneyWords, moneyWords, periodWords } from '#core/words'
import { listWords } from '../domain/words.js'
import { categoryBranches, categoryNames } from './read_names.js'
import type { PastFiring, Watch } from './watches.js'

/** A Monday and the first of a year. */
const ANCHOR = '2024-01-01'

interface Spending {
  alert: AlertCore
  view: AlertView
  judge: Judge
  names: string
  days: ReadonlyMap<PlainDate, number>
}

export const watchSpending: Watch = {
  async now(queries, alert, view) {
    const period = periodAt(alert, view.today)
    const spending = await readSpending(queries, alert, view, period.from)
    return [observe(spending, period, view.today, spentUntil(spending.days, period, view.today))]
  },

  async past(queries, alert, view, from) {
    const spending = await readSpending(queries, alert, view, periodAt(alert, from).from)
    const firings = new Map<string, PastFiring>()
    let [period, spent] = [periodAt(alert, from), 0]
    for (let on = period.from; on <= view.today; on = addDays(on, 1)) {
      if (on > period.to) [period, spent] = [periodAt(alert, on), 0]
      spent = addMinor(spent, spending.days.get(on) ?? 0)
      if (on < from || firings.has(period.from)) continue
      const { holds, subject, words } = observe(spending, period, on, spent)
      if (holds) firings.set(period.from, { on, subject, words })
    }
    return [...firings.values()]
  },
}

function periodAt({ settings }: AlertCore, day: PlainDate): Period {
  return periodOf({ length: settings.period ?? 'month', anchorOn: ANCHOR }, day)
}

function observe({ alert, view, judge, names }: Spending, period: Period, on: PlainDate, spent: number): Observation {
  const { currency } = view
  const [categoryIds, limit] = [alert.settings.category_ids ?? [], alert.settings.amount ?? '0']
  const facts: Facts = {
    category: categoryIds.length === 1 ? categoryIds[0]! : null,
    spent: { minor: spent, currency: currency.code, scale: currency.scale },
    date: on,
  }
  const [amount, most] = [moneyWords(spent, currency), decimalMoneyWords(limit, currency.code)]
  return {
    key: `spending:${period.from}`,
    subject: `${names}, ${periodWords(alert.settings.period ?? 'month', period.from)}`,
    ...judge(facts),
    words: `Spending in ${names} is at ${amount}; the limit is ${most}.`,
    link: `/transactions?${categoryIds.length === 1 ? `category=${categoryIds[0]}&` : ''}from=${period.from}`,
  }
}

async function readSpending(queries: Queries, alert: AlertCore, view: AlertView, from: PlainDate): Promise<Spending> {
  const categoryIds = alert.settings.category_ids ?? []
  const own: Condition = { field: 'spent', op: 'gt', value: alert.settings.amount ?? '0' }
  return {
    alert,
    view,
    judge: judgeOf(alert, [own], { today: view.today }),
    names: listWords(await categoryNames(queries, categoryIds)),
    days: await spentByDay(queries, view, await categoryBranches(queries, categoryIds), from),
  }
}

function spentUntil(days: ReadonlyMap<PlainDate, number>, period: Period, until: PlainDate): number {
  let spent = 0
  for (const [on, amount] of days) if (on >= period.from && on <= until) spent = addMinor(spent, amount)
  return spent
}

/** What was spent on each day in the household's currency; an amount that no rate leads from is left out, as in reports. */
async function spentByDay(queries: Queries, { currency, today }: AlertView, categories: number[], from: PlainDate) {
  const days = new Map<PlainDate, number>()
  if (categories.length === 0) return days
  const { placeholders, values } = idList(categories)
  const rows = await queries.all<{ on_day: string; code: string; quantity: number }>(
    `SELECT p.occurred_on AS on_day, c.code, CAST(SUM(p.quantity) AS BIGINT) AS quantity
     FROM postings p JOIN commodities c ON c.id = p.commodity_id
     WHERE p.account_id IN (${placeholders}) AND p.counted = 1 AND p.occurred_on BETWEEN ? AND ?
     GROUP BY p.occurred_on, c.code`,
    [...values, from, today],
  )
  const rates = rows.some(({ code }) => code !== currency.code) ? await readRates(queries) : undefined
  for (const { on_day: on, code, quantity } of rows) {
    const amount = code === currency.code ? quantity : rates!.convert(quantity, code, currency.code, on)
    if (amount !== undefined) days.set(on, addMinor(days.get(on) ?? 0, amount))
  }
  return days
}
