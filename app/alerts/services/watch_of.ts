import type { AlertCore } from '../domain/alert.js'
import { watchBalances } from './watch_balances.js'
import { watchBudgets } from './watch_budgets.js'
import { watchConsents } from './watch_consents.js'
import { watchForecast } from './watch_forecast.js'
import { watchSpending } from './watch_spending.js'
import type { Watch } from './watches.js'

/** How a standing alert looks; undefined for what happens or is told. */
export function watchOf({ kind, settings }: AlertCore): Watch | undefined {
  switch (kind) {
    case 'spending_over':
      return watchSpending
    case 'budget_used':
      return watchBudgets
    case 'low_balance':
      return watchBalances
    case 'forecast_below':
      return watchForecast
    case 'consent_ending':
      return watchConsents
    case 'custom':
      return settings.about === 'balance' ? watchBalances : settings.about === 'budget' ? watchBudgets : undefined
    default:
      return undefined
  }
}
