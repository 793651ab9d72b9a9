/*
 * What other domains do when a category is merged into another or deleted.
 */
import type { CategoryPart } from '#ledger/category_part'
import { alertsOfCategory } from '#alerts/services/follow_category'
import { budgetOfCategory } from '#budgets/services/follow_category'
import { goalsOfCategory } from '#goals/services/follow_category'
import { billsOfCategory } from '#recurring/services/follow_category'
import { followMergedCategory } from '#rules/services/follow_merged_category'

export const categoryParts: readonly CategoryPart[] = [
  { merged: followMergedCategory },
  budgetOfCategory,
  goalsOfCategory,
  alertsOfCategory,
  billsOfCategory,
]
