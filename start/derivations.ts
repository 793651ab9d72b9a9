/*
 * The tables derived from the ledger's rows, kept in step by the gateway.
 */
import { periodTotals } from '#budgets/derivations/period_totals'
import type { DerivationFactory } from '#changes/derivation'
import { monthTotals } from '#ledger/derivations/month_totals'
import { searchIndex } from '#ledger/derivations/search_index'
import { ruleUses } from '#rules/derivations/rule_uses'

export const derivations: readonly DerivationFactory[] = [monthTotals, searchIndex, ruleUses, periodTotals]
