import { parseAmount } from '#core/money'
import { readForecast } from '#forecasting/services/read_forecast'
import type { Condition, Facts } from '#rules/domain/triggers'
import { judgeOf, type Observation } from '../domain/judge.js'
import { moneyWords } from '../domain/words.js'
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
      const below = (minor: number) => minor < parseAmount(amount, currency.scale)
      const at = (day: (typeof outlook.days)[number]) => (certainty === 'likely' ? day.p50 : day.p10)
      const lowest = outlook.days.reduce((low, day) => (at(day) < at(low) ? day : low))
      const told = outlook.days.find((day) => below(at(day))) ?? lowest
      const facts: Facts = {
        account: account?.id ?? null,
        balance: { minor: at(told), currency: currency.code, scale: currency.scale },
        date: told.on,
      }
      observations.push({
        key: `forecast:${account?.id ?? 'household'}`,
        subject: currency.name,
        ...judge(facts),
        words: `${currency.name} ${certainty === 'likely' ? 'will likely' : 'may'} be at ${moneyWords(at(told), currency)} on ${told.on}.`,
        link: account ? `/forecast?account=${account.id}` : '/forecast',
      })
    }
    return observations
  },
}
