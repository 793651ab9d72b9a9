/*
 * What follows from the rows a change set touches, in its transaction: derived tables that are kept in step, and announcements.
 */
import { budgetChanged } from '#budgets/derivations/budget_changed'
import { periodTotals } from '#budgets/derivations/period_totals'
import type { DerivationFactory } from '#changes/derivation'
import { accountAnnouncements } from '#ledger/derivations/account_announcements'
import { monthTotals } from '#ledger/derivations/month_totals'
import { searchIndex } from '#ledger/derivations/search_index'
import { ruleUses } from '#rules/derivations/rule_uses'

export const derivations: readonly DerivationFactory[] = [
  monthTotals,
  searchIndex,
  ruleUses,
  periodTotals,
  budgetChanged,
  accountAnnouncements,
]
