import { type ForecastDay, readForecast } from '#forecasting/services/read_forecast'
import type { Condition, Facts } from '#rules/domain/triggers'
import { judgeOf, type Observation } from '../domain/judge.js'
import { dayWords, moneyWords } from '#core/words'
import { watchedAccounts } from './read_names.js'
import type { Watch } from './watches.js'

/** Whether a balance will be below an amount on a day ahead, by the kept forecast. */
export const watchForecast: Watch = {
  async now(queries, alert, view) {
    const { account_ids: ids = [], days = 30, amount = '0', certainty = 'likely' } = alert.settings
    const own: Condition = { field: 'balance', op: 'lt', value: amount }
    const judge = judgeOf(alert, [own], { today: view.today })
    const accounts = ids.length === 0 ? [undefined] : await watchedAccounts(queries, ids)
    const observations: Observation[] = []
    for (const account of accounts) {
      const outlook = await readForecast(queries, { today: view.today, days, accountId: account?.id })
      if (!outlook) continue
      const currency = account ?? { ...view.currency, name: 'Everyday accounts' }
      const at = (day: ForecastDay) => (certainty === 'likely' ? day.p50 : day.p10)
      const judged = (day: ForecastDay) => judge(factsOf(account?.id ?? null, at(day), currency, day))
      const lowest = outlook.days.reduce((low, day) => (at(day) < at(low) ? day : low))
      const told = outlook.days.find((day) => judged(day).holds) ?? lowest
      const how = certainty === 'likely' ? 'will likely' : 'may'
      observations.push({
        key: `forecast:${account?.id ?? 'household'}`,
        subject: currency.name,
        ...judged(told),
        words: `${currency.name} ${how} be at ${moneyWords(at(told), currency)} on ${dayWords(told.on)}.`,
        link: account ? `/forecast?account=${account.id}` : '/forecast',
      })
    }
    return observations
  },
}

function factsOf(
  account: number | null,
  minor: number,
  { code, scale }: { code: string; scale: number },
  { on }: ForecastDay,
): Facts {
  return { account, balance: { minor, currency: code, scale }, date: on }
}
