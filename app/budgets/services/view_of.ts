import { currencyScale } from '#commodities/domain/currencies'
import type { Clock } from '#core/clock'
import type { BudgetView } from '../domain/budget.js'

/** How a household sees its budget at this moment. */
export function viewOf(household: { base_currency: string; time_zone: string }, clock: Clock): BudgetView {
  const code = household.base_currency
  return { currency: { code, scale: currencyScale(code) }, today: clock.today(household.time_zone) }
}
