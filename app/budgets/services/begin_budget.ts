import type { ChangeSet } from '#changes/change_set'
import type { PlainDate } from '#core/plain_date'
import type { Budget } from '../domain/budget.js'

/** Makes sure that there is a budget and that it has begun by a day. */
export async function beginBudget(changes: ChangeSet, budget: Budget, day: PlainDate, now: string): Promise<void> {
  if (budget.id !== null) {
    if (day < budget.startsOn) await changes.update('budgets', budget.id, { starts_on: day })
    return
  }
  await changes.insert('budgets', {
    currency: budget.currency.code,
    period_length: budget.rhythm.length,
    anchor_on: budget.rhythm.anchorOn,
    starts_on: day,
    default_mode: budget.defaultMode,
    opening_amount: budget.openingAmount,
    created_at: now,
  })
}
