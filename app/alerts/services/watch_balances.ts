import { addDays, type PlainDate } from '#core/plain_date'
import type { Queries } from '#database/database'
import type { Condition, Facts } from '#rules/domain/triggers'
import type { AlertCore, AlertView } from '../domain/alert.js'
import { type Judge, judgeOf, type Observation } from '../domain/judge.js'
import { decimalMoneyWords, moneyWords } from '#core/words'
import { type NamedAccount, watchedAccounts } from './read_names.js'
import type { PastFiring, Watch } from './watches.js'

/** Balances as the books have them: below an amount, or as a condition of the household's own asks. */
export const watchBalances: Watch = {
  async now(queries, alert, view) {
    const judge = judgeBalances(alert, view)
    const observations: Observation[] = []
    for (const account of await watchedAccounts(queries, alert.settings.account_ids)) {
      const { before } = await changesSince(queries, account, addDays(view.today, 1), view.today)
      observations.push(observe(alert, judge, account, before, view.today))
    }
    return observations
  },

  async past(queries, alert, view, from) {
    const judge = judgeBalances(alert, view)
    const firings: PastFiring[] = []
    for (const account of await watchedAccounts(queries, alert.settings.account_ids)) {
      const { before, changes } = await changesSince(queries, account, from, view.today)
      let [balance, held] = [before, observe(alert, judge, account, before, addDays(from, -1)).holds]
      for (let on = from; on <= view.today; on = addDays(on, 1)) {
        balance += changes.get(on) ?? 0
        const { holds, subject, words } = observe(alert, judge, account, balance, on)
        if (holds && !held) firings.push({ on, subject, words })
        held = holds
      }
    }
    return firings.sort((a, b) => a.on.localeCompare(b.on))
  },
}

function judgeBalances(alert: AlertCore, { today }: AlertView): Judge {
  const { amount } = alert.settings
  const own: Condition[] = amount === undefined ? [] : [{ field: 'balance', op: 'lt', value: amount }]
  return judgeOf(alert, own, { today })
}

function observe(
  { settings }: AlertCore,
  judge: Judge,
  account: NamedAccount,
  balance: number,
  on: PlainDate,
): Observation {
  const { id, name, code, scale } = account
  const facts: Facts = { account: id, balance: { minor: balance, currency: code, scale }, date: on }
  const limit = settings.amount === undefined ? '' : `; the limit is ${decimalMoneyWords(settings.amount, code)}`
  return {
    key: `account:${id}`,
    subject: name,
    ...judge(facts),
    words: `${name} is at ${moneyWords(balance, account)}${limit}.`,
    link: `/accounts/${id}`,
  }
}

/** The balance before a day, and by how much it changed on each day since. */
async function changesSince(queries: Queries, { id }: NamedAccount, from: PlainDate, until: PlainDate) {
  const old = await queries.first<{ balance: number }>(
    `SELECT COALESCE(CAST(SUM(quantity) AS BIGINT), 0) AS balance FROM postings
     WHERE account_id = ? AND counted = 1 AND occurred_on < ?`,
    [id, from],
  )
  const rows = await queries.all<{ on_day: string; quantity: number }>(
    `SELECT occurred_on AS on_day, CAST(SUM(quantity) AS BIGINT) AS quantity FROM postings
     WHERE account_id = ? AND counted = 1 AND occurred_on BETWEEN ? AND ? GROUP BY occurred_on`,
    [id, from, until],
  )
  return { before: old!.balance, changes: new Map(rows.map(({ on_day: on, quantity }) => [on, quantity])) }
}
